package cn.anlan.risks;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Risks in four colours. */
@RestController
@RequestMapping("/api/risks")
class RisksApi {

    private final Risks risks;
    private final RiskStore store;
    private final ActQueries acts;
    private final UnitQueries units;
    private final Receipts receipts;

    RisksApi(Risks risks, RiskStore store, ActQueries acts, UnitQueries units, Receipts receipts) {
        this.risks = risks;
        this.store = store;
        this.acts = acts;
        this.units = units;
        this.receipts = receipts;
    }

    /** @param unit where it lies; the reporter's own unit if null */
    record NewRisk(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 500) @Nullable String place,
            @Size(max = 4000) @Nullable String description,
            @Size(max = 500) @Nullable String consequence,
            @DecimalMin("-180") @DecimalMax("180") @Nullable Double longitude,
            @DecimalMin("-90") @DecimalMax("90") @Nullable Double latitude,
            @Nullable UUID unit) {}

    record Grading(
            @NotNull RiskColour colour,
            @NotBlank @Size(max = 2000) String reason) {}

    record Control(
            @NotNull RiskColour.ControlLevel level,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 1000) String> measures,
            @NotNull UUID responsible) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    /** A risk in a list, with the name of the unit it lies in. */
    record RiskRow(
            UUID id,
            long version,
            Risk.State state,
            String name,
            String place,
            UUID unit,
            String unitName,
            @Nullable RiskColour colour,
            RiskColour.@Nullable ControlLevel control) {

        static RiskRow of(Risk risk, @Nullable UnitView unit) {
            return new RiskRow(
                    risk.id(),
                    risk.version(),
                    risk.state(),
                    risk.name(),
                    risk.place(),
                    risk.unit(),
                    unit == null ? "" : unit.name(),
                    risk.colour(),
                    risk.control());
        }
    }

    record RiskPage(Risk risk, List<ActView> timeline) {}

    @GetMapping
    @ReadsRisks
    CursorPage<RiskRow> list(
            Actor actor,
            @RequestParam(required = false) @Nullable RiskColour colour,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = CursorPage.limit(limit);
        var page = CursorPage.of(
                store.page(actor.scope(), colour, unit, q, Cursor.parse(cursor, 1), most + 1),
                most,
                risk -> Cursor.of(risk.id()));
        var places = units.findAll(page.items().stream().map(Risk::unit).collect(Collectors.toSet()));
        return new CursorPage<>(
                page.items().stream()
                        .map(risk -> RiskRow.of(risk, places.get(risk.unit())))
                        .toList(),
                page.next());
    }

    @GetMapping("/figures")
    @ReadsRisks
    Map<RiskColour, Long> figures(Actor actor) {
        return store.counts(actor.scope());
    }

    @GetMapping("/{id}")
    @ReadsRisks
    ResponseEntity<RiskPage> get(Actor actor, @PathVariable UUID id) {
        Risk risk = store.find(actor.scope(), id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        return ResponseEntity.ok()
                .eTag("\"" + risk.version() + "\"")
                .body(new RiskPage(risk, acts.timeline(Risks.SUBJECT, id)));
    }

    @PostMapping
    @HandlesRisks
    @ResponseStatus(HttpStatus.CREATED)
    Done register(Actor actor, Command command, @RequestBody @Valid NewRisk body) {
        return receipts.once(actor, command, body, () -> risks.register(actor, body));
    }

    @PostMapping("/{id}/grade")
    @HandlesRisks
    Done grade(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Grading body) {
        return receipts.once(
                actor, command, body, () -> risks.grade(actor, id, command.version(), body.colour(), body.reason()));
    }

    @PostMapping("/{id}/control")
    @HandlesRisks
    Done control(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Control body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> risks.control(actor, id, command.version(), body.level(), body.measures(), body.responsible()));
    }

    @PostMapping("/{id}/retire")
    @Allowed({Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.SUPERVISOR, Role.ENTERPRISE})
    Done retire(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(actor, command, body, () -> risks.retire(actor, id, command.version(), body.reason()));
    }
}
