package cn.anlan.supervision;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Reminders, interviews and circulars. */
@RestController
@RequestMapping("/api/measures")
class MeasuresApi {

    private final Measures measures;
    private final MeasureProgress progress;
    private final MeasureQueries queries;
    private final Receipts receipts;

    MeasuresApi(Measures measures, MeasureProgress progress, MeasureQueries queries, Receipts receipts) {
        this.measures = measures;
        this.progress = progress;
        this.queries = queries;
        this.receipts = receipts;
    }

    record Issue(
            @NotNull Means means,
            @NotNull UUID unit,
            @NotNull Basis basis,
            @Nullable UUID cited,
            @Nullable Fault fault,
            @Nullable UUID follows,
            @NotBlank @Size(max = 2000) String finding,
            @NotBlank @Size(max = 2000) String demand,
            @NotNull LocalDate dueDay) {

        NewMeasure asked() {
            return new NewMeasure(
                    means,
                    unit,
                    basis,
                    cited,
                    basis == Basis.WORDS ? fault : null,
                    follows,
                    finding.strip(),
                    demand.strip(),
                    dueDay,
                    SupervisionTerms.MEANS);
        }
    }

    record Interview(
            @NotBlank @Size(max = 500) String attendees,
            @NotBlank @Size(max = 4000) String words,
            @Nullable Instant happenedAt,
            @Nullable @Size(max = 50) List<UUID> evidence) {}

    record Report(
            @NotBlank @Size(max = 4000) String report,
            @Nullable @Size(max = 50) List<UUID> evidence) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Opinion(@Nullable @Size(max = 2000) String opinion) {}

    @GetMapping
    @ReadsCases
    CursorPage<MeasureRow> list(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable Means means,
            @RequestParam(required = false) @Nullable MeasureState state,
            @RequestParam(required = false) @Nullable UUID about,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.list(actor, new MeasureStore.Wanted(unit, means, state, about), cursor, limit);
    }

    /** The circulars of the levels above: what they say of other units too. */
    @GetMapping("/circulars")
    @ReadsCases
    CursorPage<MeasureQueries.Circular> circulars(
            Actor actor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.circulars(actor, cursor, limit);
    }

    /** What the actor may choose about a unit, or about one of its obligations, and what was chosen before. */
    @GetMapping("/choices")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    MeasureQueries.Choices choices(
            Actor actor, @RequestParam UUID unit, @RequestParam(required = false) @Nullable UUID about) {
        return queries.choices(actor, unit, about);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<MeasureView> get(Actor actor, @PathVariable UUID id) {
        MeasureView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.measure().version() + "\"").body(view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done issue(Actor actor, Command command, @RequestBody @Valid Issue body) {
        return receipts.once(actor, command, body, () -> measures.issue(actor, body.asked()));
    }

    @PostMapping("/{id}/acknowledge")
    @Allowed(PRINCIPAL)
    Done acknowledge(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> progress.acknowledge(actor, id, command.version()));
    }

    @PostMapping("/{id}/hold")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done hold(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Interview body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> progress.hold(
                        actor,
                        id,
                        command.version(),
                        body.attendees(),
                        body.words(),
                        body.happenedAt(),
                        files(body.evidence())));
    }

    @PostMapping("/{id}/answer")
    @Allowed(PRINCIPAL)
    Done answer(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Report body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> progress.answer(actor, id, command.version(), body.report(), files(body.evidence())));
    }

    @PostMapping("/{id}/return")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done giveBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> progress.giveBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/close")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done close(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        String opinion = body.opinion() == null ? "" : body.opinion();
        return receipts.once(actor, command, body, () -> progress.close(actor, id, command.version(), opinion));
    }

    @PostMapping("/{id}/withdraw")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done withdraw(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> progress.withdraw(actor, id, command.version(), body.reason()));
    }

    static List<UUID> files(@Nullable List<UUID> evidence) {
        return evidence == null ? List.of() : evidence;
    }
}
