package cn.anlan.countychecks;

import cn.anlan.inspections.LightTours;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves a check with its obligation, from whatever page; what it wants holds in the work list too. */
@Service
@Transactional
class CountyCheckFollows {

    private final CountyCheckStore store;
    private final CountyCheckRecorder recorder;
    private final LightTours tours;

    CountyCheckFollows(CountyCheckStore store, CountyCheckRecorder recorder, LightTours tours) {
        this.store = store;
        this.recorder = recorder;
        this.tours = tours;
    }

    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(CountyCheckRecorder.SUBJECT)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> complete(e.fact());
            case ObligationEvent.Returned e -> move(e.fact(), CheckStep.SEND_BACK);
            case ObligationEvent.Accepted e -> close(e.fact());
            case ObligationEvent.Waived e ->
                throw new Problem(CountyCheckProblem.CHECK_NOT_WAIVED).clause(CountyCheck.CLAUSE);
            default -> {
                // Time asked for, handed over, urged, late: the check stays where it is.
            }
        }
    }

    private void complete(ObligationEvent.Fact fact) {
        CountyCheck check = move(fact, CheckStep.COMPLETE);
        if (!check.missing().isEmpty()) {
            throw new Problem(CountyCheckProblem.FILE_HERE, String.join("、", check.missing()))
                    .clause(CountyCheck.CLAUSE);
        }
    }

    /** The check and its work on the spot end together. */
    private void close(ObligationEvent.Fact fact) {
        CountyCheck check = move(fact, CheckStep.CLOSE);
        tours.close(by(fact), check.id());
    }

    /** The check as it was. */
    private CountyCheck move(ObligationEvent.Fact fact, CheckStep step) {
        CountyCheck check = store.lock(fact.origin()).orElseThrow();
        check.require(step);
        recorder.moved(check, step, by(fact), Map.of("missing", check.missing()));
        return check;
    }

    private static Actor by(ObligationEvent.Fact fact) {
        return Objects.requireNonNull(fact.actor());
    }
}
