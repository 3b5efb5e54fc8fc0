package cn.anlan.regimes;

import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a regime, with the days on which it holds and the room a place has to set it otherwise.
 *
 * @param value as text, in the form its unit has: {@code 2}, {@code 15 days}, {@code 04-15}, {@code true}
 * @param confidence how sure the source is, null for the product's own defaults
 * @param validTo last day, null when open
 * @param min least value a place may set
 * @param max greatest value a place may set
 * @param options the values to choose from
 */
public record Parameter(
        String key,
        String clause,
        String value,
        ParameterUnit unit,
        Origin origin,
        @Nullable Confidence confidence,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String min,
        @Nullable String max,
        List<String> options,
        Bilingual note) {

    /** Where a value comes from. */
    public enum Origin {
        DOCUMENT,
        LAW,
        /** Our default, because neither the document nor the law sets one. */
        PRODUCT
    }

    /** How sure the source of a value is. */
    public enum Confidence {
        A,
        B,
        C,
        M;

        /** Whether somebody must check it before relying on it. */
        public boolean isUnverified() {
            return this == C || this == M;
        }
    }

    // Jackson hands over null where the pack has no options.
    @SuppressWarnings("ConstantValue")
    public Parameter {
        options = options == null ? List.of() : List.copyOf(options);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    boolean overlaps(Parameter other) {
        return (other.validTo == null || !validFrom.isAfter(other.validTo))
                && (validTo == null || !other.validFrom.isAfter(validTo));
    }

    /** Whether a place may set it at all. */
    public boolean isAdjustable() {
        return min != null || max != null || !options.isEmpty() || unit == ParameterUnit.FLAG;
    }

    /** Whether a place may set it to this: of the right form, and within what the pack allows. */
    public boolean allows(String wanted) {
        return isAdjustable() && unit.reads(wanted) && isWithin(wanted);
    }

    boolean isWithin(String wanted) {
        return (options.isEmpty() || options.contains(wanted))
                && (min == null || unit.compare(min, wanted) <= 0)
                && (max == null || unit.compare(wanted, max) <= 0);
    }
}
