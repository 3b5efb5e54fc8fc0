package cn.anlan.documents;

import static cn.anlan.platform.Role.ADMINISTRATOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The marks that units' numbers begin with. */
@RestController
class MarksApi {

    private final Numbers numbers;
    private final UnitQueries units;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MarksApi(Numbers numbers, UnitQueries units, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.numbers = numbers;
        this.units = units;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Mark(UUID unit, String mark) {}

    record NewMark(@NotBlank @Size(max = 20) String mark) {}

    @GetMapping("/api/letter-marks/{unit}")
    @Allowed(everyoneSignedIn = true)
    Mark mark(@PathVariable UUID unit) {
        return new Mark(unit, numbers.mark(units.get(unit)));
    }

    /** Sets what a unit's numbers begin with: by the unit's own office or head, or by the administrator. */
    @PutMapping("/api/letter-marks/{unit}")
    @Allowed({ADMINISTRATOR, COMMITTEE_OFFICE, PRINCIPAL})
    Mark mark(Actor actor, @PathVariable UUID unit, @RequestBody @Valid NewMark body) {
        UnitView marked = units.get(unit);
        boolean own = actor.unit() != null
                && units.find(actor.unit()).isPresent()
                && units.spokenForBy(actor.unit()).stream()
                        .anyMatch(one -> one.id().equals(unit));
        if (!actor.is(ADMINISTRATOR) && !own) {
            throw new Problem(DocumentsProblem.NOT_YOUR_UNIT, marked.name()).field("unit", "NotYourUnit");
        }
        String mark = body.mark().strip();
        if (!mark.matches("[\\p{IsHan}A-Za-z0-9]{1,20}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("mark", "MarkForm");
        }
        transaction.executeWithoutResult(status -> ledger.append(new NewAct(
                "letter-mark",
                unit,
                numbers.mark(unit, mark),
                "letter-mark.set",
                actor,
                unit,
                marked.territory(),
                clock.instant(),
                Map.of("mark", mark),
                List.of())));
        return new Mark(unit, mark);
    }
}
