package cn.anlan.hazards;

import cn.anlan.ledger.ActView;
import cn.anlan.obligations.ObligationView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hazard with everything on its page.
 *
 * @param keeperName the unit that watches over it
 * @param rectification the obligation to rectify it, if it was assigned
 * @param steps what the asker can do now, as the commands are called
 * @param next the one to suggest, null if it is for others to act
 */
public record HazardView(
        UUID id,
        long version,
        String number,
        HazardState state,
        HazardKind kind,
        String title,
        String description,
        String place,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String category,
        String source,
        boolean violation,
        @Nullable UUID unit,
        String unitName,
        UUID keeper,
        String keeperName,
        String territory,
        String reporterName,
        Instant foundAt,
        Instant reportedAt,
        List<UUID> photos,
        @Nullable UUID risk,
        @Nullable Instant due,
        @Nullable LocalDate dueDay,
        boolean late,
        @Nullable Instant closedAt,
        @Nullable ListingView listing,
        @Nullable ObligationView rectification,
        List<ActView> timeline,
        List<String> steps,
        @Nullable String next) {

    /** How far the listed supervision is. */
    public record ListingView(
            String level,
            Instant listedAt,
            String reason,
            @Nullable String publicTitle,
            @Nullable String publicText,
            @Nullable Instant publishedAt,
            @Nullable Boolean effective,
            @Nullable String evaluation,
            @Nullable Instant evaluatedAt,
            @Nullable Instant delistedAt) {

        static @Nullable ListingView of(@Nullable Listing listing) {
            return listing == null
                    ? null
                    : new ListingView(
                            listing.level().name(),
                            listing.listedAt(),
                            listing.reason(),
                            listing.publicTitle(),
                            listing.text(),
                            listing.publishedAt(),
                            listing.effective(),
                            listing.evaluation(),
                            listing.evaluatedAt(),
                            listing.delistedAt());
        }
    }
}
