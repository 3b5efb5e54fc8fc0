package cn.anlan.boards;

import cn.anlan.obligations.DutyFigures.Figures;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The board as seen at one moment.
 *
 * @param pack the regime shown; null when none is in force anywhere in scope
 * @param packs the regimes that can be shown
 * @param units how many units there are in all
 * @param rate share of what fell due, or was done before, that was done in time; null while there is nothing to judge by
 * @param duties the columns
 * @param rows the units of this page
 * @param next how many units to skip for the next page, null on the last
 * @param soonest what falls due first within 30 days
 */
record BoardView(
        @Nullable String pack,
        List<Pack> packs,
        String period,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        int units,
        Figures all,
        @Nullable Double rate,
        List<Column> duties,
        List<Row> rows,
        @Nullable Integer next,
        List<ObligationRow> soonest) {

    record Pack(String pack, Bilingual title) {}

    /** A duty with its figures over all units in scope. */
    record Column(
            String duty,
            String clause,
            Bilingual title,
            Figures figures,
            @Nullable Double rate) {}

    /**
     * A unit.
     *
     * @param head who heads it now; null when nobody does
     * @param rank its place by its rate, units with the same rate sharing one; null while there is nothing to judge by
     * @param cells its figures under each duty, in the order of the columns; null where nothing falls due in the period
     */
    record Row(
            UUID unit,
            String name,
            @Nullable Head head,
            @Nullable Integer rank,
            @Nullable Double rate,
            Figures figures,
            List<@Nullable Figures> cells) {}

    record Head(UUID person, String name, String postTitle) {}
}
