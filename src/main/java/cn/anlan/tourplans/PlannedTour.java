package cn.anlan.tourplans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tour of a yearly plan.
 *
 * @param unit the unit to be toured
 * @param themeSource the paper in which the theme was set, in words
 * @param ends last day
 * @param shortReason why it is shorter than the regime wants
 * @param group the group that makes it
 * @param enterprises key enterprises to which it extends
 * @param approvedAt null while the committee hasn't approved it
 * @param cancelled null unless the committee has cancelled it
 */
public record PlannedTour(
        UUID id,
        UUID unit,
        String unitName,
        String territory,
        TourKind kind,
        @Nullable String theme,
        @Nullable ThemeSetter themeSetBy,
        @Nullable String themeSource,
        LocalDate starts,
        LocalDate ends,
        @Nullable String shortReason,
        @Nullable UUID group,
        List<UUID> enterprises,
        @Nullable Instant approvedAt,
        @Nullable Cancellation cancelled) {

    /** Why and by whom a tour was cancelled. */
    public record Cancellation(String reason, String name, Instant at) {}

    public PlannedTour {
        enterprises = List.copyOf(enterprises);
    }

    boolean overlaps(PlannedTour other) {
        return overlaps(other.starts, other.ends);
    }

    boolean overlaps(LocalDate from, LocalDate to) {
        return !starts.isAfter(to) && !from.isAfter(ends);
    }

    /** The same tour, extended to more enterprises. */
    PlannedTour extendedTo(List<UUID> more) {
        return new PlannedTour(
                id,
                unit,
                unitName,
                territory,
                kind,
                theme,
                themeSetBy,
                themeSource,
                starts,
                ends,
                shortReason,
                group,
                Stream.concat(enterprises.stream(), more.stream()).distinct().toList(),
                approvedAt,
                cancelled);
    }

    /** Whether it hasn't been cancelled. */
    boolean stands() {
        return cancelled == null;
    }

    /** The unit and the enterprises: where nobody of the group may have a tie (ZZ-4.3c). */
    List<UUID> places() {
        return Stream.concat(Stream.of(unit), enterprises.stream()).toList();
    }
}
