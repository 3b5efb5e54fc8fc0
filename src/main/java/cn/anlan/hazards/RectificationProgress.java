package cn.anlan.hazards;

import cn.anlan.obligations.EndsWithUnit;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves a hazard when something happens to the obligation to rectify it, in the same transaction. */
@Component
class RectificationProgress {

    private final HazardStore store;
    private final HazardRecorder recorder;
    private final ObligationQueries obligations;
    private final HazardReporting reporting;
    private final Clock clock;

    RectificationProgress(
            HazardStore store,
            HazardRecorder recorder,
            ObligationQueries obligations,
            HazardReporting reporting,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.obligations = obligations;
        this.reporting = reporting;
        this.clock = clock;
    }

    /** Taken back from a unit that exists no longer, a hazard waits to be assigned anew. */
    @Bean
    static EndsWithUnit rectificationEndsWithUnit() {
        return new EndsWithUnit(Rectification.ORIGIN);
    }

    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(Rectification.ORIGIN)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> move(e.fact(), HazardStep.RECTIFY);
            case ObligationEvent.Returned e -> move(e.fact(), HazardStep.RETURN);
            case ObligationEvent.Accepted e ->
                reporting.verified(move(e.fact(), HazardStep.ACCEPT), e.fact().actor());
            case ObligationEvent.Waived e -> move(e.fact(), HazardStep.WAIVE);
            case ObligationEvent.ExtensionRequested e -> move(e.fact(), HazardStep.ASK_FOR_TIME);
            case ObligationEvent.ExtensionRefused e -> move(e.fact(), HazardStep.REFUSE_TIME);
            case ObligationEvent.Extended e -> moveDue(e.fact(), HazardStep.EXTEND);
            case ObligationEvent.Assigned e -> moveBearer(e.fact());
            case ObligationEvent.Transferred e -> moveBearer(e.fact());
            // What follows leaves the hazard as it is; its own acts are on the obligation.
            case ObligationEvent.Opened ignored -> {}
            case ObligationEvent.Urged ignored -> {}
            case ObligationEvent.Checked ignored -> {}
            case ObligationEvent.Escalated ignored -> {}
            case ObligationEvent.Overdue ignored -> {}
            case ObligationEvent.DueConfirmed e -> confirmDue(e.fact());
        }
    }

    private Hazard move(ObligationEvent.Fact fact, HazardStep step) {
        return move(fact, step, null, null);
    }

    private void moveDue(ObligationEvent.Fact fact, HazardStep step) {
        move(fact, step, now(fact).due(), null);
    }

    private void confirmDue(ObligationEvent.Fact fact) {
        store.moveDue(fact.origin(), now(fact).due());
    }

    private void moveBearer(ObligationEvent.Fact fact) {
        var bearer = now(fact).bearer();
        move(fact, HazardStep.REASSIGN, null, bearer == null ? null : bearer.person());
    }

    private ObligationView now(ObligationEvent.Fact fact) {
        return obligations.get(Actor.system(), fact.obligation());
    }

    private Hazard move(ObligationEvent.Fact fact, HazardStep step, @Nullable Instant due, @Nullable UUID bearer) {
        Hazard h = store.advance(fact.origin(), step, due, bearer)
                .orElseThrow(() -> new Problem(
                        HazardProblem.WRONG_STATE,
                        "",
                        step.label().zh(),
                        "",
                        step.label().en()));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("obligation", fact.obligation().toString());
        facts.put("obligationAct", fact.act().toString());
        if (due != null) {
            facts.put("due", due.toString());
        }
        recorder.append(h, step, fact.actor(), facts, List.of(), clock.instant());
        return h;
    }
}
