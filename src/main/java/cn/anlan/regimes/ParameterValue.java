package cn.anlan.regimes;

import cn.anlan.calendar.Period;
import cn.anlan.calendar.Term;
import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as it stands for one unit on one day.
 *
 * @param setBy the unit that set it otherwise, null when it is as in the pack
 * @param unverified whether the source must be checked before anybody relies on it
 */
public record ParameterValue(
        String key,
        String clause,
        String value,
        ParameterUnit unit,
        Parameter.Origin origin,
        boolean unverified,
        @Nullable UUID setBy,
        Bilingual note) {

    static ParameterValue of(Parameter parameter) {
        return new ParameterValue(
                parameter.key(),
                parameter.clause(),
                parameter.value(),
                parameter.unit(),
                parameter.origin(),
                parameter.confidence() != null && parameter.confidence().isUnverified(),
                null,
                parameter.note());
    }

    ParameterValue setBy(UUID unitThatSet, String to) {
        return new ParameterValue(key, clause, to, unit, origin, false, unitThatSet, note);
    }

    /** A count, people, yuan or grade as a number. */
    public int asInt() {
        return Integer.parseInt(value);
    }

    public boolean asFlag() {
        return Boolean.parseBoolean(value);
    }

    public LocalDate asDate() {
        return LocalDate.parse(value);
    }

    /** A date or month-day too, as the legal clock counts it; {@code period} in a term becomes the one given. */
    public Term asTerm(Period period) {
        return Term.parse(
                value.replace("period", period.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    /** How often, for a parameter that says how often. */
    public Period asPeriod() {
        return switch (value) {
            case "monthly" -> Period.MONTH;
            case "quarterly" -> Period.QUARTER;
            case "half-yearly" -> Period.HALF_YEAR;
            case "yearly" -> Period.YEAR;
            default -> throw new IllegalStateException(key + " is no period: " + value);
        };
    }
}
