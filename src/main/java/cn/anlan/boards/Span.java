package cn.anlan.boards;

import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A year, a quarter or a month as addresses name it: {@code 2026}, {@code 2026-Q4}, {@code 2026-11}.
 *
 * @param from first day
 * @param to last day
 */
public record Span(String name, LocalDate from, LocalDate to) {

    private static final Pattern FORM = Pattern.compile("(20\\d\\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");

    /**
     * The period of this name, the year of {@code today} if none is named.
     *
     * @throws Problem 400 for what names no period
     */
    public static Span of(@Nullable String name, LocalDate today) {
        String asked = name == null || name.isBlank() ? String.valueOf(today.getYear()) : name.strip();
        var form = FORM.matcher(asked);
        if (!form.matches()) {
            throw new Problem(PlatformProblem.INVALID, 1).field("period", "Type", "2026, 2026-Q4, 2026-11");
        }
        try {
            int year = Integer.parseInt(form.group(1));
            if (form.group(2) != null) {
                YearMonth first = YearMonth.of(year, Integer.parseInt(form.group(2)) * 3 - 2);
                return new Span(asked, first.atDay(1), first.plusMonths(2).atEndOfMonth());
            }
            if (form.group(3) != null) {
                YearMonth month = YearMonth.of(year, Integer.parseInt(form.group(3)));
                return new Span(asked, month.atDay(1), month.atEndOfMonth());
            }
            return new Span(asked, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        } catch (DateTimeException never) {
            throw new Problem(PlatformProblem.INVALID, 1).field("period", "Type", "2026, 2026-Q4, 2026-11");
        }
    }
}
