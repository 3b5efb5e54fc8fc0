package cn.anlan.procedures;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
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

/** Procedures by fixed steps. Their steps are done as obligations. */
@RestController
@RequestMapping("/api/procedures")
class ProceduresApi {

    private final Procedures procedures;
    private final ProcedureStore store;
    private final ProcedureBook book;
    private final ActQueries acts;
    private final Receipts receipts;
    private final Clock clock;

    ProceduresApi(
            Procedures procedures,
            ProcedureStore store,
            ProcedureBook book,
            ActQueries acts,
            Receipts receipts,
            Clock clock) {
        this.procedures = procedures;
        this.store = store;
        this.book = book;
        this.acts = acts;
        this.receipts = receipts;
        this.clock = clock;
    }

    record Start(
            @NotBlank @Size(max = 40) String kind,
            @NotBlank @Size(max = 300) String title,
            @NotNull UUID handlerPost,
            @NotNull UUID approverPost) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    /** A step with its rule; {@code obligation} is where it is done, null until its turn comes. */
    record StepView(
            int no,
            String key,
            Bilingual title,
            String term,
            boolean keyStep,
            String state,
            @Nullable UUID obligation,
            @Nullable UUID handledBy,
            @Nullable UUID approvedBy,
            @Nullable String overrideReason,
            @Nullable String overriddenBy) {}

    record Row(
            UUID id,
            long version,
            String kind,
            Bilingual kindTitle,
            String title,
            String state,
            Bilingual step,
            int no,
            int of,
            Instant startedAt,
            @Nullable Instant closedAt) {}

    record View(Row procedure, UUID handlerPost, UUID approverPost, List<StepView> steps, List<ActView> timeline) {}

    record Kinds(List<ProcedureBook.Kind> items) {}

    record Overrides(LocalDate from, LocalDate to, List<ProcedureStore.Override> items) {}

    @GetMapping("/kinds")
    @ReadsCases
    Kinds kinds() {
        return new Kinds(book.book().procedures());
    }

    @PostMapping
    @OverseesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done start(Actor actor, Command command, @RequestBody @Valid Start body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> procedures.start(
                        actor, body.kind(), body.title().strip(), body.handlerPost(), body.approverPost()));
    }

    @GetMapping
    @ReadsCases
    CursorPage<Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        var page = CursorPage.of(
                store.list(actor.scope(), Cursor.parse(cursor, 2), rows + 1),
                rows,
                run -> Cursor.of(run.startedAt(), run.id()));
        return new CursorPage<>(page.items().stream().map(this::row).toList(), page.next());
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<View> get(Actor actor, @PathVariable UUID id) {
        var run = store.find(id, actor.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        var fixed = book.kind(run.kind()).steps();
        var steps = store.steps(id).stream()
                .map(step -> new StepView(
                        step.no(),
                        step.key(),
                        fixed.get(step.no() - 1).title(),
                        fixed.get(step.no() - 1).term(),
                        step.keyStep(),
                        step.state(),
                        step.obligation(),
                        step.handledBy(),
                        step.approvedBy(),
                        step.overrideReason(),
                        step.overriddenName()))
                .toList();
        return ResponseEntity.ok()
                .eTag("\"" + run.version() + "\"")
                .body(new View(row(run), run.handler(), run.approver(), steps, acts.timeline(Procedures.SUBJECT, id)));
    }

    @PostMapping("/{id}/override")
    @OverseesCases
    Done override(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> procedures.override(actor, id, command.version(), body.reason()));
    }

    /** The overrides of a time, this year's unless asked otherwise. */
    @GetMapping("/overrides")
    @ReadsCases
    Overrides overrides(
            Actor actor,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        LocalDate first = from == null ? today.withDayOfYear(1) : from;
        LocalDate last = to == null ? today : to;
        return new Overrides(
                first,
                last,
                store.overrides(
                        actor.scope(),
                        first.atStartOfDay(Zones.CHINA).toInstant(),
                        last.plusDays(1).atStartOfDay(Zones.CHINA).toInstant()));
    }

    private Row row(ProcedureStore.Run run) {
        var kind = book.kind(run.kind());
        return new Row(
                run.id(),
                run.version(),
                run.kind(),
                kind.title(),
                run.title(),
                run.state(),
                kind.steps().get(run.current() - 1).title(),
                run.current(),
                kind.steps().size(),
                run.startedAt(),
                run.closedAt());
    }
}
