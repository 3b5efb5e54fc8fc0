package cn.anlan.obligations;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ProblemTexts;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What one does with whole lists: export as seen, count by clause, assign many, keep a filter. */
@RestController
class ListsApi {

    private static final int EXPORTED = 100_000;
    private static final Bilingual LIST = new Bilingual("应办事项", "obligations");

    private final ObligationQueries queries;
    private final ObligationCounts counts;
    private final ObligationSheet sheet;
    private final SavedFilters filters;
    private final Obligations obligations;
    private final Receipts receipts;
    private final ProblemTexts texts;
    private final Clock clock;

    ListsApi(
            ObligationQueries queries,
            ObligationCounts counts,
            ObligationSheet sheet,
            SavedFilters filters,
            Obligations obligations,
            Receipts receipts,
            ProblemTexts texts,
            Clock clock) {
        this.queries = queries;
        this.counts = counts;
        this.sheet = sheet;
        this.filters = filters;
        this.obligations = obligations;
        this.receipts = receipts;
        this.texts = texts;
        this.clock = clock;
    }

    record Item(@NotNull UUID id, long version) {}

    record ManyAssigned(
            @NotNull UUID bearerPost,
            @Nullable @Size(max = 2000) String note,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid Item> items) {}

    /** What became of one row: done, or refused with a code and words. */
    record Outcome(
            UUID id,
            @Nullable Done done,
            @Nullable String code,
            @Nullable String detail) {}

    record Outcomes(int assigned, List<Outcome> items) {}

    record Filters(List<SavedFilters.Saved> items) {}

    record Query(@NotNull @Size(max = 2000) String query) {}

    /** The list as seen, as Excel. */
    @GetMapping("/api/obligations.xlsx")
    @ReadsCases
    ResponseEntity<StreamingResponseBody> export(Actor actor, @ModelAttribute ObligationFilter filter, Locale locale) {
        String today = LocalDate.ofInstant(clock.instant(), Zones.CHINA).toString();
        // A filter that can't be is refused now: once the file is on its way it is too late.
        CursorPage<ObligationRow> first = queries.list(actor, filter, null, CursorPage.MOST);
        return sheet.answer(LIST, today, locale, rows -> {
            CursorPage<ObligationRow> page = first;
            rows.accept(page.items());
            int written = page.items().size();
            while (page.next() != null && written < EXPORTED) {
                page = queries.list(actor, filter, page.next(), CursorPage.MOST);
                rows.accept(page.items());
                written += page.items().size();
            }
        });
    }

    /** Open, late and closed obligations under each clause. */
    @GetMapping("/api/obligations/counts")
    @Allowed(everyoneSignedIn = true)
    ObligationCounts.Counts counts(Actor actor, @RequestParam(required = false) @Nullable String pack) {
        return counts.byClause(actor.scope(), pack);
    }

    /** Assigns many to one post. Each row has its own outcome; the same request again has no second effect. */
    @PostMapping("/api/obligations/assign")
    @Allowed({COMMITTEE_OFFICE, PRINCIPAL, SUPERVISOR})
    Outcomes assign(Actor actor, Command command, @RequestBody @Valid ManyAssigned body, Locale locale) {
        String note = body.note() == null ? "" : body.note();
        List<Outcome> outcomes = body.items().stream()
                .map(item -> {
                    var one = new Command(key(command, item.id()), item.version(), command.path() + "/" + item.id());
                    try {
                        return new Outcome(
                                item.id(),
                                receipts.once(
                                        actor,
                                        one,
                                        List.of(body.bearerPost(), note, item),
                                        () -> obligations.assign(
                                                actor, item.id(), item.version(), body.bearerPost(), note)),
                                null,
                                null);
                    } catch (Problem refused) {
                        return new Outcome(item.id(), null, refused.code().name(), texts.detail(refused, locale));
                    }
                })
                .toList();
        return new Outcomes(
                (int) outcomes.stream()
                        .filter(outcome -> outcome.done() != null)
                        .count(),
                outcomes);
    }

    @GetMapping("/api/obligations/filters")
    @ReadsCases
    Filters filters(Actor actor) {
        return new Filters(filters.of(actor.person()));
    }

    /** Keeps a filter under a name, in place of one of that name. */
    @PutMapping("/api/obligations/filters/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ReadsCases
    void save(Actor actor, @PathVariable @Size(min = 1, max = 60) String name, @RequestBody @Valid Query body) {
        filters.save(actor.person(), name, body.query());
    }

    @DeleteMapping("/api/obligations/filters/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ReadsCases
    void forget(Actor actor, @PathVariable String name) {
        filters.forget(actor.person(), name);
    }

    /** Each row is a command of its own, under a key made of the request's and the row's. */
    private static String key(Command command, UUID row) {
        return "row-" + UUID.nameUUIDFromBytes((command.key() + "\n" + row).getBytes(StandardCharsets.UTF_8));
    }
}
