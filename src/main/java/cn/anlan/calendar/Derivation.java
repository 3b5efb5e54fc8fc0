package cn.anlan.calendar;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline came about; enough to compute it again and to explain it to whoever is held to it.
 *
 * @param rule the term
 * @param inputs what it was applied to
 * @param calendarVersion the years consulted with their versions, as in {@code 2026.1,2027.0}, 0 for a year not published; empty if the
 *     calendar had no say
 * @param text the computation in words
 */
public record Derivation(Term rule, Inputs inputs, String calendarVersion, Bilingual text) {

    /**
     * @param start the event the term runs from
     * @param rounding whether the last day moves off a holiday
     * @param opens the day on which it can first be done, where the rule names a window
     * @param lastDay the last day before it moved off a holiday; absent for hours
     * @param changes pauses and extensions, in the order in which they were decided
     */
    public record Inputs(
            Instant start,
            Rounding rounding,
            @Nullable LocalDate opens,
            @Nullable LocalDate lastDay,
            List<Change> changes) {

        public Inputs {
            changes = List.copyOf(changes);
        }
    }
}
