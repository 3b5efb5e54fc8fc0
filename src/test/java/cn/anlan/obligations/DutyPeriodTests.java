package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyPeriodTests {

    @ParameterizedTest(name = "{0} lasts from {1} to {2}")
    @CsvSource({
        "2026,    2026-01-01, 2026-12-31",
        "2026Q1,  2026-01-01, 2026-03-31",
        "2026Q4,  2026-10-01, 2026-12-31",
        "2026H2,  2026-07-01, 2026-12-31",
        "2024-02, 2024-02-01, 2024-02-29"
    })
    void isReadFromItsName(String name, LocalDate from, LocalDate to) {
        assertThat(DutyPeriod.named(name)).hasValue(new DutyPeriod(name, from, to));
    }

    @Test
    void isNoneWhereNothingRecurs() {
        assertThat(DutyPeriod.named("once")).isEmpty();
        assertThat(DutyPeriod.named("event:1")).isEmpty();
        assertThat(DutyPeriod.named("2026Q5")).isEmpty();
        assertThat(DutyPeriod.named("2026-13")).isEmpty();
    }

    @ParameterizedTest(name = "{0} of 90 days, quota {1}: {2}")
    @CsvSource({"0, 4, 0", "1, 4, 1", "22, 4, 1", "23, 4, 2", "45, 4, 2", "46, 4, 3", "90, 4, 4", "45, 1, 1", "89, 1, 1"
    })
    void sharesAQuotaByDaysRoundedUp(int held, int quota, int share) {
        DutyPeriod quarter = DutyPeriod.named("2026Q1").orElseThrow();

        assertThat(quarter.days()).isEqualTo(90);
        assertThat(quarter.share(quota, held)).isEqualTo(share);
    }

    @ParameterizedTest(name = "from {0} until {1}: {2} days")
    @CsvSource(
            nullValues = "-",
            value = {
                "2025-06-01, -,          90",
                "2026-01-01, 2026-04-01, 90",
                "2026-03-31, -,          1",
                "2026-04-01, -,          0",
                "2025-01-01, 2026-01-01, 0",
                "2026-02-01, 2026-02-01, 0"
            })
    void countsTheDaysOnWhichThePostWasHeld(LocalDate since, LocalDate until, int days) {
        assertThat(DutyPeriod.named("2026Q1").orElseThrow().daysHeld(since, until))
                .isEqualTo(days);
    }
}
