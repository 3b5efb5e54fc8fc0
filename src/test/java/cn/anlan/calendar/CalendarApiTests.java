package cn.anlan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.platform.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.ActiveProfiles;

@AnlanTest
@ActiveProfiles("simulation")
@Import(ActingAs.class)
class CalendarApiTests {

    @TestConfiguration
    static class Listening {

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    static class Heard {
        final List<CalendarPublished> published = new ArrayList<>();
        final List<ClockAdvanced> advanced = new ArrayList<>();

        @EventListener
        void on(CalendarPublished event) {
            published.add(event);
        }

        @EventListener
        void on(ClockAdvanced event) {
            advanced.add(event);
        }
    }

    @Autowired
    Http http;

    @Autowired
    Heard heard;

    @Autowired
    Calendars calendars;

    Http administrator;

    @BeforeEach
    void signIn() {
        administrator = ActingAs.as(http, Role.ADMINISTRATOR).in("en");
    }

    @Test
    void bringsAlongTheYearsPublishedSoFar() {
        Answer year = administrator.get("/api/calendar/2026").is(200);

        assertThat(year.number("version")).isEqualTo(1);
        assertThat(year.number("workdays")).isEqualTo(248);
        assertThat(year.at("published").asBoolean()).isTrue();
        assertThat(year.text("makeUpDays.1")).isEqualTo("2026-02-14");
        assertThat(year.text("source.0")).contains("gov.cn");
        assertThat(administrator.get("/api/calendar").is(200).text("0.year")).isEqualTo("2025");
        assertThat(heard.published).contains(new CalendarPublished(2025, 1), new CalendarPublished(2026, 1));
    }

    @Test
    void showsAYearNobodyPublishedAsSuch() {
        Answer year = administrator.get("/api/calendar/2031").is(200);

        assertThat(year.at("published").asBoolean()).isFalse();
        assertThat(year.number("version")).isZero();
        assertThat(year.number("workdays")).isEqualTo(261);
    }

    @Test
    void confirmsAProvisionalDateOnceTheYearIsImported() {
        var question = Map.of("term", "30 working days", "start", "2027-12-01T01:00:00Z");
        assertThat(administrator
                        .post("/api/calendar/preview", question)
                        .at("provisional")
                        .asBoolean())
                .isTrue();
        Map<String, Object> year2027 = notice(List.of("2027-01-01"), List.of("2027-01-02"));
        Map<String, Object> year2028 = notice(List.of("2028-01-01", "2028-01-03"), List.of("2028-01-02"));

        administrator.post("/api/calendar/2027", year2027).is(201);
        Answer imported = administrator.post("/api/calendar/2028", year2028).is(201);

        assertThat(imported.number("version")).isEqualTo(1);
        assertThat(heard.published).contains(new CalendarPublished(2028, 1));
        Answer confirmed = administrator.post("/api/calendar/preview", question).is(200);
        assertThat(confirmed.at("provisional").asBoolean()).isFalse();
        assertThat(confirmed.text("derivation.calendarVersion")).isEqualTo("2027.1,2028.1");
    }

    @Test
    void keepsEveryVersionAndMakesNoneForTheSameAgain() {
        administrator
                .post("/api/calendar/2029", notice(List.of("2029-01-01"), List.of()))
                .is(201);

        Answer same = administrator.post("/api/calendar/2029", notice(List.of("2029-01-01"), List.of()));
        Answer corrected =
                administrator.post("/api/calendar/2029", notice(List.of("2029-01-01", "2029-01-02"), List.of()));

        assertThat(same.is(200).number("version")).isEqualTo(1);
        assertThat(corrected.is(201).number("version")).isEqualTo(2);
        assertThat(corrected.at("versions")).hasSize(2);
        assertThat(corrected.text("versions.0.importedBy")).isEqualTo("00000000-0000-0007-0000-000000000008");
        assertThat(calendars.workdays().isWorkday(LocalDate.of(2029, 1, 2))).isFalse();
        assertThat(heard.published).contains(new CalendarPublished(2029, 1), new CalendarPublished(2029, 2));
    }

