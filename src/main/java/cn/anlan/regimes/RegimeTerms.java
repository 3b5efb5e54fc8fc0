package cn.anlan.regimes;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What a regime says by when, with its figures as they stand for a unit today; what began under one version ends under it. */
@Component
public class RegimeTerms {

    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final Clock clock;

    RegimeTerms(RegimeQueries regimes, Calendars calendars, Clock clock) {
        this.regimes = regimes;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Number of the version under which something begins now: in force for the unit, else the latest. */
    public int current(UnitView unit, String pack) {
        return regimes.inForceFor(unit, pack, today())
                .or(() -> regimes.latest().stream()
                        .filter(version -> version.content().pack().equals(pack))
                        .findFirst())
                .orElseThrow()
                .content()
                .version();
    }

    /** A figure of the regime for a unit. */
    public ParameterValue value(UnitView unit, String pack, int version, String key) {
        return regimes.parameters(regimes.version(pack, version).orElseThrow(), today())
                .value(unit, key);
    }

    /** When a term of the regime that runs from an instant is over. */
    public Deadline due(UnitView unit, String pack, int version, String key, Instant from) {
        return LegalClock.due(
                value(unit, pack, version, key).asTerm(Period.YEAR), Rounding.STAYS, from, calendars.workdays());
    }

    /** Today in China. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
