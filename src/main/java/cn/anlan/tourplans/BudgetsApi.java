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
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The yearly budget of tours and what is paid out of it. */
@RestController
@RequestMapping("/api/tour-budgets")
class BudgetsApi {

    private final Budgets budgets;
    private final Receipts receipts;

    BudgetsApi(Budgets budgets, Receipts receipts) {
        this.budgets = budgets;
        this.receipts = receipts;
    }

    record NewBudget(
            @Min(2000) @Max(2200) int year,
            @NotBlank @Size(max = 200) String fund,

            @NotNull @DecimalMin("0.01") @Digits(integer = 14, fraction = 2) BigDecimal fundTotal,

            @NotNull @DecimalMin("0.01") @Digits(integer = 14, fraction = 2) BigDecimal amount) {}

    record NewSpending(
            @NotNull @DecimalMin("0.01") @Digits(integer = 14, fraction = 2) BigDecimal amount,

            @NotBlank @Size(max = 500) String words,
            @Nullable UUID tour,
            @NotNull LocalDate spentOn,
            @Nullable @Size(max = 20) List<@NotNull UUID> evidence) {}

    record Revision(
            @NotNull @DecimalMin("0.01") @Digits(integer = 14, fraction = 2) BigDecimal fundTotal,

            @NotNull @DecimalMin("0.01") @Digits(integer = 14, fraction = 2) BigDecimal amount,

            @NotBlank @Size(max = 2000) String reason,
            @NotEmpty @Size(max = 20) List<@NotNull UUID> evidence) {}

    @GetMapping
    @ReadsCases
    CursorPage<Budget> list(Actor actor) {
        return new CursorPage<>(budgets.list(actor), null);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<Budgets.BudgetView> get(Actor actor, @PathVariable UUID id) {
        Budgets.BudgetView view = budgets.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.budget().version() + "\"").body(view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(COMMITTEE_OFFICE)
    Done propose(Actor actor, Command command, @RequestBody @Valid NewBudget body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> budgets.propose(actor, body.year(), body.fund().strip(), body.fundTotal(), body.amount()));
    }

    @PostMapping("/{id}/approve")
    @Allowed(PRINCIPAL)
    Done approve(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> budgets.approve(actor, id, command.version()));
    }

    @PostMapping("/{id}/spend")
    @Allowed(COMMITTEE_OFFICE)
    Done spend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewSpending body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> budgets.spend(
                        actor,
                        id,
                        command.version(),
                        body.amount(),
                        body.words().strip(),
                        body.tour(),
                        body.spentOn(),
                        body.evidence() == null ? List.of() : body.evidence()));
    }

    /** Sets the line anew by a decision of the committee. */
    @PostMapping("/{id}/revise")
    @Allowed(PRINCIPAL)
    Done revise(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Revision body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> budgets.revise(
                        actor,
                        id,
                        command.version(),
                        body.fundTotal(),
                        body.amount(),
                        body.reason().strip(),
                        body.evidence()));
    }
}
