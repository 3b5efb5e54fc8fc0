package cn.anlan.records;

import static cn.anlan.records.Archive.draft;
import static cn.anlan.records.Archive.hearing;
import static cn.anlan.records.Archive.item;
import static cn.anlan.records.Archive.texts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HearingsApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    Archive archive;

    @BeforeAll
    void regimeInForce() {
        archive = new Archive(town, clock, events);
        archive.adopt();
    }

    @BeforeEach
    void aFreshQuarter() {
        // Each test has a quarter of its own.
        archive.advanceTo(clock.today().plusMonths(3).withDayOfMonth(2) + "T09:00:00");
    }

    @Test
    @Clause("WX-2.1c")
    void countsAHearingForItsQuarterAndFollowsEachDecision() {
        // Nothing heard yet: the quarter's obligation is open, and by its end it is late.
        String owed = open();
        assertThat(archive.view(town.head, drafted()).at("counts").size()).isEqualTo(1);

        Answer filed = archive.filed(
                town.office,
                town.head,
                draft(
                        hearing(),
                        "第二季度安全生产工作汇报会",
                        clock.instant().minus(Duration.ofHours(2)),
                        List.of(
                                item("完成液化气站整治", town.office, clock.today().plusDays(20)),
                                item("排查锅炉房", town.supervisor, clock.today().plusDays(10))),
                        List.of(town.document(town.office))));

        assertThat(filed.text("state")).isEqualTo("FILED");
        Answer view = archive.view(town.districtOffice, filed.text("id"));
        assertThat(view.at("counts").size()).isEqualTo(1);
        assertThat(view.at("counts.0.met").asBoolean()).isTrue();
        assertThat(view.text("counts.0.obligation")).isEqualTo(owed);
        assertThat(view.text("counts.0.clause")).isEqualTo("WX-2.1c");
        assertThat(view.text("record.personName")).isEqualTo("赵一");
        assertThat(town.as(town.head).get("/api/obligations/" + owed).text("state"))
                .isEqualTo("PERFORMED");
        // Minutes, attendees and decisions are kept.
        assertThat(view.text("particulars.minutes")).contains("听取");
        assertThat(view.at("particulars.attendees").size()).isEqualTo(3);
        assertThat(view.at("items").size()).isEqualTo(2);

        // Each decision is a matter of its own, followed back here.
        String decision = view.text("items.0.obligation");
        assertThat(town.as(town.office).get("/api/obligations/" + decision).text("clause"))
                .isEqualTo("WX-2.1c");
        archive.done(decision, town.office, town.head);
        Answer after = archive.view(town.head, filed.text("id"));
        assertThat(after.text("items.0.state")).isEqualTo("ACCEPTED");
        assertThat(after.number("record.itemsDone")).isEqualTo(1);
        assertThat(after.text("record.state")).isEqualTo("FILED");
        archive.done(after.text("items.1.obligation"), town.supervisor, town.office);
        assertThat(archive.view(town.head, filed.text("id")).text("record.state"))
                .isEqualTo("CLOSED");
    }

    @Test
    @Clause("WX-2.1c")
    void showsAQuarterWithNoHearing() {
        String owed = open();

        archive.advanceTo(clock.today().plusMonths(3).withDayOfMonth(1) + "T00:00:00");

        Answer late =
                town.as(town.districtOffice).get("/api/obligations/" + owed).is(200);
        assertThat(late.at("late").asBoolean()).isTrue();
        assertThat(town.as(town.districtOffice)
                        .get("/api/records?kind=hearing&unit=" + town.town + "&obligation=" + owed)
                        .items())
                .isEmpty();
    }

    @Test
    @Clause("WX-2.1c")
    void countsOneHearingOnceWhereTwoAreDemanded() {
        town.as(town.districtOffice)
                .post(
                        "/api/regimes/wuxi-principals/parameters/hearings-per-quarter",
                        Map.of("unit", town.district, "value", "2", "reason", "每季两次"))
                .isSuccess();
        archive.advanceTo(clock.today().plusMonths(3).withDayOfMonth(2) + "T09:00:00");
        var quarter = archive.owed("WX-2.1c").stream()
                .filter(row -> row.get("state").asString().equals("ASSIGNED")
                        && !row.get("late").asBoolean())
                .toList();
        assertThat(texts(quarter, "period")).hasSize(2).anyMatch(period -> period.endsWith("#2"));

        Answer first = filed("第一次汇报会");
        Answer one = archive.view(town.head, first.text("id"));
        assertThat(one.at("counts").size()).isEqualTo(1);
        assertThat(one.text("counts.0.period")).endsWith("#1");
        Answer second = filed("第二次汇报会");
        assertThat(archive.view(town.head, second.text("id")).text("counts.0.period"))
                .endsWith("#2");
        Answer third = filed("第三次汇报会");
        assertThat(archive.view(town.head, third.text("id")).at("counts").size())
                .isZero();
    }

    private Answer filed(String title) {
        return archive.filed(
                town.office,
                town.head,
                draft(hearing(), title, clock.instant(), List.of(), List.of(town.document(town.office))));
    }

    private String drafted() {
        return archive.drafted(
                town.office, draft(hearing(), "草稿", clock.instant(), List.of(), List.of(town.document(town.office))));
    }

    private String open() {
        return archive.owed("WX-2.1c").stream()
                .filter(row -> row.get("state").asString().equals("ASSIGNED")
                        && !row.get("late").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }
}
