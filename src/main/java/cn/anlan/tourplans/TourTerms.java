package cn.anlan.tourplans;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.ParameterValue;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What the regime of tours says, with its figures as they stand for a unit; what began under one version ends under it. */
@Component
public class TourTerms {

    /** The regime of tours. */
    public static final String PACK = "zaozhuang-tours";

    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final Clock clock;

    TourTerms(RegimeQueries regimes, Calendars calendars, Clock clock) {
        this.regimes = regimes;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Number of the version under which something begins now: in force for the unit, else the latest. */
    public int current(UnitView unit) {
        return regimes.inForceFor(unit, PACK, today())
                .or(() -> regimes.latest().stream()
                        .filter(version -> version.content().pack().equals(PACK))
                        .findFirst())
                .orElseThrow()
                .content()
                .version();
    }

    /** A figure of the regime for a unit. */
    public ParameterValue value(UnitView unit, int version, String key) {
        PackVersion pack = regimes.version(PACK, version).orElseThrow();
        return regimes.parameters(pack, today()).value(unit, key);
    }

    /** When a term of the regime that runs from an instant is over. */
    public Deadline due(UnitView unit, int version, String key, Instant from) {
        return LegalClock.due(
                value(unit, version, key).asTerm(Period.YEAR), Rounding.STAYS, from, calendars.workdays());
    }

    /** The first last day on which a tour from a day isn't short; the first day counts. */
    public LocalDate leastEnd(UnitView unit, int version, LocalDate starts) {
        Instant before = starts.minusDays(1).atStartOfDay(Zones.CHINA).toInstant();
        return due(unit, version, "tour-least-length", before).day();
    }

    /** Today in China. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
