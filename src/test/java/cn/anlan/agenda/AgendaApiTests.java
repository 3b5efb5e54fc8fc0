package cn.anlan.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Ids;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class AgendaApiTests {

    private static final String LONG = "逐户核查辖区内涉氨制冷、粉尘涉爆、有限空间作业企业的隐患整改情况,并\"当面\"反馈;包括\\路径\n第二行";

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    Http http;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsOnesOwnTheUnitsAndTheAreasByDay() {
        UUID own = open(town.head, "3 days", "甲镇镇长的事");
        UUID others = open(town.supervisor, "3 days", "甲镇监管员的事");

        List<String> mine = ids(town.head, "own");
        assertThat(mine).contains(own.toString()).doesNotContain(others.toString());
        assertThat(ids(town.head, "unit")).contains(own.toString(), others.toString());
        assertThat(ids(town.districtOffice, "own")).isEmpty();
        assertThat(ids(town.districtOffice, "below")).contains(own.toString(), others.toString());
        assertThat(ids(town.otherHead, "below")).doesNotContain(own.toString());
        assertThat(town.as(town.head)
                        .get("/api/agenda/days?whose=unit&from=2026-01-01&to=2026-12-31")
                        .is(200)
                        .items())
                .anySatisfy(day -> {
                    assertThat(day.get("day").asString()).isEqualTo("2026-03-05");
                    assertThat(day.get("total").asInt()).isGreaterThanOrEqualTo(2);
                });
        town.as(town.head).get("/api/agenda/days?from=2026-01-01&to=2028-01-01").is(400);
        town.administrator().get("/api/agenda?from=2026-01-01&to=2026-02-01").is(403);
    }

    @Test
    void givesACalendarProgramWhatItCanRead() throws Exception {
        UUID own = open(town.head, "5 days", LONG);
        open(town.otherHead, "5 days", "乙镇的事");
        String address = path(make(town.head));

        Answer answer = http.anonymous().get(address).is(200);

        assertThat(answer.header("Content-Type")).startsWith("text/calendar");
        assertThat(answer.body().split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(1);
        List<CalendarComponent> events = calendar.getComponents(Component.VEVENT);
        assertThat(events).noneMatch(event -> value(event, Property.SUMMARY).contains("乙镇"));
        assertThat(events)
                .filteredOn(event -> value(event, Property.UID).equals(own + "@anlan"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(value(event, Property.SUMMARY)).isEqualTo(LONG);
                    assertThat(value(event, Property.DTSTART)).isEqualTo("20260307");
                    assertThat(value(event, Property.DTEND)).isEqualTo("20260308");
                    assertThat(value(event, Property.URL)).endsWith("/obligations/" + own);
                    assertThat(value(event, Property.DESCRIPTION)).contains("WX-2.1a", "甲镇");
                });

        Calendar tasks = new CalendarBuilder()
                .build(new StringReader(
                        http.anonymous().get(address + "?tasks=true").is(200).body()));
        List<CalendarComponent> todo = tasks.getComponents(Component.VTODO);
        assertThat(todo)
                .filteredOn(task -> value(task, Property.UID).equals(own + "@anlan"))
                .singleElement()
                .satisfies(task -> {
                    assertThat(value(task, Property.DUE)).isEqualTo("20260307");
                    assertThat(value(task, Property.STATUS)).isEqualTo("NEEDS-ACTION");
                });
    }

    @Test
    void keepsTheSecretNowhereAndForgetsItAtOnce() {
        String first = path(make(town.supervisor));
        http.anonymous().get(first).is(200);
        String second = path(make(town.supervisor));

        http.anonymous().get(first).isProblem(404, "NOT_FOUND");
        http.anonymous().get(second).is(200);
        assertThat(town.as(town.supervisor).get("/api/agenda/feed").is(200).text("read"))
                .isNotNull();
        assertThat(jdbc.sql("SELECT feed::text FROM agenda.feed")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(second.substring("/api/agenda/feeds/".length(), second.length() - 4)));

        town.as(town.supervisor).delete("/api/agenda/feed").is(204);

        http.anonymous().get(second).isProblem(404, "NOT_FOUND");
        http.anonymous().get("/api/agenda/feeds/nothing.ics").isProblem(404, "NOT_FOUND");
        assertThat(town.as(town.supervisor).get("/api/agenda/feed").is(200).text("made"))
                .isNull();
    }

    @Test
    void fallsSilentWhenThePersonLeavesTheirPost() {
        UUID post = town.post(town.town, "副镇长", cn.anlan.platform.Role.SUPERVISOR, "王八");
        String address = path(make(post));
        http.anonymous().get(address).is(200);

        jdbc.sql("DELETE FROM organization.holding WHERE post = ?").param(post).update();

        http.anonymous().get(address).isProblem(404, "NOT_FOUND");
    }

    private UUID open(UUID post, String term, String title) {
        NewObligation like =
                town.matter(term, post, List.of(new EvidenceDemand("any", 1, new Bilingual("材料", "Proof"))));
        return town.open(new NewObligation(
                like.originKind(),
                Ids.next(),
                new Bilingual(title, title),
                like.pack(),
                like.packVersion(),
                like.clause(),
                null,
                Objects.requireNonNull(town.actor(post).unit()),
                post,
                null,
                town.district,
                town.actor(post).areas().getFirst() + "000",
                like.deadline(),
                like.demands(),
                false));
    }

    private List<String> ids(UUID post, String whose) {
        LocalDate today = clock.today();
        return town
                .as(post)
                .get("/api/agenda?whose=%s&from=%s&to=%s".formatted(whose, today, today.plusMonths(1)))
                .is(200)
                .items()
                .stream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private String make(UUID post) {
        return town.as(post).post("/api/agenda/feed", null).is(201).text("address");
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }

    private static String value(Component component, String property) {
        return component.getRequiredProperty(property).getValue();
    }
}
