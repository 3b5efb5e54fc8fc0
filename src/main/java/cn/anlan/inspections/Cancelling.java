package cn.anlan.inspections;

import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.Obligations;
import cn.anlan.obligations.PersonObligations;
import cn.anlan.obligations.Step;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Scope;
import cn.anlan.tourplans.TourPlans;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls a tour off before it enters: its committee decides, the unit that was told is told again, what was to be done isn't any more. */
@Service
@Transactional
class Cancelling {

    private final TourRecorder recorder;
    private final TourPlans plans;
    private final TourLetters letters;
    private final Obligations obligations;
    private final ObligationQueries found;
    private final PersonObligations some;

    Cancelling(
            TourRecorder recorder,
            TourPlans plans,
            TourLetters letters,
            Obligations obligations,
            ObligationQueries found,
            PersonObligations some) {
        this.recorder = recorder;
        this.plans = plans;
        this.letters = letters;
        this.obligations = obligations;
        this.found = found;
        this.some = some;
    }

    Done cancel(Actor by, UUID id, long seen, String reason) {
        Tour tour = recorder.ready(by, id, seen, TourStep.CANCEL);
        plans.cancel(by, id, reason);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("reason", reason);
        if (tour.progress().notifiedOn() != null) {
            facts.put("letter", letters.cancelled(tour, by, reason).toString());
        }
        UUID training = tour.progress().obligations().training();
        if (training != null) {
            waive(by, training, reason);
        }
        return recorder.record(tour, TourStep.CANCEL, by, tour.progress(), facts);
    }

    /**
     * A training that hasn't been performed isn't due any more. Whoever isn't the superior of the office that trains decides it by the
     * cancellation all the same: the product then waives it.
     */
    private void waive(Actor by, UUID training, String reason) {
        boolean open = some.some(Scope.everything(), List.of(training)).stream()
                .anyMatch(row -> row.state() == ObligationState.OPEN || row.state() == ObligationState.ASSIGNED);
        if (open) {
            boolean own = found.find(by, training)
                    .filter(view -> view.steps().contains(Step.WAIVE))
                    .isPresent();
            obligations.waive(own ? by : Actor.system(), training, null, reason);
        }
    }
}