    @Test
    void listsEveryBadRowAndKeepsNothing() {
        var notice = notice(
                List.of("2030-01-01", "2030-02-30", "2029-12-31", "2030-01-01", "soon"),
                List.of("2030-01-05", "2030-01-07", "2030-12-32"));

        Answer refused = administrator.post("/api/calendar/2030", notice).isProblem(400, "BAD_CALENDAR");

        assertThat(violations(refused))
                .containsExactly(
                        "off[1] NotADate: “2030-02-30” is no day of the calendar",
                        "off[2] OtherYear: “2029-12-31” isn't in 2030",
                        "off[3] Twice: “2030-01-01” was named before",
                        "off[4] NotADate: “soon” is no day of the calendar",
                        "makeup_work[1] NotAWeekend: “2030-01-07” is no weekend day, so it can't be worked in exchange",
                        "makeup_work[2] NotADate: “2030-12-32” is no day of the calendar");
        assertThat(administrator.get("/api/calendar/2030").at("published").asBoolean())
                .isFalse();
    }

    @Test
    void refusesThe366thDayOfACommonYear() {
        List<String> days = LocalDate.of(2030, 1, 1)
                .datesUntil(LocalDate.of(2031, 1, 2))
                .map(LocalDate::toString)
                .toList();

        Answer refused = administrator.post("/api/calendar/2030", notice(days, List.of()));

        assertThat(days).hasSize(366);
        assertThat(violations(refused.isProblem(400, "BAD_CALENDAR")))
                .containsExactly("off[365] OtherYear: “2031-01-01” isn't in 2030");
    }

    @Test
    void refusesANoticeThatContradictsItsOwnCountOrNamesNothing() {
        Answer miscounted = administrator.post(
                "/api/calendar/2030", Map.of("off", List.of("2030-01-01"), "makeup_work", List.of(), "workdays", 250));
        Answer empty = administrator.post("/api/calendar/2030", notice(List.of(), List.of()));

        assertThat(violations(miscounted.isProblem(400, "BAD_CALENDAR")))
                .containsExactly("workdays WorkdaysDiffer: the notice says 250 working days, its rows make 260");
        assertThat(violations(empty.isProblem(400, "BAD_CALENDAR"))).hasSize(1);
    }

    @Test
    void refusesUnknownFieldsMissingListsAndBrokenJson() {
        administrator
                .post("/api/calendar/2030", Map.of("off", List.of(), "makeup_work", List.of(), "holidays", List.of()))
                .isProblem(400, "INVALID");
        administrator
                .post("/api/calendar/2030", Map.of("off", List.of("2030-01-01")))
                .isProblem(400, "INVALID");
        send("/api/calendar/2030", "application/json", "{\"off\":[null],\"makeup_work\":[]}", StandardCharsets.UTF_8)
                .isProblem(400, "BAD_CALENDAR");
        send("/api/calendar/2030", "application/json", "{\"off\":", StandardCharsets.UTF_8)
                .isProblem(400, "MALFORMED");
        administrator.get("/api/calendar/1999").isProblem(404, "NOT_FOUND");
        administrator.get("/api/calendar/next").isProblem(400, "INVALID");
        administrator
                .post("/api/calendar/2200", notice(List.of("2200-01-01"), List.of()))
                .isProblem(404, "NOT_FOUND");
    }

    @Test
    void readsTheCsvThatSpreadsheetsSave() {
        String csv = "\ufeffdate,kind\r\n2032-01-01,off\r\n2032/1/2,休\r\n2032/1/3,班\r\n\r\n";

        Answer utf8 = send("/api/calendar/2032?source=x", "text/csv", csv, StandardCharsets.UTF_8);
        Answer gbk = send("/api/calendar/2032?source=x", "text/csv", csv.substring(1), Charset.forName("GB18030"));

        assertThat(utf8.is(201).at("holidays")).hasSize(2);
        assertThat(utf8.text("makeUpDays.0")).isEqualTo("2032-01-03");
        assertThat(utf8.text("source.0")).isEqualTo("x");
        assertThat(gbk.is(200).number("version")).isEqualTo(1);
    }

