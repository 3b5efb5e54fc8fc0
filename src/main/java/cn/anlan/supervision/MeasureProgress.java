package cn.anlan.supervision;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.obligations.EndsWithUnit;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries measures round their loop. What is done on the obligation moves the measure, whether it was done here or in somebody's own work
 * list. {@code seen} is the measure's version.
 */
@Service
@Transactional
class MeasureProgress {

    private final MeasureRecorder recorder;
    private final MeasureStore store;
    private final Obligations obligations;
    private final ObligationQueries found;
    private final Evidence evidence;
    private final MeasureNotices notices;
    private final MeasureLetters letters;
    private final ObligationWords words;
    private final Clock clock;

    MeasureProgress(
            MeasureRecorder recorder,
            MeasureStore store,
            Obligations obligations,
            ObligationQueries found,
            Evidence evidence,
            MeasureNotices notices,
            MeasureLetters letters,
            ObligationWords words,
            Clock clock) {
        this.recorder = recorder;
        this.store = store;
        this.obligations = obligations;
        this.found = found;
        this.evidence = evidence;
        this.notices = notices;
        this.letters = letters;
        this.words = words;
        this.clock = clock;
    }

    Done acknowledge(Actor by, UUID id, long seen) {
        Measure m = recorder.seen(by, id, seen);
        Done done = recorder.record(m, m.require(MeasureStep.ACKNOWLEDGE, by), by, Map.of());
        notices.acknowledged(m, Objects.requireNonNullElse(by.unitName(), ""), done.act());
        return done;
    }

    /**
     * Records an interview that was held.
     *
     * @param attendees who was there
     * @param minutes what was said and promised
     */
    Done hold(
            Actor by,
            UUID id,
            long seen,
            String attendees,
            String minutes,
            @Nullable Instant happenedAt,
            List<UUID> files) {
        Measure m = recorder.seen(by, id, seen);
        MeasureStep.Row row = m.require(MeasureStep.HOLD, by);
        Instant now = clock.instant();
        Instant at = happenedAt == null ? now : happenedAt;
        if (at.isAfter(now) || at.isBefore(m.issuedAt())) {
            throw new Problem(SupervisionProblem.HAPPENED_LATER).field("happenedAt", "BetweenIssueAndNow");
        }
        List<String> hashes =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        Done done = recorder.record(m, row, by, Map.of("attendees", attendees, "words", minutes), hashes, at);
        letters.held(m, by, attendees, minutes, at);
        return done;
    }

    Done answer(Actor by, UUID id, long seen, String report, List<UUID> files) {
        Measure m = ready(by, id, seen, MeasureStep.ANSWER);
        return done(m, MeasureStep.ANSWER, obligations.perform(by, m.obligation(), null, report, files, null));
    }

    Done giveBack(Actor by, UUID id, long seen, String reason) {
        Measure m = ready(by, id, seen, MeasureStep.RETURN);
        return done(m, MeasureStep.RETURN, obligations.returnForRework(by, m.obligation(), null, reason));
    }

    Done close(Actor by, UUID id, long seen, String opinion) {
        Measure m = ready(by, id, seen, MeasureStep.CLOSE);
        return done(m, MeasureStep.CLOSE, obligations.accept(by, m.obligation(), null, opinion));
    }

    Done withdraw(Actor by, UUID id, long seen, String reason) {
        Measure m = ready(by, id, seen, MeasureStep.WITHDRAW);
        return done(m, MeasureStep.WITHDRAW, obligations.waive(by, m.obligation(), null, reason));
    }

    /** Addressed to a unit that exists no longer, a measure is withdrawn. */
    @Bean
    static EndsWithUnit measuresEndWithUnit() {
        return new EndsWithUnit(Measures.ORIGIN);
    }

    /** Follows what is done to the obligation, from whatever page. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(Measures.ORIGIN)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> follow(e.fact(), MeasureStep.ANSWER, "report");
            case ObligationEvent.Returned e -> follow(e.fact(), MeasureStep.RETURN, "reason");
            case ObligationEvent.Accepted e -> follow(e.fact(), MeasureStep.CLOSE, "opinion");
            case ObligationEvent.Waived e -> follow(e.fact(), MeasureStep.WITHDRAW, "reason");
            case ObligationEvent.Extended e -> newDue(e.fact());
            case ObligationEvent.DueConfirmed e -> newDue(e.fact());
            case ObligationEvent.Opened e -> {}
            case ObligationEvent.Assigned e -> {}
            case ObligationEvent.ExtensionRequested e -> {}
            case ObligationEvent.ExtensionRefused e -> {}
            case ObligationEvent.Transferred e -> {}
            case ObligationEvent.Urged e -> {}
            case ObligationEvent.Checked e -> {}
            case ObligationEvent.Escalated e -> {}
            case ObligationEvent.Overdue e -> {}
        }
    }

    private void follow(ObligationEvent.Fact fact, MeasureStep step, String name) {
        Measure m = store.lock(fact.origin(), Scope.everything()).orElseThrow();
        recorder.record(m, m.require(step), fact.actor(), Map.of(name, words.said(fact, name)));
    }

    private void newDue(ObligationEvent.Fact fact) {
        store.due(fact.origin(), found.get(fact.actor(), fact.obligation()).due());
    }

    private Measure ready(Actor by, UUID id, long seen, MeasureStep step) {
        Measure m = recorder.seen(by, id, seen);
        m.require(step, by);
        return m;
    }

    /** The measure took the step with its obligation; it was locked, so its version is the next one. */
    private static Done done(Measure m, MeasureStep step, Done onObligation) {
        return new Done(m.id(), m.version() + 1, m.require(step).to().name(), onObligation.act());
    }
}
