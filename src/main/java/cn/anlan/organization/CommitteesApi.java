package cn.anlan.organization;

import static cn.anlan.platform.Role.ADMINISTRATOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

/** Safety Committees and special committees: everybody signed in reads them; who may change one, {@link Committees} says. */
@RestController
@RequestMapping("/api/committees")
class CommitteesApi {

    private final Committees committees;
    private final CommitteeQueries queries;
    private final CommitteeStore store;
    private final Today today;
    private final Receipts receipts;

    CommitteesApi(
            Committees committees, CommitteeQueries queries, CommitteeStore store, Today today, Receipts receipts) {
        this.committees = committees;
        this.queries = queries;
        this.store = store;
        this.today = today;
        this.receipts = receipts;
    }

    /** @param history everybody who ever sat in it, latest first */
    record CommitteePage(CommitteeView committee, List<SeatView> history) {}

    record Found(
            @NotNull UUID of,
            @NotNull UnitKind kind,
            @NotBlank @Size(max = 200) String name,
            @Size(max = 100) @Nullable String sector,
            @Size(max = 20000) @Nullable String rules,
            @Nullable LocalDate opened) {}

    record Describe(
            @Size(max = 100) @Nullable String sector,
            @Size(max = 20000) @Nullable String rules) {}

    record Take(
            @NotNull UUID person,
            @NotNull Seat seat,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Leave(@NotNull UUID person, @Nullable LocalDate on) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping
    CursorPage<CommitteeView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID of,
            @RequestParam(required = false) @Nullable UnitKind kind,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{0,12}") String area,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        var found = store.list(new CommitteeStore.Filter(q, of, kind, area, closed), Cursor.parse(cursor, 2), rows + 1);
        return CursorPage.of(store.seated(found, today.date()), rows, one -> Cursor.of(one.territory(), one.id()));
    }

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{id}")
    ResponseEntity<CommitteePage> get(@PathVariable UUID id) {
        CommitteeView committee = queries.get(id);
        return ResponseEntity.ok()
                .eTag("\"" + committee.version() + "\"")
                .body(new CommitteePage(committee, store.history(id)));
    }

    @Allowed({ADMINISTRATOR, COMMITTEE_OFFICE, PRINCIPAL})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Done found(Actor actor, Command command, @Valid @RequestBody Found body) {
        var asked = new Committees.NewCommittee(
                body.of(), body.kind(), body.name(), body.sector(), text(body.rules()), body.opened(), false);
        return receipts.once(actor, command, body, () -> committees.found(actor, asked));
    }

    @Allowed({ADMINISTRATOR, COMMITTEE_OFFICE, PRINCIPAL})
    @PostMapping("/{id}/describe")
    Done describe(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Describe body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> committees.describe(actor, id, command.version(), body.sector(), text(body.rules())));
    }

    @Allowed({ADMINISTRATOR, COMMITTEE_OFFICE, PRINCIPAL})
    @PostMapping("/{id}/seat")
    Done seat(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Take body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> committees.seat(
                        actor, id, command.version(), body.person(), body.seat(), body.from(), body.to()));
    }

    @Allowed({ADMINISTRATOR, COMMITTEE_OFFICE, PRINCIPAL})
    @PostMapping("/{id}/unseat")
    Done unseat(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Leave body) {
        return receipts.once(
                actor, command, body, () -> committees.unseat(actor, id, command.version(), body.person(), body.on()));
    }

    private static String text(@Nullable String asked) {
        return Objects.requireNonNullElse(asked, "");
    }
}
