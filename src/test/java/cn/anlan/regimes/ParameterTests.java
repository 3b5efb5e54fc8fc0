package cn.anlan.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.calendar.Period;
import cn.anlan.calendar.Term;
import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTests {

    @ParameterizedTest(name = "{0} {1} within [{2}, {3}] or {4}, set to {5}: {6}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "COUNT     | 1             | 1     | 13      | -                         | 2              | true",
                "COUNT     | 1             | 1     | 13      | -                         | 0              | false",
                "COUNT     | 1             | 1     | 13      | -                         | 14             | false",
                "COUNT     | 1             | 1     | 13      | -                         | 1.5            | false",
                "COUNT     | 1             | 1     | 13      | -                         | many           | false",
                "COUNT     | 4             | -     | -       | -                         | 5              | false",
                "TERM      | 15 days       | 1 day | 30 days | -                         | 10 days        | true",
                "TERM      | 15 days       | 1 day | 30 days | -                         | 31 days        | false",
                "TERM      | 15 days       | 1 day | 30 days | -                         | 10 working days| false",
                "TERM      | 24 hours      | 1 hour| 72 hours| -                         | 72 hours       | true",
                "TERM      | end of quarter| -     | -       | end of quarter,last 5 days of quarter | last 5 days of quarter | true",
                "TERM      | end of quarter| -     | -       | end of quarter,last 5 days of quarter | 5 days | false",
                "FLAG      | false         | -     | -       | -                         | true           | true",
                "FLAG      | false         | -     | -       | -                         | maybe          | false",
                "PERIOD    | yearly        | -     | -       | half-yearly,yearly        | half-yearly    | true",
                "PERIOD    | yearly        | -     | -       | half-yearly,yearly        | monthly        | false",
                "PERCENT   | 80            | 1     | 100     | -                         | 90             | true",
                "PERCENT   | 80            | 1     | 100     | -                         | 101            | false",
                "TEXT      | 12350         | -     | -       | -                         | 119            | false"
            })
    void aPlaceSetsItOnlyWithinWhatThePackAllows(
            ParameterUnit unit, String value, String min, String max, String options, String wanted, boolean allowed) {
        var parameter = new Parameter(
                "key",
                "WX-1",
                value,
                unit,
                Parameter.Origin.DOCUMENT,
                null,
                LocalDate.of(2022, 1, 1),
                null,
                min,
                max,
                options == null ? List.of() : Arrays.asList(options.split(",")),
                new Bilingual("注", "note"));

        assertThat(parameter.allows(wanted)).isEqualTo(allowed);
        assertThat(parameter.isWithin(value)).isTrue();
    }

    @ParameterizedTest(name = "{0} in a {1} is {2}")
    @CsvSource({
        "first 5 days after period, QUARTER, first 5 days after quarter",
        "end of period, HALF_YEAR, end of half-year",
        "15 days, YEAR, 15 days",
        "04-15, YEAR, 04-15",
        "2022-01-31, YEAR, 2022-01-31"
    })
    void becomesATermOfTheLegalClock(String value, Period period, String term) {
        var parameter = new ParameterValue(
                "key",
                "JZ-4.3c",
                value,
                ParameterUnit.TERM,
                Parameter.Origin.DOCUMENT,
                false,
                null,
                new Bilingual("注", "note"));

        assertThat(parameter.asTerm(period)).isEqualTo(Term.parse(term));
    }
}
