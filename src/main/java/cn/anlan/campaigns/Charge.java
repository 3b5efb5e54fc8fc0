package cn.anlan.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Line or area responsibility (分线负责、分片包保) held by a post.
 *
 * @param unit the county or district whose towns it is about
 * @param towns of an area; none for a line, which goes through all of them
 * @param until last day, null while it goes on
 */
record Charge(
        UUID id,
        long version,
        Kind kind,
        String name,
        UUID unit,
        String territory,
        UUID post,
        List<UUID> towns,
        LocalDate since,
        @Nullable LocalDate until) {

    /** By sector across all towns, or for some towns altogether. */
    enum Kind {
        LINE,
        AREA
    }

    boolean covers(UUID town) {
        return kind == Kind.LINE || towns.contains(town);
    }
}
