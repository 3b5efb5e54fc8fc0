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
import java.util.HashMap;
import java.util.Map;
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
        return of(term(unit, LocalDate.ofInstant(happened, Zones.CHINA)), happened);
    }

    /** For a page of many entries: the rule of each unit and day is read once. */
    public Reading reading() {
        return new Reading();
    }

    /** What is late of many entries. */
    public final class Reading {

        private final Map<String, Term> terms = new HashMap<>();

        private Reading() {}

        /** Whether it was entered after the limit that held for the unit on the day it happened. */
        public boolean isLate(UnitView unit, Instant happened, Instant entered) {
            LocalDate day = LocalDate.ofInstant(happened, Zones.CHINA);
            Term term = terms.computeIfAbsent(unit.id() + "@" + day, key -> term(unit, day));
            return entered.isAfter(of(term, happened));
        }
    }

    private Instant of(Term term, Instant happened) {
        return LegalClock.due(term, Rounding.STAYS, happened, calendars.workdays())
                .due();
    }

    private Term term(UnitView unit, LocalDate day) {
        return regimes.inForceFor(unit, day).stream()
                .filter(version -> version.content().parameter(PARAMETER, day).isPresent())
                .findFirst()
                .map(version ->
                        regimes.parameters(version, day).value(unit, PARAMETER).asTerm(Period.YEAR))
                .orElse(DEFAULT);
    }
}
