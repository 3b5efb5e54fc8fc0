package cn.anlan.calendar;

import cn.anlan.calendar.Term.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the written form of a term. */
final class TermText {

    private static final String PERIOD = "(month|quarter|half-year|year)";
    private static final Pattern HOURS = Pattern.compile("(\\d{1,9}) hours?");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}) (day|working day|month|quarter|half-year|year)s?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern YEARLY = Pattern.compile("\\d\\d-\\d\\d");
    private static final Pattern END = Pattern.compile("end of " + PERIOD + "(?: ([+-]) (\\d{1,9}) days?)?");
    private static final Pattern FIRST = Pattern.compile("first (\\d{1,9}) (day|working day)s? after " + PERIOD);
    private static final Pattern LAST = Pattern.compile("last (\\d{1,9}) (day|working day)s? of " + PERIOD);

    private TermText() {}

    static Term parse(String text) {
        try {
            return read(text.strip());
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("No such day: " + text, noSuchDay);
        }
    }

    private static Term read(String text) {
        Matcher m = HOURS.matcher(text);
        if (m.matches()) {
            return new Term.Hours(Integer.parseInt(m.group(1)));
        }
        m = SPAN.matcher(text);
        if (m.matches()) {
            return new Term.Span(Integer.parseInt(m.group(1)), unit(m.group(2)));
        }
        if (DATE.matcher(text).matches()) {
            return new Term.OnDate(LocalDate.parse(text));
        }
        if (YEARLY.matcher(text).matches()) {
            return new Term.Yearly(MonthDay.parse("--" + text));
        }
        m = END.matcher(text);
        if (m.matches()) {
            int days = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
            return new Term.EndOf(Period.of(m.group(1)), "-".equals(m.group(2)) ? -days : days);
        }
        m = FIRST.matcher(text);
        if (m.matches()) {
            return new Term.FirstDays(Integer.parseInt(m.group(1)), unit(m.group(2)), Period.of(m.group(3)));
        }
        m = LAST.matcher(text);
        if (m.matches()) {
            return new Term.LastDays(Integer.parseInt(m.group(1)), unit(m.group(2)), Period.of(m.group(3)));
        }
        throw new IllegalArgumentException("Not a term: " + text);
    }

    private static Unit unit(String en) {
        return Unit.valueOf(en.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    }
}
