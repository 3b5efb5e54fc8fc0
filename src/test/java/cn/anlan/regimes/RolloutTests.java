package cn.anlan.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTests {

    @ParameterizedTest(name = "in force since {0}, seen on {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,          2022-01-30, OPEN",
                "-,          2022-01-31, OPEN",
                "-,          2022-02-01, LATE",
                "2022-01-15, 2022-01-20, IN_FORCE",
                "2022-01-31, 2022-02-01, IN_FORCE",
                "2022-02-01, 2022-02-01, IN_FORCE_LATE",
                "2022-01-31, 2023-01-01, IN_FORCE"
            })
    void countsTheDeadlineItselfAsInTime(LocalDate since, LocalDate today, Rollout.State state) {
        assertThat(Rollout.State.of(since, LocalDate.of(2022, 1, 31), today)).isEqualTo(state);
    }
}
