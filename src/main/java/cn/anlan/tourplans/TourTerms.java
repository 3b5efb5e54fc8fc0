package cn.anlan.tourplans;

import cn.anlan.calendar.Deadline;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.ParameterValue;
import cn.anlan.regimes.RegimeTerms;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What the regime of tours says, with its figures as they stand for a unit; what began under one version ends under it. */
@Component
public class TourTerms {

    /** The regime of tours. */
    public static final String PACK = "zaozhuang-tours";

    private final RegimeTerms terms;

    TourTerms(RegimeTerms terms) {
        this.terms = terms;
    }

    /** Number of the version under which something begins now: in force for the unit, else the latest. */
    public int current(UnitView unit) {
        return terms.current(unit, PACK);
    }

    /** A figure of the regime for a unit. */
    public ParameterValue value(UnitView unit, int version, String key) {
        return terms.value(unit, PACK, version, key);
    }

    /** When a term of the regime that runs from an instant is over. */
    public Deadline due(UnitView unit, int version, String key, Instant from) {
        return terms.due(unit, PACK, version, key, from);
    }

    /** The first last day on which a tour from a day isn't short; the first day counts. */
    public LocalDate leastEnd(UnitView unit, int version, LocalDate starts) {
        Instant before = starts.minusDays(1).atStartOfDay(Zones.CHINA).toInstant();
        return due(unit, version, "tour-least-length", before).day();
    }

    /** Today in China. */
    public LocalDate today() {
        return terms.today();
    }
}
