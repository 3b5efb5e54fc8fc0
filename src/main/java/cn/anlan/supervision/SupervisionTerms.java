package cn.anlan.supervision;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.ParameterValue;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What the regime says about supervision, for a unit and today: as in force there, else as it was last published. */
@Component
class SupervisionTerms {

    static final String PACK = "wuxi-principals";
    static final String MEANS = "WX-3.2a";
    static final String DIFFICULTY = "WX-3.2b";

    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final Clock clock;

    SupervisionTerms(RegimeQueries regimes, Calendars calendars, Clock clock) {
        this.regimes = regimes;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The version of the regime that has a clause: in force for the unit, else the latest. */
    PackVersion pack(UnitView unit, String clause) {
        return regimes.inForceFor(unit, today()).stream()
                .filter(version -> version.content().clause(clause).isPresent())
                .findFirst()
                .or(() -> regimes.latest().stream()
                        .filter(version -> version.content().clause(clause).isPresent())
                        .findFirst())
                .orElseThrow();
    }

    boolean isOrderForced(UnitView unit) {
        return value(unit, MEANS, "escalation-order-forced").asFlag();
    }

    /** Until when the superior must answer a difficulty raised now. */
    Deadline answer(UnitView unit) {
        Term term = value(unit, DIFFICULTY, "difficulty-answer-limit").asTerm(Period.YEAR);
        return LegalClock.due(term, Rounding.MOVES_ON, clock.instant(), calendars.workdays());
    }

    /**
     * The end of a day that a superior sets.
     *
     * @throws Problem 422 when that day is over
     */
    Deadline on(LocalDate day) {
        Instant now = clock.instant();
        Deadline deadline = LegalClock.due(Term.on(day), Rounding.STAYS, now, calendars.workdays());
        if (deadline.isOverdue(now)) {
            throw new Problem(SupervisionProblem.DUE_PAST).field("dueDay", "Future");
        }
        return deadline;
    }

    ParameterValue value(UnitView unit, String clause, String key) {
        return regimes.parameters(pack(unit, clause), today()).value(unit, key);
    }

    /** The last day before an instant at which something is late. */
    static LocalDate day(Instant due) {
        return LocalDate.ofInstant(due.minusNanos(1), Zones.CHINA);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
