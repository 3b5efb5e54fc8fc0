package cn.anlan.obligations;

import cn.anlan.organization.UnitsOpened;
import cn.anlan.platform.Rounds;
import cn.anlan.platform.ServerOnly;
import cn.anlan.regimes.Adoptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets the {@link Timekeeper}, the {@link RecurringDuties} and the {@link DutyScores} work every few seconds while the product runs; not
 * beside it for one command.
 */
@Component
@ServerOnly
class TimekeeperSchedule extends Rounds {

    // Duties come up by the day, and with units newly covered.
    private static final int DUTIES_EVERY = 12;

    private final RecurringDuties duties;
    private final Timekeeper timekeeper;
    private final DutyScores scores;
    private final AtomicInteger rounds = new AtomicInteger();

    TimekeeperSchedule(
            RecurringDuties duties,
            Timekeeper timekeeper,
            DutyScores scores,
            @Value("${anlan.obligations.sweep-every:5s}") Duration pause) {
        super("obligations-time", Duration.ZERO, pause);
        this.duties = duties;
        this.timekeeper = timekeeper;
        this.scores = scores;
    }

    /** Whoever adopts a regime or opens units sees what that brings within seconds. */
    @TransactionalEventListener(
            classes = {Adoptions.Adopted.class, UnitsOpened.class},
            fallbackExecution = true)
    void lookAgain() {
        rounds.set(0);
    }

    @Override
    protected void round() {
        if (rounds.getAndIncrement() % DUTIES_EVERY == 0) {
            duties.open();
            scores.evaluateOnceADay();
        }
        timekeeper.sweep();
    }
}
