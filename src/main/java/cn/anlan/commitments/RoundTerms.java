package cn.anlan.commitments;

import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By when a round should be done: on the regime's day where it is in force and not past, else in a month. */
@Component
class RoundTerms {

    private static final int DAYS = 30;

    private final RegimeQueries regimes;
    private final UnitQueries units;
    private final Clock clock;

    RoundTerms(RegimeQueries regimes, UnitQueries units, Clock clock) {
        this.regimes = regimes;
        this.units = units;
        this.clock = clock;
    }

    LocalDate suggested(Actor by, int year) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        return day(by, year, today).filter(day -> !day.isBefore(today)).orElse(today.plusDays(DAYS));
    }

    private Optional<LocalDate> day(Actor by, int year, LocalDate today) {
        if (by.unit() == null) {
            return Optional.empty();
        }
        var unit = units.get(by.unit());
        return regimes.inForceFor(unit, today).stream()
                .filter(version -> version.content().clause(Rounds.CLAUSE).isPresent())
                .findFirst()
                .map(version -> regimes.parameters(version, today)
                        .value(unit, "commitments-day")
                        .value())
                .map(day -> MonthDay.parse("--" + day).atYear(year));
    }
}
