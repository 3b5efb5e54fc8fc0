package cn.anlan.archive;

import cn.anlan.accidents.AccidentFigures;
import cn.anlan.hazards.HazardFigures.Category;
import cn.anlan.hazards.HazardFigures.Month;
import cn.anlan.hazards.HazardFigures.Sum;
import cn.anlan.obligations.DutyFigures.Figures;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.ObligationState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The analysis pack of a unit's situation in a period (WX-2.1b): what there is to analyse, put together by the product.
 *
 * @param due the day by which the period's analysis is to be made, null where no regime asks for one
 * @param periods the analyses asked for so far, the latest first, so that a missed one shows
 * @param hazards major and general ones
 * @param months the twelve months up to the period
 * @param duties all duties of the unit that fall due in the period
 * @param overdue what is overdue now
 * @param accidents from the register of accidents
 */
record SituationView(
        UUID unit,
        String unitName,
        String period,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        @Nullable LocalDate due,
        List<Analysis> periods,
        List<Sum> hazards,
        List<Month> months,
        List<Category> categories,
        Figures duties,
        @Nullable Double rate,
        List<ObligationRow> overdue,
        AccidentCounts accidents) {

    /**
     * The accidents of the period, and those of the period of the same length before it.
     *
     * @param grades of the period, the gravest first
     */
    record AccidentCounts(
            AccidentFigures.Toll now,
            AccidentFigures.Toll before,
            LocalDate beforeFrom,
            LocalDate beforeTo,
            List<AccidentFigures.Graded> grades) {}

    /**
     * An analysis that the regime asks for.
     *
     * @param name the period it is for, as the obligation names it
     * @param standing how it stands
     */
    record Analysis(
            UUID obligation,
            @Nullable String name,
            LocalDate due,
            ObligationState state,
            @Nullable Instant performedAt,
            Standing standing) {}

    /** How what a regime asks for stands, such as a period's analysis. */
    enum Standing {
        IN_TIME,
        LATE,
        /** Not made, and its day is past. */
        MISSED,
        /** Still to be made. */
        TO_COME,
        WAIVED;

        static Standing of(ObligationState state, boolean late, boolean inTime) {
            if (state == ObligationState.WAIVED) {
                return WAIVED;
            }
            if (state.runs()) {
                return late ? MISSED : TO_COME;
            }
            return inTime ? IN_TIME : LATE;
        }
    }
}
