package cn.anlan.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure in a list.
 *
 * @param byUnitName the level that chose it
 * @param dueDay last day on which putting it right is in time
 * @param late past that day and not answered
 */
record MeasureRow(
        UUID id,
        long version,
        Means means,
        MeasureState state,
        UUID unit,
        String unitName,
        Basis basis,
        @Nullable UUID cited,
        @Nullable Fault fault,
        UUID about,
        String finding,
        String demand,
        String clause,
        UUID byUnit,
        String byUnitName,
        String issuedName,
        String issuedTitle,
        Instant issuedAt,
        UUID obligation,
        LocalDate dueDay,
        boolean late,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant heldAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt) {}
