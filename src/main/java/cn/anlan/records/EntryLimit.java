package cn.anlan.records;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.RegimeQueries;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Work is written down as it is done; what is entered after this limit is shown as late, whatever the reason (WX-3.3c). */
@Component
public class EntryLimit {

    static final String PARAMETER = "archive-entry-limit";
    private static final Term DEFAULT = Term.hours(24);

    private final RegimeQueries regimes;
    private final Calendars calendars;

    EntryLimit(RegimeQueries regimes, Calendars calendars) {
        this.regimes = regimes;
        this.calendars = calendars;
    }

    /** The last instant at which it isn't late: as a regime in force for the unit says, else a day. */
    public Instant of(UnitView unit, Instant happened) {
        LocalDate day = LocalDate.ofInstant(happened, Zones.CHINA);
        Term term = regimes.inForceFor(unit, day).stream()
                .filter(version -> version.content().parameter(PARAMETER, day).isPresent())
                .findFirst()
                .map(version ->
                        regimes.parameters(version, day).value(unit, PARAMETER).asTerm(Period.YEAR))
                .orElse(DEFAULT);
        return LegalClock.due(term, Rounding.STAYS, happened, calendars.workdays())
                .due();
    }
}
