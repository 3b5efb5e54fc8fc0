package cn.anlan.tourplans;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a tour group.
 *
 * @param official a serving official; else an expert
 * @param unit the own unit, where they serve at other times
 * @param field what they know of the supervision of work safety, in the office's words; null where that isn't said
 * @param conditions those that the office attests
 * @param releasedFrom first day of the release from the own post
 */
record Member(
        UUID person,
        String name,
        boolean leader,
        boolean official,
        @Nullable UUID unit,
        @Nullable String unitName,
        Rank rank,
        @Nullable String field,
        Set<Condition> conditions,
        @Nullable LocalDate releasedFrom,
        @Nullable LocalDate releasedTo) {

    Member {
        conditions = Set.copyOf(conditions);
    }

    /** Has a post of one's own from which to be released. */
    boolean isOnLoan() {
        return official;
    }

    boolean isReleased(LocalDate from, LocalDate to) {
        return releasedFrom != null && releasedTo != null && !releasedFrom.isAfter(from) && !releasedTo.isBefore(to);
    }
}
