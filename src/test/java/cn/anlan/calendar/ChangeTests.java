package cn.anlan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.calendar.Change.Extension;
import cn.anlan.calendar.Change.Pause;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTests {

    private static final Workdays SHIPPED = Workdays.shipped();

    @ParameterizedTest(name = "{0} from {1}, paused {2} to {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
        30 days        | 2026-03-02 | STAYS    | 2026-03-10 | 2026-03-20 | 2026-04-11
        30 days        | 2026-03-02 | STAYS    | 2026-03-10 | 2026-03-10 | 2026-04-01
        30 days        | 2026-03-02 | MOVES_ON | 2026-03-10 | 2026-03-20 | 2026-04-13
        5 days         | 2026-03-02 | MOVES_ON | 2026-03-03 | 2026-03-04 | 2026-03-09
        10 working days| 2026-02-10 | STAYS    | 2026-02-12 | 2026-02-25 | 2026-03-06
        2 months       | 2026-03-31 | STAYS    | 2026-04-30 | 2026-05-10 | 2026-06-10
        """)
    void doesNotCountAPause(
            String term, LocalDate start, Rounding rounding, LocalDate from, LocalDate to, LocalDate lastDay) {
        Deadline deadline = due(term, rounding, start.atTime(9, 0));

        Deadline paused = LegalClock.change(
                deadline, new Pause(at(from.atTime(9, 0)), at(to.atTime(15, 0)), "appraisal"), SHIPPED);

        assertThat(paused.day()).isEqualTo(lastDay);
        assertThat(paused.derivation().text().en())
                .startsWith(deadline.derivation().text().en())
                .contains("appraisal");
    }

    @ParameterizedTest(name = "{0} from {1}, extended by {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        30 days  | 2026-03-02 | 30 days         | 2026-05-01
        30 days  | 2026-03-02 | 5 working days  | 2026-04-09
        2 months | 2025-12-31 | 1 month         | 2026-03-28
        30 days  | 2026-03-02 | 2026-04-20      | 2026-04-20
        04-15    | 2026-01-01 | 04-15           | 2027-04-15
        2026-03-31 | 2026-01-01 | end of quarter | 2026-06-30
        """)
    void extendsFromTheEndOfTheTerm(String term, LocalDate start, String by, LocalDate lastDay) {
        Deadline deadline = due(term, Rounding.STAYS, start.atTime(9, 0));

        Deadline extended =
                LegalClock.change(deadline, new Extension(Term.parse(by), Rounding.STAYS, "parts on order"), SHIPPED);

        assertThat(extended.day()).isEqualTo(lastDay);
        assertThat(extended.derivation().text().zh()).contains("因“parts on order”延期");
    }

    @Test
    void extendsHoursByHoursAndByDays() {
        Deadline deadline = due("2 hours", Rounding.STAYS, LocalDateTime.of(2026, 3, 2, 9, 0));

        Deadline hour = LegalClock.change(deadline, new Extension(Term.hours(1), Rounding.STAYS, "storm"), SHIPPED);
        Deadline day = LegalClock.change(deadline, new Extension(Term.days(1), Rounding.STAYS, "storm"), SHIPPED);

        assertThat(hour.due()).isEqualTo(at(LocalDateTime.of(2026, 3, 2, 12, 0)));
        assertThat(day.due()).isEqualTo(at(LocalDateTime.of(2026, 3, 4, 0, 0)));
    }

    @Test
    void composesPausesAndExtensionsAndReplaysThem() {
        Deadline deadline = due("30 days", Rounding.MOVES_ON, LocalDateTime.of(2026, 3, 2, 9, 0));

        Deadline extended = LegalClock.change(
                deadline, new Extension(Term.workingDays(5), Rounding.MOVES_ON, "parts on order"), SHIPPED);
        Deadline paused = LegalClock.change(extended, pause("2026-04-02T09:00", "2026-04-08T09:00"), SHIPPED);

        assertThat(extended.day()).isEqualTo("2026-04-09");
        assertThat(paused.day()).isEqualTo("2026-04-14");
        assertThat(paused.derivation().inputs().changes()).hasSize(2);
        assertThat(LegalClock.recompute(paused, SHIPPED)).isEqualTo(paused);
    }

    @Test
    void staysProvisionalWhenExtendedUnlessADayIsSet() {
        Deadline deadline = due("60 days", Rounding.MOVES_ON, LocalDateTime.of(2026, 12, 1, 9, 0));

        assertThat(LegalClock.change(deadline, new Extension(Term.days(5), Rounding.STAYS, "x"), SHIPPED)
                        .provisional())
                .isTrue();
        assertThat(LegalClock.change(
                                deadline,
                                new Extension(Term.on(LocalDate.of(2027, 3, 1)), Rounding.STAYS, "x"),
                                SHIPPED)
                        .provisional())
                .isFalse();
    }

    @Test
    void refusesToPauseHoursOrOutsideTheTermOrTwice() {
        Deadline hours = due("24 hours", Rounding.STAYS, LocalDateTime.of(2026, 3, 2, 9, 0));
        Deadline days = due("15 days", Rounding.STAYS, LocalDateTime.of(2026, 3, 2, 9, 0));
        Deadline paused = LegalClock.change(days, pause("2026-03-05T09:00", "2026-03-08T09:00"), SHIPPED);

        assertRefused(hours, pause("2026-03-02T10:00", "2026-03-02T11:00"), CalendarProblem.HOURS_NEVER_PAUSE);
        assertRefused(days, pause("2026-03-02T08:59", "2026-03-05T00:00"), CalendarProblem.PAUSE_OUTSIDE_TERM);
        assertRefused(days, pause("2026-03-18T00:00", "2026-03-19T00:00"), CalendarProblem.PAUSE_OUTSIDE_TERM);
        assertRefused(paused, pause("2026-03-08T08:59", "2026-03-09T09:00"), CalendarProblem.PAUSED_ALREADY);
        assertRefused(paused, pause("2026-03-04T09:00", "2026-03-05T09:01"), CalendarProblem.PAUSED_ALREADY);
        assertThatThrownBy(() -> pause("2026-03-08T09:00", "2026-03-08T09:00")).isInstanceOf(Problem.class);
    }

    @Test
    void refusesAnExtensionThatGivesNoMoreTime() {
        Deadline deadline = due("15 days", Rounding.STAYS, LocalDateTime.of(2026, 3, 2, 9, 0));

        assertRefused(
                deadline,
                new Extension(Term.on(LocalDate.of(2026, 3, 17)), Rounding.STAYS, "x"),
                CalendarProblem.EXTENSION_TOO_SHORT);
        assertThat(LegalClock.change(
                                deadline,
                                new Extension(Term.on(LocalDate.of(2026, 3, 18)), Rounding.STAYS, "x"),
                                SHIPPED)
                        .day())
                .isEqualTo("2026-03-18");
    }

    private static void assertRefused(Deadline deadline, Change change, CalendarProblem problem) {
        assertThatThrownBy(() -> LegalClock.change(deadline, change, SHIPPED))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo(problem));
    }

    private static Pause pause(String from, String to) {
        return new Pause(at(LocalDateTime.parse(from)), at(LocalDateTime.parse(to)), "appraisal");
    }

    private static Deadline due(String term, Rounding rounding, LocalDateTime start) {
        return LegalClock.due(Term.parse(term), rounding, at(start), SHIPPED);
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(Zones.CHINA).toInstant();
    }
}
