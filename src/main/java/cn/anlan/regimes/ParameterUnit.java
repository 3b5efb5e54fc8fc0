package cn.anlan.regimes;

import cn.anlan.calendar.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What a parameter's value is, how it is read and how two are compared. */
public enum ParameterUnit {
    COUNT(ParameterUnit::wholeNumber),
    PEOPLE(ParameterUnit::wholeNumber),
    YUAN(ParameterUnit::notNegative),
    PERCENT(ParameterUnit::percent),
    RATIO(ParameterUnit::notNegative),
    GRADE(ParameterUnit::wholeNumber),
    /** A term of the legal clock; the word {@code period} in it stands for the period of the duty that uses it. */
    TERM(value -> Term.parse(value.replace("period", "quarter"))),
    DATE(LocalDate::parse),
    MONTH_DAY(value -> MonthDay.parse("--" + value)),
    PERIOD(ParameterUnit::period),
    CHOICE(value -> {}),
    FLAG(ParameterUnit::flag),
    TEXT(value -> {});

    private static final List<String> PERIODS = List.of("monthly", "quarterly", "half-yearly", "yearly");

    private final Consumer<String> reader;

    ParameterUnit(Consumer<String> reader) {
        this.reader = reader;
    }

    /** Whether the text has this unit's form. */
    boolean reads(String value) {
        try {
            reader.accept(value);
            return true;
        } catch (IllegalArgumentException | DateTimeParseException wrongForm) {
            return false;
        }
    }

    boolean isNumber() {
        return switch (this) {
            case COUNT, PEOPLE, YUAN, PERCENT, RATIO, GRADE -> true;
            case TERM, DATE, MONTH_DAY, PERIOD, CHOICE, FLAG, TEXT -> false;
        };
    }

    /** Whether two readable values have an order: terms only when they count the same thing. */
    boolean comparable(String one, String other) {
        return switch (this) {
            case TERM ->
                Term.parse(one) instanceof Term.Hours && Term.parse(other) instanceof Term.Hours
                        || Term.parse(one) instanceof Term.Span(var n, var unit)
                                && Term.parse(other) instanceof Term.Span(var m, var same)
                                && unit == same;
            case PERIOD, CHOICE, FLAG, TEXT -> false;
            case COUNT, PEOPLE, YUAN, PERCENT, RATIO, GRADE, DATE, MONTH_DAY -> true;
        };
    }

    /** Orders two readable, comparable values; a term of another unit is beyond either bound. */
    int compare(String one, String other) {
        if (!comparable(one, other)) {
            return 1;
        }
        return switch (this) {
            case TERM -> Integer.compare(count(one), count(other));
            case DATE, MONTH_DAY -> Comparator.<String>naturalOrder().compare(one, other);
            default -> new BigDecimal(one).compareTo(new BigDecimal(other));
        };
    }

    private static int count(String term) {
        return switch (Term.parse(term)) {
            case Term.Hours(var count) -> count;
            case Term.Span(var count, var unit) -> count;
            case Term other -> throw new IllegalArgumentException("No count in " + other.text());
        };
    }

    private static void wholeNumber(String value) {
        if (Integer.parseInt(value) < 0) {
            throw new IllegalArgumentException(value);
        }
    }

    private static void notNegative(String value) {
        if (new BigDecimal(value).signum() < 0) {
            throw new IllegalArgumentException(value);
        }
    }

    private static void percent(String value) {
        notNegative(value);
        if (new BigDecimal(value).compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(value);
        }
    }

    private static void period(String value) {
        if (!PERIODS.contains(value)) {
            throw new IllegalArgumentException(value);
        }
    }

    private static void flag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(value);
        }
    }
}
