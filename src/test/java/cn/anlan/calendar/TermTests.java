package cn.anlan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TermTests {

    @ParameterizedTest
    @FieldSource("cn.anlan.calendar.LegalClockTests#EVERY_TERM")
    void readsBackWhatItWrites(String text) {
        assertThat(Term.parse(text).text()).isEqualTo(text);
        assertThat(Term.parse(text).words().zh()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "days",
                "0 days",
                "10000 days",
                "-1 days",
                "1.5 days",
                "15  days",
                "5 fortnights",
                "02-30",
                "13-01",
                "2026-02-30",
                "2025-02-29",
                "end of week",
                "end of year + 367 days",
                "first 0 days after quarter",
                "first 5 months after quarter",
                "last 5 days of decade",
                "999999999 hours",
                "１５ days"
            })
    void refusesWhatIsNoTerm(String text) {
        assertThatThrownBy(() -> Term.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void travelsAsJsonWithAllThatDeterminedTheDeadline() {
        JsonMapper json = JsonMapper.builder().build();
        Workdays shipped = Workdays.shipped();
        Deadline deadline =
                LegalClock.due(Term.days(30), Rounding.MOVES_ON, Instant.parse("2026-03-02T01:00:00Z"), shipped);
        deadline = LegalClock.change(
                deadline,
                new Change.Pause(Instant.parse("2026-03-05T01:00:00Z"), Instant.parse("2026-03-09T01:00:00Z"), "鉴定"),
                shipped);
        deadline =
                LegalClock.change(deadline, new Change.Extension(Term.workingDays(5), Rounding.STAYS, "备件未到"), shipped);

        String text = json.writeValueAsString(deadline);

        assertThat(json.readValue(text, Deadline.class)).isEqualTo(deadline);
        assertThat(text)
                .contains("\"rule\":\"30 days\"")
                .contains("\"rounding\":\"MOVES_ON\"")
                .contains("\"kind\":\"pause\"")
                .contains("\"by\":\"5 working days\"")
                .contains("\"calendarVersion\":\"2026.1\"");
    }
}
