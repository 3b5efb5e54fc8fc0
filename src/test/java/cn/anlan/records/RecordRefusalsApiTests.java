package cn.anlan.records;

import static cn.anlan.records.Archive.draft;
import static cn.anlan.records.Archive.hearing;
import static cn.anlan.records.Archive.item;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Which records are refused, with nothing kept of them. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordRefusalsApiTests {

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

    @Test
    void refusesWhatHasNotHappenedYetNamingFieldAndRule() {
        Answer refused = town.as(town.office)
                .post("/api/records", session(now().plus(Duration.ofMinutes(1))))
                .isProblem(422, "HAPPENED_LATER");

        assertThat(refused.text("violations.0.field")).isEqualTo("happenedAt");
        assertThat(refused.text("violations.0.rule")).isEqualTo("PastOrPresent");
        assertThat(refused.text("clause")).isEqualTo("WX-3.3c");
        var longAgo = session(Instant.parse("-999999-01-01T00:00:00Z"));
        town.as(town.office).post("/api/records", longAgo).isProblem(400, "INVALID");
    }

    @Test
    void keepsNothingOfMinutesDatedInTheFuture() {
        String draft = archive.drafted(town.office, session(now()));
        int before = town.as(town.office).get("/api/records?limit=200").items().size();
        var tomorrow = session(now().plus(Duration.ofDays(1)));
        tomorrow.put("title", "明天的会");

        town.as(town.office).post("/api/records", tomorrow).isProblem(422, "HAPPENED_LATER");
        archive.step(town.office, draft, "amend", tomorrow).isProblem(422, "HAPPENED_LATER");

        assertThat(town.as(town.office).get("/api/records?limit=200").items()).hasSize(before);
        Answer kept = archive.view(town.head, draft);
        assertThat(kept.text("record.title")).isEqualTo("班子会");
        assertThat(kept.at("timeline").size()).isEqualTo(1);
    }

    @Test
    void refusesADutyOfAUnitBelowThoughTheFilerSeesItAndFilesNothing() {
        UUID districtHead = town.post(town.district, "区长", Role.PRINCIPAL, "王区长");
        String others = archive.owed("WX-2.12b").getFirst().get("id").asString();
        String id = town.as(districtHead)
                .post("/api/records", session(now()))
                .is(201)
                .text("id");
        town.as(districtHead).get("/api/obligations/" + others).is(200);

        Answer refused = town.as(districtHead)
                .ifMatch(1)
                .post("/api/records/" + id + "/file", Map.of("serves", List.of(others)))
                .isProblem(422, "NOT_SERVED");

        assertThat(refused.text("violations.0.rule")).isEqualTo("OTHER_UNIT");
        Answer draft = town.as(districtHead).get("/api/records/" + id).is(200);
        assertThat(draft.text("record.state")).isEqualTo("DRAFT");
        assertThat(draft.at("timeline").size()).isEqualTo(1);
        assertThat(town.as(town.head).get("/api/obligations/" + others).text("state"))
                .isEqualTo("ASSIGNED");
    }

    @Test
    void refusesADutyOfAnotherUnitAndOneItCannotMeet() {
        String id = archive.drafted(town.office, session(now()));
        String others = town.as(town.otherHead)
                .get("/api/obligations?originKind=duty&clause=WX-2.2a")
                .items()
                .getFirst()
                .get("id")
                .asString();
        archive.file(town.head, id, Map.of("serves", List.of(others))).isProblem(404, "NOT_FOUND");
        String plan = archive.owed("WX-2.3").getFirst().get("id").asString();
        String hearing = archive.owed("WX-2.1c").getFirst().get("id").asString();
        Answer refused =
                archive.file(town.head, id, Map.of("serves", List.of(hearing))).isProblem(422, "NOT_SERVED");
        assertThat(refused.text("violations.0.field")).isEqualTo("serves[0]");
        assertThat(archive.view(town.head, id).text("record.state")).isEqualTo("DRAFT");
        var forOthers = session(now());
        forOthers.put("post", town.otherHead);
        town.as(town.office).post("/api/records", forOthers).isProblem(404, "NOT_FOUND");
        forOthers.put("post", town.head);
        town.as(town.districtOffice).post("/api/records", forOthers).isProblem(422, "OTHER_UNIT");

        // A duty that names no kind may be chosen.
        var chosen = session(now());
        chosen.put("evidence", List.of(document()));
        archive.file(town.head, archive.drafted(town.office, chosen), Map.of("serves", List.of(plan)))
                .is(200);
        assertThat(town.as(town.head).get("/api/obligations/" + plan).text("state"))
                .isEqualTo("PERFORMED");
    }

    @Test
    void refusesMalformedDrafts() {
        var wrong = new HashMap<String, @Nullable Object>(session(now()));
        wrong.put("particulars", Map.of("kind", "hearing", "minuts", "错字"));
        town.as(town.office).post("/api/records", wrong).isProblem(400, "INVALID");
        wrong.put("particulars", Map.of("kind", "party"));
        town.as(town.office).post("/api/records", wrong).isProblem(400, "INVALID");
        wrong.put("particulars", Map.of("kind", "hearing"));
        wrong.put("title", " ");
        town.as(town.office).post("/api/records", wrong).isProblem(400, "INVALID");
        Answer incomplete = archive.file(
                        town.head,
                        archive.drafted(
                                town.office, draft(Map.of("kind", "hearing"), "空草稿", null, List.of(), List.of())),
                        Map.of())
                .isProblem(422, "INCOMPLETE");
        assertThat(incomplete
                        .at("violations")
                        .valueStream()
                        .map(one -> one.get("field").asString()))
                .containsExactlyInAnyOrder(
                        "happenedAt", "particulars.agenda", "particulars.attendees", "particulars.minutes");
        String backwards = archive.drafted(
                town.office,
                draft(
                        hearing(),
                        "决定在会前到期",
                        now(),
                        List.of(item("昨天就该办", town.office, today().minusDays(1))),
                        List.of()));
        archive.file(town.head, backwards, Map.of()).isProblem(422, "ITEM_DUE");
        String abroad = archive.drafted(
                town.office,
                draft(hearing(), "交给别的镇", now(), List.of(item("别镇的人", town.otherHead, today())), List.of()));
        archive.file(town.head, abroad, Map.of()).isProblem(422, "ITEM_OWNER");
    }

    private Map<String, @Nullable Object> session(Instant at) {
        return draft(
                Map.of("kind", "session", "attendees", List.of("赵一"), "minutes", "研究近期工作"),
                "班子会",
                at,
                List.of(),
                List.of());
    }

    private UUID document() {
        return town.document(town.office);
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return clock.today();
    }
}
