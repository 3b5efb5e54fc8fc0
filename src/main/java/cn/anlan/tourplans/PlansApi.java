package cn.anlan.tourplans;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
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

/** Yearly tour plans. */
@RestController
@RequestMapping("/api/tour-plans")
class PlansApi {

    private final Plans plans;
    private final LaterTours later;
    private final PlanQueries queries;
    private final Receipts receipts;

    PlansApi(Plans plans, LaterTours later, PlanQueries queries, Receipts receipts) {
        this.plans = plans;
        this.later = later;
        this.queries = queries;
        this.receipts = receipts;
    }

    record NewPlan(@Min(2000) @Max(2200) int year) {}

    record Tour(
            @Nullable UUID id,
            @NotNull UUID unit,
            @NotNull TourKind kind,
            @Nullable @Size(max = 300) String theme,
            @Nullable ThemeSetter themeSetBy,
            @Nullable @Size(max = 300) String themeSource,
            @NotNull LocalDate starts,
            @NotNull LocalDate ends,
            @Nullable @Size(max = 1000) String shortReason,
            @Nullable UUID group,
            @Nullable @Size(max = 50) List<@NotNull UUID> enterprises) {

        PlanRules.Asked asked() {
            return new PlanRules.Asked(
                    id,
                    unit,
                    kind,
                    theme,
                    themeSetBy,
                    themeSource,
                    starts,
                    ends,
                    shortReason,
                    group,
                    enterprises == null ? List.of() : enterprises);
        }
    }

    record Tours(@NotNull @Size(max = 200) List<@NotNull @Valid Tour> tours) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Opinion(@Nullable @Size(max = 2000) String opinion) {

        String words() {
            return opinion == null ? "" : opinion;
        }
    }

    record Extension(
            @NotEmpty @Size(max = 50) List<@NotNull UUID> enterprises,
            @NotBlank @Size(max = 2000) String reason) {}

    @GetMapping
    @ReadsCases
    CursorPage<PlanQueries.PlanRow> list(Actor actor, @RequestParam(required = false) @Nullable Integer year) {
        return new CursorPage<>(queries.list(actor, year), null);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<PlanQueries.PlanView> get(Actor actor, @PathVariable UUID id) {
        PlanQueries.PlanView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.plan().version() + "\"").body(view);
    }

    /** Regular tours for the units still left out; nothing is written. */
    @GetMapping("/{id}/proposal")
    @ReadsCases
    Proposer.Proposed proposal(Actor actor, @PathVariable UUID id, @RequestParam LocalDate from) {
        return queries.proposal(actor, id, from);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(COMMITTEE_OFFICE)
    Done draw(Actor actor, Command command, @RequestBody @Valid NewPlan body) {
        return receipts.once(actor, command, body, () -> plans.draw(actor, body.year()));
    }

    @PostMapping("/{id}/amend")
    @Allowed(COMMITTEE_OFFICE)
    Done amend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Tours body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> plans.amend(
                        actor,
                        id,
                        command.version(),
                        body.tours().stream().map(Tour::asked).toList()));
    }

    @PostMapping("/{id}/submit")
    @Allowed(COMMITTEE_OFFICE)
    Done submit(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> plans.submit(actor, id, command.version()));
    }

    @PostMapping("/{id}/send-back")
    @Allowed(PRINCIPAL)
    Done sendBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(actor, command, body, () -> plans.sendBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/approve")
    @Allowed(PRINCIPAL)
    Done approve(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        return receipts.once(actor, command, body, () -> plans.approve(actor, id, command.version(), body.words()));
    }

    @PostMapping("/{id}/tours")
    @Allowed(COMMITTEE_OFFICE)
    Done addTour(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Tour body) {
        return receipts.once(actor, command, body, () -> later.add(actor, id, command.version(), body.asked()));
    }

    @PostMapping("/{id}/tours/{tour}/drop")
    @Allowed(COMMITTEE_OFFICE)
    Done dropTour(
            Actor actor,
            Command command,
            @PathVariable UUID id,
            @PathVariable UUID tour,
            @RequestBody @Valid Reason body) {
        return receipts.once(actor, command, body, () -> later.drop(actor, id, command.version(), tour, body.reason()));
    }

    @PostMapping("/{id}/tours/{tour}/approve")
    @Allowed(PRINCIPAL)
    Done approveTour(
            Actor actor,
            Command command,
            @PathVariable UUID id,
            @PathVariable UUID tour,
            @RequestBody @Valid Opinion body) {
        return receipts.once(
                actor, command, body, () -> later.approve(actor, id, command.version(), tour, body.words()));
    }

    /** Extends an approved tour to key enterprises. */
    @PostMapping("/{id}/tours/{tour}/extend")
    @Allowed(COMMITTEE_OFFICE)
    Done extend(
            Actor actor,
            Command command,
            @PathVariable UUID id,
            @PathVariable UUID tour,
            @RequestBody @Valid Extension body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> later.extend(actor, id, command.version(), tour, body.enterprises(), body.reason()));
    }
}
