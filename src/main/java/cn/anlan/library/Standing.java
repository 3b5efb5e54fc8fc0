package cn.anlan.library;

import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How an edition stands on a day. */
enum Standing {
    IN_FORCE("现行有效", "In force"),
    COMING("尚未施行", "Not yet in force"),
    SUPERSEDED("已被新版取代", "Superseded"),
    ENDED("已过有效期", "Expired"),
    WITHDRAWN("已废止", "Withdrawn");

    private final Bilingual label;

    Standing(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }

    static Standing on(LocalDate day, Span span) {
        if (span.supersededOn() != null && !day.isBefore(span.supersededOn())) {
            return SUPERSEDED;
        }
        if (span.withdrawnOn() != null && !day.isBefore(span.withdrawnOn())) {
            return WITHDRAWN;
        }
        if (day.isBefore(span.from())) {
            return COMING;
        }
        return span.to() != null && day.isAfter(span.to()) ? ENDED : IN_FORCE;
    }

    /**
     * When an edition is in force.
     *
     * @param from first day
     * @param to last day, as it says itself
     * @param supersededOn first day of the next edition
     * @param withdrawnOn first day on which the book is withdrawn
     */
    record Span(
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate supersededOn,
            @Nullable LocalDate withdrawnOn) {}
}
