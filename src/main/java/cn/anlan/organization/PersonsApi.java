package cn.anlan.organization;

import static cn.anlan.platform.Role.ADMINISTRATOR;
import static cn.anlan.platform.Role.SECURITY;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Persons: kept by the administrator; security, who gives them accounts, reads them too. */
@RestController
@RequestMapping("/api/persons")
class PersonsApi {

    private final Persons persons;
    private final PersonStore store;
    private final PostStore posts;
    private final UnitQueries units;
    private final Receipts receipts;

    PersonsApi(Persons persons, PersonStore store, PostStore posts, UnitQueries units, Receipts receipts) {
        this.persons = persons;
        this.store = store;
        this.posts = posts;
        this.units = units;
        this.receipts = receipts;
    }

    record Service(
            UUID post,
            String title,
            UUID unit,
            String unitName,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** A person with all posts ever held, latest first. */
    record PersonPage(PersonView person, long version, List<Service> posts) {}

    record PersonEntry(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Pattern(regexp = "[0-9+ -]{5,20}") String mobile,
            @Nullable @Email @Size(max = 254) String email) {

        Persons.Entry entry() {
            return new Persons.Entry(name, mobile, email, false);
        }
    }

    @Allowed({ADMINISTRATOR, SECURITY})
    @GetMapping
    CursorPage<PersonView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        return CursorPage.of(
                store.list(q, Cursor.parse(cursor, 2), rows + 1),
                rows,
                person -> Cursor.of(person.name(), person.id()));
    }

    @Allowed({ADMINISTRATOR, SECURITY})
    @GetMapping("/{id}")
    ResponseEntity<PersonPage> get(@PathVariable UUID id) {
        var person = store.find(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_PERSON));
        var services = posts.holdingsOfPerson(id).stream().map(this::service).toList();
        return ResponseEntity.ok()
                .eTag("\"" + person.version() + "\"")
                .body(new PersonPage(person.person(), person.version(), services));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Done enter(Actor actor, Command command, @Valid @RequestBody PersonEntry body) {
        return receipts.once(actor, command, body, () -> persons.enter(actor, body.entry()));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/correct")
    Done correct(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody PersonEntry body) {
        return receipts.once(actor, command, body, () -> persons.correct(actor, id, command.version(), body.entry()));
    }

    private Service service(PostStore.Holding holding) {
        var post = posts.find(holding.post()).orElseThrow();
        var holder = holding.holder();
        return new Service(
                post.id(), post.title(), post.unit(), units.get(post.unit()).name(), holder.from(), holder.to());
    }
}
