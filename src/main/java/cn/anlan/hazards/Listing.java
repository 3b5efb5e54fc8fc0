package cn.anlan.hazards;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The supervision of a major hazard by list: listed by level, published, its effect evaluated, taken off (JZ-3.1.1a, JZ-3.1.1b).
 *
 * @param text what the public may read; null until it is published
 * @param effective what the evaluation found; null until there is one
 */
record Listing(
        Level level,
        UUID listedBy,
        Instant listedAt,
        String reason,
        @Nullable String publicTitle,
        @Nullable String text,
        @Nullable Instant publishedAt,
        @Nullable Boolean effective,
        @Nullable String evaluation,
        @Nullable Instant evaluatedAt,
        @Nullable Instant delistedAt) {

    /** Who supervises, from near to far; with the digits of the area codes such a unit answers for. */
    enum Level {
        TOWN(9),
        COUNTY(6),
        CITY(4),
        PROVINCE(2);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        int digits() {
            return digits;
        }
    }

    static Listing at(Level level, UUID by, Instant now, String reason) {
        return new Listing(level, by, now, reason, null, null, null, null, null, null, null);
    }

    boolean isOn() {
        return delistedAt == null;
    }

    boolean isEvaluated() {
        return Boolean.TRUE.equals(effective);
    }

    Listing published(String title, String words, Instant now) {
        return new Listing(
                level, listedBy, listedAt, reason, title, words, now, effective, evaluation, evaluatedAt, delistedAt);
    }

    Listing evaluated(boolean found, String words, Instant now) {
        return new Listing(
                level, listedBy, listedAt, reason, publicTitle, text, publishedAt, found, words, now, delistedAt);
    }

    /** The rectification begins again, and so will its evaluation. */
    Listing evaluatedAnew() {
        return new Listing(
                level, listedBy, listedAt, reason, publicTitle, text, publishedAt, null, null, null, delistedAt);
    }

    Listing delisted(Instant now) {
        return new Listing(
                level,
                listedBy,
                listedAt,
                reason,
                publicTitle,
                text,
                publishedAt,
                effective,
                evaluation,
                evaluatedAt,
                now);
    }
}
