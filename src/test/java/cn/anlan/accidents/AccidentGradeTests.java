package cn.anlan.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State Council Order No. 493, art. 3, at each of its limits and just below it. */
class AccidentGradeTests {

    @ParameterizedTest
    @CsvSource({
        "0,   0,   0,         ORDINARY",
        "2,   9,   9999999,   ORDINARY",
        "3,   0,   0,         LARGER",
        "0,   10,  0,         LARGER",
        "0,   0,   10000000,  LARGER",
        "9,   49,  49999999,  LARGER",
        "10,  0,   0,         MAJOR",
        "0,   50,  0,         MAJOR",
        "0,   0,   50000000,  MAJOR",
        "29,  99,  99999999,  MAJOR",
        "30,  0,   0,         EXTRAORDINARY",
        "0,   100, 0,         EXTRAORDINARY",
        "0,   0,   100000000, EXTRAORDINARY"
    })
    void followsFromTheGravestOfDeathsInjuriesAndLoss(int deaths, int injuries, long loss, AccidentGrade grade) {
        assertThat(AccidentGrade.of(deaths, injuries, loss)).isEqualTo(grade);
    }

    @Test
    void takesTheGravestWhereTheThreeDisagree() {
        assertThat(AccidentGrade.of(1, 50, 10_000_000)).isEqualTo(AccidentGrade.MAJOR);
        assertThat(AccidentGrade.of(30, 1, 1)).isEqualTo(AccidentGrade.EXTRAORDINARY);
    }
}
