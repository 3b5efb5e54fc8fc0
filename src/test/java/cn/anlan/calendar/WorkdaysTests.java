package cn.anlan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkdaysTests {

    private final Workdays shipped = Workdays.shipped();

    @ParameterizedTest
    @CsvSource({"2025, 248", "2026, 248"})
    void countsTheWorkingDaysOfAPublishedYear(int year, int workdays) {
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(shipped::isWorkday))
                .hasSize(workdays);
        assertThat(shipped.isPublished(year)).isTrue();
    }

    @ParameterizedTest(name = "{0} worked: {1} — {2}")
    @CsvSource({
        "2026-02-13, true, Friday",
        "2026-02-14, true, Saturday worked for Spring Festival",
        "2026-02-15, false, Spring Festival begins",
        "2026-02-23, false, its last day, a Monday",
        "2026-02-24, true, Tuesday after it",
        "2026-02-28, true, Saturday worked for it",
        "2026-03-01, false, Sunday",
        "2026-10-01, false, National Day",
        "2026-10-08, true, Thursday after it",
        "2026-10-10, true, Saturday worked for it",
        "2027-01-01, true, a Friday of a year nobody published yet",
        "2027-01-02, false, a Saturday of that year"
    })
    void knowsHolidaysAndMakeUpDays(LocalDate day, boolean worked, String why) {
        assertThat(shipped.isWorkday(day)).isEqualTo(worked);
    }

    @Test
    void doesNotKnowAYearThatIsNotPublished() {
        assertThat(shipped.isPublished(2027)).isFalse();
    }

    @Test
    void refusesAYearThatContradictsItself() {
        LocalDate friday = LocalDate.of(2027, 1, 1);
        LocalDate saturday = LocalDate.of(2027, 1, 2);

        assertRefused(2026, List.of(friday), List.of());
        assertRefused(2027, List.of(), List.of(friday));
        assertRefused(2027, List.of(saturday), List.of(saturday));
        assertThat(new CalendarYear(2027, 1, List.of(friday), List.of(saturday), List.of()).isWorkday(saturday))
                .isTrue();
    }

    private static void assertRefused(int year, List<LocalDate> off, List<LocalDate> work) {
        assertThatThrownBy(() -> new CalendarYear(year, 1, off, work, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
