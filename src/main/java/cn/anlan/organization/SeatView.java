package cn.anlan.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's time in a committee.
 *
 * @param from first day
 * @param to first day no longer, null while it lasts
 */
public record SeatView(
        UUID id,
        Seat seat,
        UUID person,
        String name,
        LocalDate from,
        @Nullable LocalDate to) {}
