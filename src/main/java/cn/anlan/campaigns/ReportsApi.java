package cn.anlan.campaigns;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.obligations.ObligationFilter;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.ObligationView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** Plans and summaries from below, and who is late with them. */
@RestController
@RequestMapping("/api/campaign-reports")
class ReportsApi {

    private final Reports reports;
    private final ReportStore store;
    private final ObligationQueries obligations;
    private final UnitQueries units;
    private final ActQueries acts;
    private final Receipts receipts;

    ReportsApi(
            Reports reports,
            ReportStore store,
            ObligationQueries obligations,
            UnitQueries units,
            ActQueries acts,
            Receipts receipts) {
        this.reports = reports;
        this.store = store;
        this.obligations = obligations;
        this.units = units;
        this.acts = acts;
        this.receipts = receipts;
    }

    record Draft(
            @NotNull UUID obligation,
            @Nullable @Pattern(regexp = "zh|en") String language) {}

    record Words(@NotBlank @Size(max = 20_000) String words) {}

    record Files(@Nullable @Size(max = 50) List<UUID> evidence) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Opinion(@Nullable @Size(max = 2000) String opinion) {}

    /**
     * What one unit owes of plans and summaries.
     *
     * @param late overdue, or performed late: the unit is named
     * @param report its report, null while none was drafted
     */
    record Row(
            UUID obligation,
            ReportKind kind,
            UUID unit,
            String unitName,
            @Nullable String bearerName,
            LocalDate dueDay,
            ObligationState state,
            boolean late,
            @Nullable Instant performedAt,
            @Nullable UUID report,
            @Nullable ReportState reportState) {}

    record View(
            UUID id,
            long version,
            ReportKind kind,
            ReportState state,
            UUID unit,
            String unitName,
            String period,
            UUID obligation,
            LocalDate dueDay,
            boolean late,
            Bilingual derivation,
            List<ObligationView.Demand> demands,
            List<String> evidence,
            String words,
            ReportFigures.@Nullable Figures figures,
            @Nullable String reason,
            @Nullable Instant submittedAt,
            @Nullable String submittedBy,
            List<ActView> timeline,
            List<ReportStep> steps) {}

    /** What is owed of a kind, due within some days: everybody's state, those who are late by name. */
    @GetMapping
    @ReadsCases
    CursorPage<Row> list(
            Actor actor,
            @RequestParam ReportKind kind,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = obligations.list(
                actor,
                new ObligationFilter(
                        null,
                        null,
                        null,
                        null,
                        Presence.PACK,
                        kind.clause(),
                        "duty",
                        null,
                        null,
                        dueFrom,
                        dueTo,
                        null,
                        null),
                cursor,
                limit);
        Map<UUID, Report> known =
                store.byObligations(page.items().stream().map(ObligationRow::id).toList());
        return new CursorPage<>(
                page.items().stream()
                        .map(owed -> row(kind, owed, known.get(owed.id())))
                        .toList(),
                page.next());
    }

    private static Row row(ReportKind kind, ObligationRow owed, @Nullable Report report) {
        Instant performed = owed.performedAt();
        return new Row(
                owed.id(),
                kind,
                owed.unit(),
                owed.unitName(),
                owed.bearerName(),
                owed.dueDay(),
                owed.state(),
                owed.late() || (performed != null && !performed.isBefore(owed.due())),
                performed,
                report == null ? null : report.id(),
                report == null ? null : report.state());
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<View> get(Actor actor, @PathVariable UUID id) {
        Report r = store.find(id, actor.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        ObligationView owed = obligations.get(actor, r.obligation());
        Instant performed = owed.performedAt();
        var view = new View(
                r.id(),
                r.version(),
                r.kind(),
                r.state(),
                r.unit(),
                units.get(r.unit()).name(),
                r.period(),
                r.obligation(),
                owed.dueDay(),
                owed.late() || (performed != null && !performed.isBefore(owed.due())),
                owed.derivation().text(),
                owed.demands(),
                owed.evidence(),
                r.words(),
                r.figures(),
                r.reason(),
                r.submittedAt(),
                r.submittedBy(),
                acts.timeline(Reports.SUBJECT, id),
                reports.stepsFor(actor, r));
        return ResponseEntity.ok().eTag("\"" + r.version() + "\"").body(view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done draft(Actor actor, Command command, @RequestBody @Valid Draft body) {
        return receipts.once(
                actor, command, body, () -> reports.draft(actor, body.obligation(), "en".equals(body.language())));
    }

    @PostMapping("/{id}/amend")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done amend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Words body) {
        return receipts.once(actor, command, body, () -> reports.amend(actor, id, command.version(), body.words()));
    }

    @PostMapping("/{id}/submit")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done submit(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Files body) {
        List<UUID> files = body.evidence() == null ? List.of() : body.evidence();
        return receipts.once(actor, command, body, () -> reports.submit(actor, id, command.version(), files));
    }

    @PostMapping("/{id}/accept")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done accept(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        String opinion = body.opinion() == null ? "" : body.opinion();
        return receipts.once(actor, command, body, () -> reports.accept(actor, id, command.version(), opinion));
    }

    @PostMapping("/{id}/return")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done giveBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(actor, command, body, () -> reports.giveBack(actor, id, command.version(), body.reason()));
    }
}
