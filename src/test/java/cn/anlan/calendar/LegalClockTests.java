package cn.anlan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.platform.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class LegalClockTests {

    private static final Workdays SHIPPED = Workdays.shipped();
    static final List<String> EVERY_TERM = List.of(
            "1 hour",
            "36 hours",
            "1 day",
            "15 days",
            "60 days",
            "1 working day",
            "7 working days",
            "20 working days",
            "1 month",
            "2 months",
            "1 quarter",
            "1 half-year",
            "1 year",
            "04-15",
            "02-29",
            "12-31",
            "end of month",
            "end of quarter + 15 days",
            "end of year - 10 days",
            "end of half-year + 40 days",
            "first 5 days after quarter",
            "first 5 working days after month",
            "last 5 days of quarter",
            "last 3 working days of month",
            "2026-05-01");

    /** Start and last day are days in China; a start has the hour 10:00 where the table names none. */
    @ParameterizedTest(name = "{0} from {1}, {2}: {3} — {4}")
    @CsvSource(delimiter = '|', textBlock = """
        15 days                            | 2026-03-02 | STAYS    | 2026-03-17 | first day isn't counted
        1 day                              | 2026-03-02 | STAYS    | 2026-03-03 | the shortest term
        15 days                            | 2026-02-01 | STAYS    | 2026-02-16 | falls in Spring Festival and stays
        15 days                            | 2026-02-01 | MOVES_ON | 2026-02-24 | Spring Festival 15-23 February is passed over
        13 days                            | 2026-02-01 | MOVES_ON | 2026-02-14 | a Saturday that is worked is no day off
        27 days                            | 2026-02-01 | MOVES_ON | 2026-02-28 | so is the Saturday after the festival
        30 days                            | 2026-09-01 | MOVES_ON | 2026-10-08 | National Day 1-7 October is passed over
        29 days                            | 2026-09-01 | MOVES_ON | 2026-09-30 | the last day before it
        19 days                            | 2026-09-01 | MOVES_ON | 2026-09-20 | a Sunday that is worked
        24 days                            | 2026-09-01 | MOVES_ON | 2026-09-28 | Mid-Autumn Friday to Sunday
        5 days                             | 2026-03-02 | MOVES_ON | 2026-03-09 | an ordinary Saturday moves on to Monday
        5 working days                     | 2026-03-02 | MOVES_ON | 2026-03-09 | over one weekend
        5 working days                     | 2026-02-10 | STAYS    | 2026-02-24 | 11, 12, 13, make-up 14, then 24 February
        8 working days                     | 2026-02-12 | STAYS    | 2026-03-02 | both make-up Saturdays are counted
        1 working day                      | 2026-02-14 | STAYS    | 2026-02-24 | the day after is a holiday
        7 working days                     | 2025-09-28 | STAYS    | 2025-10-14 | 29, 30, 9, 10, make-up 11, 13, 14
        1 working day                      | 2026-01-03 | STAYS    | 2026-01-04 | a Sunday worked for New Year
        2 months                           | 2025-12-31 | STAYS    | 2026-02-28 | no 31 February
        2 months                           | 2023-12-31 | STAYS    | 2024-02-29 | nor one in a leap year
        2 months                           | 2025-12-31 | MOVES_ON | 2026-02-28 | which is worked in 2026
        1 month                            | 2026-02-28 | STAYS    | 2026-03-28 | the same number, not the month's end
        1 month                            | 2026-01-31 | STAYS    | 2026-02-28 |
        1 quarter                          | 2025-11-30 | STAYS    | 2026-02-28 |
        1 half-year                        | 2025-08-31 | STAYS    | 2026-02-28 |
        1 year                             | 2024-02-29 | STAYS    | 2025-02-28 | leap day
        3 years                            | 2025-07-01 | STAYS    | 2028-07-01 |
        2022-01-31                         | 2026-01-01 | STAYS    | 2022-01-31 | a day set in the past is overdue at once
        2026-05-02                         | 2026-01-01 | MOVES_ON | 2026-05-06 |
        04-15                              | 2026-01-01 | STAYS    | 2026-04-15 |
        04-15                              | 2026-04-15 | STAYS    | 2026-04-15 | on the day itself there is still time
        04-15                              | 2026-04-16 | STAYS    | 2027-04-15 |
        02-29                              | 2027-01-01 | STAYS    | 2027-02-28 |
        02-29                              | 2028-01-01 | STAYS    | 2028-02-29 |
        end of month                       | 2026-02-28 | STAYS    | 2026-02-28 |
        end of quarter                     | 2026-01-01 | STAYS    | 2026-03-31 |
        end of half-year                   | 2026-01-01 | STAYS    | 2026-06-30 |
        end of half-year                   | 2026-07-01 | STAYS    | 2026-12-31 |
        end of year                        | 2026-01-01 | STAYS    | 2026-12-31 |
        end of quarter + 15 days           | 2026-03-31 | STAYS    | 2026-04-15 | quarterly hazard statistics
        end of quarter + 15 days           | 2026-04-01 | STAYS    | 2026-07-15 |
        end of year - 10 days              | 2026-12-21 | STAYS    | 2026-12-21 |
        end of year - 10 days              | 2026-12-22 | STAYS    | 2027-12-21 | too late for this year's
        first 5 days after quarter         | 2026-01-20 | STAYS    | 2026-04-05 |
        first 5 days after quarter         | 2026-01-20 | MOVES_ON | 2026-04-07 | Qingming
        first 5 working days after quarter | 2026-07-01 | STAYS    | 2026-10-13 | National Day, then make-up 10 October
        last 5 days of quarter             | 2026-01-20 | STAYS    | 2026-03-31 |
        last 5 working days of month       | 2026-01-20 | STAYS    | 2026-01-30 |
        last 5 working days of month       | 2026-01-31 | STAYS    | 2026-02-28 | the last working day was yesterday
        """)
    void endsAt24OClockOnTheLastDay(String term, LocalDate start, Rounding rounding, LocalDate lastDay, String why) {

        Deadline deadline = due(term, rounding, start.atTime(10, 0));

        assertThat(deadline.day()).isEqualTo(lastDay);
        assertThat(deadline.due())
                .isEqualTo(lastDay.plusDays(1).atStartOfDay(Zones.CHINA).toInstant());
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
        1 hour   | 2026-02-17T23:30:00 | 2026-02-18T00:30:00
        2 hours  | 2026-02-17T23:30:15 | 2026-02-18T01:30:15
        24 hours | 2026-10-01T08:00:00 | 2026-10-02T08:00:00
        """)
    void countsHoursOnEndThroughNightsAndHolidays(String term, LocalDateTime start, LocalDateTime end) {

        Deadline deadline = due(term, Rounding.MOVES_ON, start);

        assertThat(deadline.due()).isEqualTo(at(end));
        assertThat(deadline.provisional()).isFalse();
        assertThat(deadline.derivation().calendarVersion()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T00:00:00, 2026-03-03", "2026-03-02T23:59:59, 2026-03-03", "2026-03-03T00:00:00, 2026-03-04"
    })
    void takesTheDayOfTheStartInChina(LocalDateTime start, LocalDate lastDay) {
        assertThat(due("1 day", Rounding.STAYS, start).day()).isEqualTo(lastDay);
    }

    @Test
    void isInTimeUntilTheLastInstantAndOverdueFromTheNext() {
        Deadline deadline = due("15 days", Rounding.STAYS, LocalDateTime.of(2026, 3, 2, 10, 0));

        assertThat(deadline.isOverdue(
                        at(LocalDateTime.of(2026, 3, 17, 23, 59, 59)).plusNanos(999_999_999)))
                .isFalse();
        assertThat(deadline.isOverdue(at(LocalDateTime.of(2026, 3, 18, 0, 0)))).isTrue();
    }

    @ParameterizedTest(name = "{0} from {1} {2}: provisional {3}, calendar {4}")
    @CsvSource(delimiter = '|', textBlock = """
        5 working days  | 2026-12-01 | STAYS    | false | 2026.1
        30 working days | 2026-12-01 | STAYS    | true  | 2026.1,2027.0
        60 days         | 2026-12-01 | STAYS    | false | ''
        60 days         | 2026-12-01 | MOVES_ON | true  | 2027.0
        15 days         | 2025-12-20 | MOVES_ON | false | 2026.1
        """)
    void isProvisionalOnlyIfAYearItNeedsIsNotPublished(
            String term, LocalDate start, Rounding rounding, boolean provisional, String calendar) {

        Deadline deadline = due(term, rounding, start.atStartOfDay());

        assertThat(deadline.provisional()).isEqualTo(provisional);
        assertThat(deadline.derivation().calendarVersion()).isEqualTo(calendar);
        assertThat(deadline.derivation().text().zh().contains("尚未公布")).isEqualTo(provisional);
        assertThat(deadline.derivation().text().en().contains("provisional")).isEqualTo(provisional);
    }

    @Test
    void isConfirmedWhenTheYearIsPublished() {
        Deadline provisional = due("25 working days", Rounding.STAYS, LocalDateTime.of(2026, 12, 1, 9, 0));
        Workdays published = withYear(new CalendarYear(
                2027, 1, List.of(LocalDate.of(2027, 1, 1)), List.of(LocalDate.of(2027, 1, 2)), List.of()));

        Deadline confirmed = LegalClock.recompute(provisional, published);

        assertThat(provisional.day()).isEqualTo("2027-01-05");
        assertThat(confirmed.provisional()).isFalse();
        assertThat(confirmed.day()).isEqualTo("2027-01-05");
        assertThat(confirmed.derivation().calendarVersion()).isEqualTo("2026.1,2027.1");
        assertThat(confirmed.derivation().text().en()).contains("Sat 2 Jan 2027 is worked");
    }

    @Test
    void explainsItselfInBothLanguages() {
        Deadline deadline = due("5 working days", Rounding.STAYS, LocalDateTime.of(2026, 2, 10, 9, 0));

        assertThat(deadline.derivation().text().zh())
                .isEqualTo("自2026年2月10日（周二）的次日起算5个工作日，首日不计入，其间休息日9天不计入，"
                        + "调休上班的2026年2月14日（周六）计入，末日为2026年2月24日（周二）。期限于当日24时届满。");
        assertThat(deadline.derivation().text().en())
                .isEqualTo("5 working days from Tue 10 Feb 2026, which isn't counted, nor are 9 days off in between, "
                        + "while Sat 14 Feb 2026 is worked and counts: the last day is Tue 24 Feb 2026. "
                        + "The term ends at 24:00 that day.");
    }

    @Test
    void namesTheDayOnWhichAWindowOpens() {
        Deadline last = due("last 5 working days of quarter", Rounding.STAYS, LocalDateTime.of(2026, 8, 1, 9, 0));
        Deadline first = due("first 5 days after quarter", Rounding.STAYS, LocalDateTime.of(2026, 8, 1, 9, 0));

        assertThat(last.derivation().inputs().opens()).isEqualTo("2026-09-23");
        assertThat(first.derivation().inputs().opens()).isEqualTo("2026-10-01");
    }

    /** Whoever starts later is never due earlier, and nobody is due before the start unless a day was set. */
    @ParameterizedTest
    @FieldSource("EVERY_TERM")
    void isNeverEarlierForALaterStart(String term) {
        for (Rounding rounding : Rounding.values()) {
            Instant before = Instant.MIN;
            for (Instant start : everyNineHoursOfThreeYears()) {
                Instant due = LegalClock.due(Term.parse(term), rounding, start, SHIPPED)
                        .due();

                assertThat(due).as("%s from %s", term, start).isAfterOrEqualTo(before);
                assertThat(due.isAfter(start) || term.startsWith("2026-")).isTrue();
                before = due;
            }
        }
    }

    @ParameterizedTest
    @FieldSource("EVERY_TERM")
    void endsOnAWorkingDayWhenItMovesOnAndIsTheSameWhenReplayed(String term) {
        for (Instant start : everyNineHoursOfThreeYears()) {
            Deadline deadline = LegalClock.due(Term.parse(term), Rounding.MOVES_ON, start, SHIPPED);

            assertThat(term.contains("hour") || SHIPPED.isWorkday(deadline.day()))
                    .as("%s from %s", term, start)
                    .isTrue();
            assertThat(LegalClock.recompute(deadline, SHIPPED)).isEqualTo(deadline);
        }
    }

    private static List<Instant> everyNineHoursOfThreeYears() {
        return Stream.iterate(at(LocalDateTime.of(2025, 1, 1, 0, 0)), instant -> instant.plus(Duration.ofHours(9)))
                .limit(3 * 365 * 24 / 9)
                .toList();
    }

    private static Deadline due(String term, Rounding rounding, LocalDateTime start) {
        return LegalClock.due(Term.parse(term), rounding, at(start), SHIPPED);
    }

    private static Workdays withYear(CalendarYear year) {
        return new Workdays(
                Stream.concat(ShippedYears.read().stream(), Stream.of(year)).toList());
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(Zones.CHINA).toInstant();
    }
}