    @Test
    void namesTheBadLinesOfACsv() {
        Answer refused = send(
                "/api/calendar/2033",
                "text/csv",
                "date,kind\n2033-01-01,off\n2033-02-30,off\n2033-01-02,holiday\n2033-01-08\n\"=1+1\",off",
                StandardCharsets.UTF_8);
        Answer huge = send("/api/calendar/2033", "text/csv", "x".repeat(65_537), StandardCharsets.UTF_8);

        assertThat(violations(refused.isProblem(400, "BAD_CALENDAR")))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("line 3 NotADate", "line 4 NotAKind", "line 5 NotAKind", "line 6 NotADate");
        huge.isProblem(413, "TOO_LARGE");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void letsOnlyTheAdministratorImportAndAllButTheAuditorMoveSimulatedTime(Role role) {
        Http other = ActingAs.as(http, role);

        other.post("/api/calendar/2030", notice(List.of("2030-01-01"), List.of()))
                .isProblem(403, "NOT_ALLOWED");
        Answer moved = other.post("/api/clock", Map.of("advance", "PT1M"));
        if (role == Role.AUDITOR) {
            moved.isProblem(403, "NOT_ALLOWED");
        } else {
            moved.is(200);
        }
        other.get("/api/calendar/2026").is(200);
    }

    @Test
    void explainsADeadlineWithoutKeepingIt() {
        Answer answer = administrator
                .post(
                        "/api/calendar/preview",
                        Map.of(
                                "term", "5 working days",
                                "start", "2026-02-10T01:00:00Z",
                                "changes",
                                        List.of(Map.of(
                                                "kind", "extension",
                                                "by", "2 working days",
                                                "rounding", "STAYS",
                                                "reason", "备件未到"))))
                .is(200);

        assertThat(answer.text("term.zh")).isEqualTo("5个工作日");
        assertThat(answer.text("day")).isEqualTo("2026-02-26");
        assertThat(answer.text("due")).isEqualTo("2026-02-26T16:00:00Z");
        assertThat(answer.at("overdue").asBoolean()).isTrue();
        assertThat(answer.text("derivation.text.zh"))
                .contains("调休上班的2026年2月14日（周六）计入")
                .contains("因“备件未到”延期");
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        {"term":"5 fortnights"}                                    | 400 | BAD_TERM
        {"term":"02-30"}                                           | 400 | BAD_TERM
        {"term":" "}                                               | 400 | INVALID
        {"term":"5 days","start":"1999-12-31T00:00:00Z"}           | 400 | BAD_TERM
        {"term":"5 days","start":"yesterday"}                      | 400 | INVALID
        {"term":"5 days","rounding":"UP"}                          | 400 | INVALID
        {"term":"5 days","changes":[{"kind":"wish","reason":"x"}]} | 400 | INVALID
        {"term":"5 hours","start":"2026-03-02T00:00:00Z","changes":[{"kind":"pause","from":"2026-03-02T01:00:00Z","to":"2026-03-02T02:00:00Z","reason":"x"}]}  | 422 | HOURS_NEVER_PAUSE
        {"term":"5 days","start":"2026-03-02T00:00:00Z","changes":[{"kind":"pause","from":"2026-03-03T01:00:00Z","to":"2026-03-03T01:00:00Z","reason":"x"}]}   | 422 | PAUSE_REVERSED
        {"term":"5 days","start":"2026-03-02T00:00:00Z","changes":[{"kind":"extension","by":"2026-03-07","rounding":"STAYS","reason":"x"}]}                    | 422 | EXTENSION_TOO_SHORT
        """)
    void refusesToComputeWhatMakesNoSense(String body, int status, String code) {
        send("/api/calendar/preview", "application/json", body, StandardCharsets.UTF_8)
                .isProblem(status, code);
    }

    @Test
    void advancesSimulatedTimeForwardOnlyAndLetsListenersActFirst() {
        Answer before = http.anonymous().get("/api/clock").is(200);
        Instant now = Instant.parse(before.text("instant"));

        Answer after =
                administrator.post("/api/clock", Map.of("advance", "P30D")).is(200);
        administrator.post("/api/clock", Map.of("instant", now)).isProblem(422, "CLOCK_BACKWARDS");
        administrator.post("/api/clock", Map.of("advance", "-P1D")).isProblem(422, "CLOCK_BACKWARDS");
        administrator.post("/api/clock", Map.of("advance", "P1000Y")).isProblem(422, "CLOCK_TOO_FAR");
        administrator.post("/api/clock", Map.of("advance", "a while")).isProblem(400, "INVALID");
        administrator.post("/api/clock", Map.of()).isProblem(400, "INVALID");

        assertThat(before.at("simulated").asBoolean()).isTrue();
        assertThat(Instant.parse(after.text("instant")))
                .isBetween(now.plusSeconds(30 * 86_400), now.plusSeconds(31 * 86_400));
        assertThat(heard.advanced).isNotEmpty();
    }

    private Answer send(String path, String type, String body, Charset charset) {
        return administrator.send("POST", path, type, body.getBytes(charset));
    }

    private static Map<String, Object> notice(List<String> off, List<String> work) {
        return Map.of("off", off, "makeup_work", work, "source", List.of("国办发明电"));
    }

    private static List<String> violations(Answer answer) {
        return Stream.of(answer.at("violations"))
                .flatMap(list -> list.valueStream())
                .map(v -> v.at("/field").asString() + " " + v.at("/rule").asString() + ": "
                        + v.at("/message").asString())
                .toList();
    }
}
