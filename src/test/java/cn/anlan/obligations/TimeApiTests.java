package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.calendar.ClockAdvanced;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import cn.anlan.seals.Finding;
import cn.anlan.seals.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class TimeApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    Timekeeper timekeeper;

    @Autowired
    ObligationStore store;

    @Autowired
    Recorder recorder;

    @Autowired
    Ladders ladders;

    @Autowired
    Notices notices;

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObligationsCheck check;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void isLateFromTheDueInstantOnWithoutAnybodyDoingAnything() {
        UUID id = town.open(town.matter("3 days"));

        clock.set("2026-03-05T23:59");
        assertThat(view(id).at("late").asBoolean()).isFalse();
        clock.set("2026-03-06T00:00");

        assertThat(view(id).at("late").asBoolean()).isTrue();
        assertThat(town.as(town.head)
                        .get("/api/obligations?show=overdue")
                        .is(200)
                        .items())
                .anyMatch(row -> row.get("id").asString().equals(id.toString()));
        assertThat(kinds(id)).doesNotContain("obligation.overdue");
    }

    @Test
    void recordsOverdueOnceThoughSeveralNodesLook() throws Exception {
        var ids = IntStream.range(0, 40)
                .mapToObj(n -> town.open(town.matter("1 day")))
                .toList();
        clock.advance(Duration.ofDays(2));

        // Every node has a timekeeper of its own on the one database.
        try (var nodes = Executors.newFixedThreadPool(6)) {
            var sweeps = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(
                            n -> () -> new Timekeeper(store, recorder, ladders, notices, transaction, clock).sweep())
                    .toList();
            nodes.invokeAll(sweeps).forEach(java.util.concurrent.Future::resultNow);
        }

        for (UUID id : ids) {
            assertThat(kinds(id)).filteredOn("obligation.overdue"::equals).hasSize(1);
        }
    }

    @Test
    void makesUpForTheTimeItWasDown() {
        UUID id = town.open(town.matter("3 days"));

        clock.advance(Duration.ofDays(30));
        timekeeper.sweep();

        assertThat(kinds(id)).containsExactly("obligation.opened", "obligation.overdue", "obligation.escalated");
        Answer view = view(id);
        assertThat(view.text("timeline.1.occurredAt")).isEqualTo("2026-03-05T16:00:00Z");
        assertThat(view.at("timeline.1.late").asBoolean()).isTrue();
        assertThat(told(town.person(town.head), id))
                .contains("obligation.overdue")
                .doesNotContain("obligation.reminder");
        assertThat(told(town.person(town.districtOffice), id)).contains("obligation.escalated");
        assertThat(timekeeper.sweep()).isZero();
    }

    @Test
    void tellsOfEachItsOwnPeopleThoughTheyFallDueAtOnce() {
        UUID farDistrict = town.unit("邻区", "DISTRICT", "320298000000", List.of("320298"), null);
        UUID farTown = town.unit("丙镇", "TOWN", "320298101000", List.of("320298101"), farDistrict);
        UUID farHead = town.post(farTown, "镇长", Role.PRINCIPAL, "王甲");
        UUID farSupervisor = town.post(farTown, "安全监管员", Role.SUPERVISOR, "王乙");
        UUID farOffice = town.post(farDistrict, "区安办主任", Role.COMMITTEE_OFFICE, "王丙");
        NewObligation like = town.matter("3 days");
        UUID here = town.open(like);
        UUID there = town.open(new NewObligation(
                like.originKind(),
                Ids.next(),
                like.title(),
                like.pack(),
                1,
                like.clause(),
                null,
                farTown,
                farHead,
                farSupervisor,
                null,
                "320298101000",
                like.deadline(),
                like.demands(),
                false));

        clock.advance(Duration.ofDays(30));
        timekeeper.sweep();

        assertThat(told(town.person(town.head), here)).contains("obligation.overdue");
        assertThat(told(town.person(town.districtOffice), here)).contains("obligation.overdue", "obligation.escalated");
        assertThat(told(town.person(farHead), there)).contains("obligation.overdue");
        assertThat(told(town.person(farSupervisor), there)).contains("obligation.overdue");
        assertThat(told(town.person(farOffice), there)).containsExactly("obligation.escalated");
        assertThat(told(town.person(town.head), there)).isEmpty();
        assertThat(told(town.person(town.districtOffice), there)).isEmpty();
        for (UUID post : List.of(farHead, farSupervisor, farOffice)) {
            assertThat(told(town.person(post), here)).isEmpty();
        }
    }

    @Test
    void remindsTheBearerAndThenTheSuperiorOnTheLadder() {
        UUID id = town.open(town.matter("10 days"));

        clock.set("2026-03-10T08:00");
        timekeeper.sweep();
        assertThat(told(town.person(town.head), id)).containsExactly("obligation.opened", "obligation.reminder");
        assertThat(view(id).version()).isEqualTo(1);

        clock.set("2026-03-13T08:00");
        timekeeper.sweep();
        assertThat(kinds(id)).containsExactly("obligation.opened", "obligation.overdue");

        clock.set("2026-03-16T08:00");
        timekeeper.sweep();
        assertThat(kinds(id)).containsExactly("obligation.opened", "obligation.overdue", "obligation.escalated");
    }

    @Test
    void saysOfALateReminderThatTheMatterIsOverdue() {
        NewObligation like = town.matter("10 days");
        // Its ladder reminds three days before, and once more when it is late.
        UUID id = town.open(new NewObligation(
                like.originKind(),
                like.origin(),
                like.title(),
                like.pack(),
                1,
                "WX-2.1c",
                "quarterly-hearing",
                like.unit(),
                like.bearerPost(),
                null,
                town.district,
                like.territory(),
                like.deadline(),
                like.demands(),
                false));

        clock.set("2026-03-10T08:00");
        timekeeper.sweep();
        assertThat(reminders(id)).singleElement().asString().startsWith("事项即将到期");

        clock.set("2026-03-13T08:00");
        timekeeper.sweep();
        assertThat(reminders(id)).hasSize(2).anyMatch(subject -> subject.startsWith("事项已逾期"));
    }

    private List<String> reminders(UUID id) {
        return town.as(town.head).get("/api/notifications?limit=200").is(200).items().stream()
                .filter(one -> one.get("kind").asString().equals("obligation.reminder")
                        && one.path("link").asString().equals("/obligations/" + id))
                .map(one -> one.get("subject").asString())
                .toList();
    }

    @Test
    void sweepsBeforeALeapOfTheSimulatedClockReturns() {
        UUID id = town.open(town.matter("3 days"));
        var before = clock.instant();
        clock.advance(Duration.ofDays(4));

        events.publishEvent(new ClockAdvanced(before, clock.instant()));

        assertThat(kinds(id)).contains("obligation.overdue");
    }

    @Test
    void givesMoreTimeWhenItIsGrantedAndNotBefore() {
        UUID id = town.open(town.matter("3 days"));
        Answer asked = town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/request-extension", Map.of("by", "5 working days", "reason", "配件未到"))
                .is(200);
        town.as(town.head)
                .ifMatch(asked.version())
                .post("/api/obligations/" + id + "/request-extension", Map.of("by", "9 days", "reason", "还要"))
                .isProblem(409, "EXTENSION_PENDING");
        assertThat(view(id).text("dueDay")).isEqualTo("2026-03-05");
        clock.advance(Duration.ofDays(5));
        timekeeper.sweep();

        town.as(town.districtOffice)
                .ifMatch(view(id).version())
                .post("/api/obligations/" + id + "/grant-extension", Map.of("reason", "情况属实"))
                .is(200);

        Answer later = view(id);
        assertThat(later.text("dueDay")).isEqualTo("2026-03-12");
        assertThat(later.at("late").asBoolean()).isFalse();
        assertThat(later.text("derivation.text.zh")).contains("配件未到");
        clock.set("2026-03-13T00:00");
        timekeeper.sweep();
        assertThat(kinds(id)).filteredOn("obligation.overdue"::equals).hasSize(2);
    }

    @Test
    void refusesATermThatGivesNoTime() {
        UUID id = town.open(town.matter("30 days"));

        town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/request-extension", Map.of("by", "2026-03-10", "reason", "x"))
                .isProblem(422, "EXTENSION_TOO_SHORT");
        town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/request-extension", Map.of("by", "soon", "reason", "x"))
                .isProblem(422, "TERM_UNREADABLE");
        town.as(town.supervisor)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/waive", Map.of("reason", "x"))
                .isProblem(403, "NOT_YOUR_STEP");
    }

    @Test
    @Clause("WX-2.0")
    void goesWithThePostWhileWhatWasDoneStaysWithThePerson() {
        UUID post = town.vacancy(town.town, "副镇长", Role.DEPARTMENT);
        UUID before = town.enter("冯旧");
        UUID after = town.enter("陈新");
        town.appoint(post, before, 1);
        UUID open = town.open(town.matter("20 days", post, List.of()));
        UUID done = town.open(town.matter("20 days", post, List.of()));
        town.as(post)
                .ifMatch(1)
                .post("/api/obligations/" + done + "/perform", Map.of("report", "已办"))
                .is(200);

        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/dismiss", Map.of())
                .is(200);
        town.appoint(post, after, 3);

        assertThat(view(open).text("bearer.name")).isEqualTo("陈新");
        assertThat(kinds(open)).containsOnly("obligation.opened", "obligation.transferred");
        assertThat(town.as(post).get("/api/obligations?show=mine").is(200).items())
                .extracting(row -> row.get("id").asString())
                .containsExactly(open.toString());
        assertThat(view(done).text("timeline.1.personName")).isEqualTo("冯旧");
        town.as(post)
                .ifMatch(view(open).version())
                .post("/api/obligations/" + open + "/perform", Map.of("report", "接办"))
                .is(200);
    }

    @Test
    void goesToTheUnitThatTakesOver() {
        UUID old = town.unit("并镇", "TOWN", "320299109000", List.of("320299109"), town.district);
        UUID oldHead = town.post(old, "镇长", Role.PRINCIPAL, "旧镇长");
        var matter = town.matter("20 days", oldHead, List.of());
        UUID id = town.open(new NewObligation(
                matter.originKind(),
                matter.origin(),
                matter.title(),
                matter.pack(),
                1,
                matter.clause(),
                null,
                old,
                oldHead,
                null,
                town.district,
                "320299109000",
                matter.deadline(),
                List.of(),
                false));
        long version = town.administrator().get("/api/units/" + old).version();

        town.administrator()
                .ifMatch(version)
                .post("/api/units/" + old + "/merge", Map.of("into", town.town))
                .is(200);

        Answer view = town.as(town.districtOffice).get("/api/obligations/" + id).is(200);
        assertThat(view.text("unit.name")).isEqualTo("甲镇");
        assertThat(view.text("bearer.id")).isEqualTo(town.head.toString());
        town.as(town.head).get("/api/obligations/" + id).is(200);
    }

    @Test
    void confirmsAProvisionalDeadlineOnceTheYearIsPublished() {
        clock.set("2026-12-28T09:00");
        UUID id = town.open(town.matter("10 working days"));
        Answer before = view(id);
        assertThat(before.at("provisional").asBoolean()).isTrue();

        town.administrator()
                .post(
                        "/api/calendar/2027",
                        Map.of("off", List.of("2027-01-01", "2027-01-04", "2027-01-05"), "makeup_work", List.of()))
                .isSuccess();

        Answer after = view(id);
        assertThat(after.at("provisional").asBoolean()).isFalse();
        assertThat(after.text("due")).isGreaterThan(before.text("due"));
        assertThat(kinds(id)).containsExactly("obligation.opened", "obligation.due-confirmed");
    }

    @Test
    void findsARowThatDoesNotSayWhatItsLastActSays() {
        UUID id = town.open(town.matter("10 days"));
        var sound = new Findings(() -> {});
        check.run(sound);
        assertThat(sound.told()).isEmpty();

        jdbc.sql("UPDATE obligations.obligation SET state = 'OPEN' WHERE id = ?")
                .params(id)
                .update();

        var found = new Findings(() -> {});
        check.run(found);
        assertThat(found.told()).extracting(Finding::subject).containsExactly(id);
        jdbc.sql("UPDATE obligations.obligation SET state = 'ASSIGNED' WHERE id = ?")
                .params(id)
                .update();
    }

    private Answer view(UUID id) {
        return town.as(town.districtOffice).get("/api/obligations/" + id).is(200);
    }

    private List<String> kinds(UUID id) {
        return view(id).at("timeline")
                .valueStream()
                .map(act -> act.get("kind").asString())
                .toList();
    }

    private List<String> told(UUID person, UUID id) {
        return jdbc.sql("SELECT kind FROM notifications.message WHERE person = ? AND link = ? ORDER BY id")
                .params(person, "/obligations/" + id)
                .query(String.class)
                .list();
    }
}
