package cn.anlan.spreadsheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates the way people type them: 2026-3-5, 2026.03.05, 2026年3月5日, 3月5日, 20260305, 2026年3月底. */
public final class DateText {

    private static final Pattern FULL = Pattern.compile(
            "(\\d{4}|\\d{2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?(?:[T\\s]*\\d{1,2}[:时]\\d{0,2}(?:[:分]\\d{0,2}(?:\\.\\d+)?秒?)?)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\d{1,2})\\s*(?:月\\s*(\\d{1,2})\\s*[日号]?|[-/.]\\s*(\\d{1,2}))");
    private static final Pattern MONTH = Pattern.compile("(?:(\\d{4})\\s*[-/.年]\\s*)?(\\d{1,2})\\s*月\\s*(?:底|末)?");
    private static final Pattern AROUND = Pattern.compile("^[（(于]*|(?:以前|之前|前|止|完成|整改完成)?[。.）)]*$");
    private static final Pattern YEAR = Pattern.compile("(20\\d{2})\\s*(?:年|[-./])?");

    private DateText() {}

    /**
     * Reads a day.
     *
     * @param year for dates without one; null refuses them
     * @return empty if it is no day: never a guess between two
     */
    public static Optional<LocalDate> day(String text, @Nullable Integer year) {
        LocalDate usual = isoDay(text);
        if (usual != null) {
            return Optional.of(usual);
        }
        String plain = AROUND.matcher(halfWidth(text).strip()).replaceAll("").strip();
        try {
            Matcher full = FULL.matcher(plain);
            if (full.matches()) {
                String y = full.group(1);
                return Optional.of(LocalDate.of(
                        y.length() == 2 ? 2000 + Integer.parseInt(y) : Integer.parseInt(y),
                        number(full, 2),
                        number(full, 3)));
            }
            Matcher compact = COMPACT.matcher(plain);
            if (compact.matches()) {
                return Optional.of(LocalDate.of(number(compact, 1), number(compact, 2), number(compact, 3)));
            }
            Matcher monthDay = MONTH_DAY.matcher(plain);
            if (monthDay.matches() && year != null) {
                int day = monthDay.group(2) != null ? number(monthDay, 2) : number(monthDay, 3);
                return Optional.of(LocalDate.of(year, number(monthDay, 1), day));
            }
            Matcher month = MONTH.matcher(plain);
            if (month.matches() && (year != null || month.group(1) != null)) {
                int of = month.group(1) != null ? number(month, 1) : year == null ? 0 : year;
                return Optional.of(YearMonth.of(of, number(month, 2)).atEndOfMonth());
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The day a cell of a date column names. */
    public static Optional<LocalDate> day(Cell cell, @Nullable Integer year) {
        return switch (cell) {
            case Cell.Num number
            when number.isDay() -> Optional.of(number.dateTime().toLocalDate());
            case Cell.Num number when number.shown().length() == 8 -> day(number.shown(), null);
            case Cell.Text text -> day(text.shown(), year);
            case Cell.Num ignored -> Optional.empty();
            case Cell.Flag ignored -> Optional.empty();
            case Cell.Fault ignored -> Optional.empty();
            case Cell.Blank ignored -> Optional.empty();
        };
    }

    /** The first year named in a title or a file's name, if there is one. */
    public static @Nullable Integer yearIn(String text) {
        Matcher year = YEAR.matcher(halfWidth(text));
        return year.find() ? Integer.valueOf(year.group(1)) : null;
    }

    /** The form nearly all dates have, without the cost of the others. */
    private static @Nullable LocalDate isoDay(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException another) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static String halfWidth(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            plain.append(c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c);
        }
        return plain.toString();
    }
}
