package cn.anlan.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When something is due. A term in days ends at 24:00 in China on its last day, which is the instant the next day begins.
 *
 * @param due the first instant at which it is too late
 * @param provisional whether a year was consulted whose calendar isn't published
 * @param derivation how it was computed
 */
public record Deadline(Instant due, boolean provisional, Derivation derivation) {

    /** Whether it is too late. */
    public boolean isOverdue(Instant now) {
        return !now.isBefore(due);
    }

    /** The last day on which it is in time. */
    public LocalDate day() {
        return LegalClock.dayEndingAt(due);
    }
}
