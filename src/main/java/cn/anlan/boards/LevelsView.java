package cn.anlan.boards;

import cn.anlan.obligations.DutyFigures.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The board rolled up: what the units of each area of the next level below do together.
 *
 * @param pack the regime shown; null when none is in force anywhere in scope
 * @param area prefix of the area looked at, empty for the whole country
 * @param trail from the reader's own area down to the one looked at
 * @param level what the rows are; null where the next level below are the units themselves
 * @param duties the columns, with their figures over the whole area
 * @param rows the areas, most overdue first unless asked otherwise
 */
record LevelsView(
        @Nullable String pack,
        List<BoardView.Pack> packs,
        String period,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        String area,
        List<Place> trail,
        @Nullable Level level,
        Figures all,
        @Nullable Double rate,
        List<BoardView.Column> duties,
        List<Row> rows) {

    /** The levels that can be rolled up to. */
    enum Level {
        PROVINCE,
        CITY,
        COUNTY
    }

    /** @param name empty for the whole country */
    record Place(String area, String name) {}

    /**
     * An area.
     *
     * @param unit its division, null where the code belongs to none
     * @param rank its place by its rate; null while there is nothing to judge by
     * @param opens whether there is a level below to roll up to; else its units are listed by the board itself
     * @param cells its figures under each duty, in the order of the columns; null where nothing falls due in the period
     */
    record Row(
            String area,
            String name,
            @Nullable UUID unit,
            @Nullable Integer rank,
            @Nullable Double rate,
            Figures figures,
            boolean opens,
            List<@Nullable Figures> cells) {}
}
