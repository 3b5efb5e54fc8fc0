package cn.anlan.campaigns;

import cn.anlan.platform.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A quarter of a year by its name, as {@code 2026Q1}. */
record Quarter(int year, int number) {

    /** @throws Problem 400 for a text that names none */
    static Quarter parse(@Nullable String name, LocalDate today) {
        if (name == null || name.isEmpty()) {
            return of(today);
        }
        if (!name.matches("[12][0-9]{3}Q[1-4]")) {
            throw new Problem(CampaignProblem.PERIOD_UNREADABLE, name).field("quarter", "Quarter");
        }
        return new Quarter(Integer.parseInt(name.substring(0, 4)), name.charAt(5) - '0');
    }

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    LocalDate from() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    LocalDate to() {
        return from().plusMonths(3).minusDays(1);
    }

    @Override
    public String toString() {
        return year + "Q" + number;
    }
}
