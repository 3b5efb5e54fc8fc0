package cn.anlan.records;

import static cn.anlan.records.Archive.draft;
import static cn.anlan.records.Archive.hearing;
import static cn.anlan.records.Archive.item;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** How a record is filed: late, piece by piece, by whom. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordFilingApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    RecordQueries queries;

    Archive archive;

    @BeforeAll
    void regimeInForce() {
        archive = new Archive(town, clock, events);
        archive.committee("危险化学品专委会");
        archive.committee("道路交通专委会");
        archive.adopt();
    }

    @Test
    @Clause("WX-3.3c")
    void showsWhatIsEnteredAfterTheLimitAsLateWithBothTimes() {
        Instant happened = now();
        String atTheLimit = archive.drafted(town.office, session(happened));
        String aMinutePast = archive.drafted(town.office, session(happened));
        clock.advance(Duration.ofHours(24));
        archive.file(town.head, atTheLimit, Map.of()).is(200);
        clock.advance(Duration.ofMinutes(1));
        archive.file(town.head, aMinutePast, Map.of()).is(200);

        Answer inTime = archive.view(town.districtOffice, atTheLimit);
        assertThat(inTime.at("record.late").asBoolean()).isFalse();
        Answer late = archive.view(town.districtOffice, aMinutePast);
        assertThat(late.at("record.late").asBoolean()).isTrue();
        assertThat(Instant.parse(late.text("record.happenedAt"))).isEqualTo(happened);
        assertThat(Instant.parse(late.text("record.enteredAt")))
                .isEqualTo(happened.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(1)));
        assertThat(late.at("timeline")
                        .valueStream()
                        .filter(act -> act.get("kind").asString().equals("record.filed"))
                        .findFirst()
                        .orElseThrow()
                        .at("/facts/late")
                        .asBoolean())
                .isTrue();
        assertThat(town.as(town.districtOffice)
                        .get("/api/records?late=true&kind=session&unit=" + town.town)
                        .items())
                .extracting(row -> row.get("id").asString())
                .containsExactly(aMinutePast);
    }

    @Test
    void showsADraftWhoseItemNamesAPostThatIsNone() {
        var draft = session(now());
        draft.put("items", List.of(item("交给谁还不知道", UUID.randomUUID(), today())));

        String id = archive.drafted(town.office, draft);

        assertThat(archive.view(town.office, id).text("items.0.ownerTitle")).isNull();
    }

    @Test
    void letsOnlyTheBearerFileAndNobodyOutsideTheUnitSeeADraft() {
        String id = archive.drafted(town.office, session(now()));

        archive.file(town.office, id, Map.of()).isProblem(403, "NOT_YOUR_STEP");
        town.as(town.districtOffice).get("/api/records/" + id).isProblem(404, "NOT_FOUND");
        town.as(town.otherHead).get("/api/records/" + id).isProblem(404, "NOT_FOUND");
        assertThat(town.as(town.districtOffice).get("/api/records?limit=200").items())
                .noneMatch(row -> row.get("id").asString().equals(id));
        archive.file(town.head, id, Map.of()).is(200);
        town.as(town.districtOffice).get("/api/records/" + id).is(200);
        town.as(town.auditor).get("/api/records/" + id).is(200);
        town.as(town.otherHead).get("/api/records/" + id).isProblem(404, "NOT_FOUND");
        // Filed is filed: what comes later is added.
        archive.step(town.head, id, "amend", session(now())).isProblem(409, "WRONG_STATE");
        archive.step(town.head, id, "withdraw", Map.of()).isProblem(409, "WRONG_STATE");
        archive.step(town.head, id, "correct", Map.of("text", "到会人员应为四人")).is(200);
        Answer corrected = archive.view(town.head, id);
        assertThat(corrected.number("record.corrections")).isEqualTo(1);
        assertThat(corrected.at("particulars.attendees").size()).isEqualTo(1);
        town.as(town.head)
                .ifMatch(1)
                .post("/api/records/" + id + "/correct", Map.of("text", "旧版本"))
                .isProblem(409, "STALE");
    }

    @Test
    void saysWhatIsMissingAndCountsOnceItIsAdded() {
        archive.advanceTo(today().plusMonths(3).withDayOfMonth(5) + "T10:00:00");
        Answer filed =
                archive.filed(town.office, town.head, draft(hearing(), "没有附纪要的汇报会", now(), List.of(), List.of()));
        String id = filed.text("id");
        Answer without = archive.view(town.head, id);
        assertThat(without.at("counts.0.met").asBoolean()).isFalse();
        assertThat(without.text("counts.0.reason")).isEqualTo("EVIDENCE_MISSING");
        assertThat(without.text("counts.0.missing.0.kind")).isEqualTo("document");
        assertThat(without.number("counts.0.missing.0.min")).isEqualTo(1);
        assertThat(without.number("counts.0.missing.0.there")).isZero();

        archive.step(town.head, id, "correct", Map.of("text", "补充会议纪要", "evidence", List.of(town.document(town.head))))
                .is(200);

        assertThat(archive.view(town.head, id).at("counts.0.met").asBoolean()).isTrue();
    }

    @Test
    void suggestsWhatAnObligationAsksToBeRecorded() {
        String drill = archive.owed("WX-2.12b").getFirst().get("id").asString();
        Answer ours = town.as(town.office)
                .get("/api/records/suggestion?obligation=" + drill)
                .is(200);
        assertThat(ours.text("kinds.0")).isEqualTo("drill");
        assertThat(ours.text("subject")).isNull();
        assertThat(ours.text("post")).isEqualTo(town.head.toString());
        assertThat(town.as(town.districtOffice)
                        .get("/api/records/suggestion?obligation=" + drill)
                        .at("kinds")
                        .size())
                .isZero();
        assertThat(town.as(town.office)
                        .get("/api/records/form?kind=thematic-inspection")
                        .is(200)
                        .at("subjects")
                        .valueStream()
                        .map(choice -> choice.get("name").asString()))
                .containsExactlyInAnyOrder("危险化学品专委会", "道路交通专委会");
        assertThat(town.as(town.head)
                        .get("/api/records.xlsx?kind=session")
                        .is(200)
                        .bytes())
                .isNotEmpty();
    }

    @Test
    void findsTheRecordsThatHoldTheSameFile() {
        UUID photo = town.photo(town.office);
        var one = session(now());
        one.put("evidence", List.of(photo));
        String first = archive.filed(town.office, town.head, one).text("id");
        String second = archive.filed(town.office, town.head, one).text("id");
        String hash = archive.view(town.head, first).text("record.evidence.0.sha256");

        assertThat(queries.using(List.of(hash, "0".repeat(64))))
                .containsExactly(Map.entry(hash, Set.of(UUID.fromString(first), UUID.fromString(second))));
    }

    @Test
    void keepsTheWorkInTheArchiveOfWhoDidIt() {
        UUID park = town.unit("示例园区", "PARK", "320299103000", List.of("320299103"), town.district);
        UUID parkHead = town.post(park, "管委会主任", Role.PRINCIPAL, "魏十二");
        Instant happened = now();
        String id = town.as(parkHead)
                .post("/api/records", session(happened))
                .is(201)
                .text("id");
        clock.advance(Duration.ofDays(2));
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + parkHead + "/dismiss", Map.of())
                .is(200);
        UUID successor = town.enter("蒋十三");
        town.appoint(parkHead, successor, 3);

        town.as(parkHead)
                .ifMatch(1)
                .post("/api/records/" + id + "/file", Map.of())
                .is(200);

        Answer view = town.as(parkHead).get("/api/records/" + id).is(200);
        assertThat(view.text("record.personName")).isEqualTo("魏十二");
        assertThat(view.text("filedName")).isEqualTo("蒋十三");
        assertThat(view.at("record.late").asBoolean()).isTrue();
    }

    private Map<String, @Nullable Object> session(Instant at) {
        return draft(
                Map.of("kind", "session", "attendees", List.of("赵一"), "minutes", "研究近期工作"),
                "班子会",
                at,
                List.of(),
                List.of());
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return clock.today();
    }
}
