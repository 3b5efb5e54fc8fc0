package cn.anlan.hazards;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hazard in a list.
 *
 * @param listed level at which it is on the list for supervision, null when it isn't
 */
public record HazardRow(
        UUID id,
        long version,
        String number,
        HazardState state,
        HazardKind kind,
        String title,
        String place,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String category,
        String source,
        @Nullable UUID unit,
        String unitName,
        String territory,
        String reporterName,
        Instant foundAt,
        Instant reportedAt,
        @Nullable Instant due,
        boolean late,
        @Nullable String listed,
        @Nullable UUID obligation,
        int photos,
        @Nullable Instant closedAt) {

    static HazardRow of(Hazard h, Instant now) {
        var f = h.finding;
        return new HazardRow(
                f.id(),
                h.version,
                f.number(),
                h.state,
                h.kind,
                f.title(),
                f.place(),
                f.longitude(),
                f.latitude(),
                f.category(),
                f.source(),
                f.unit(),
                f.unitName(),
                f.territory(),
                f.reporterName(),
                f.foundAt(),
                f.reportedAt(),
                h.due,
                h.isLate(now),
                h.listing != null && h.listing.isOn() ? h.listing.level().name() : null,
                h.obligation,
                f.photos().size(),
                h.closedAt);
    }
}
