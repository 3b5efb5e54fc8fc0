package cn.anlan.records;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Two records that concern one duty, filed in the same moment. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilingsAtOnceApiTests {

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
    void theTwoDocumentsOfOneDutyMeetItOnce() throws Exception {
        String owed = archive.owed("WX-2.1a").getFirst().get("id").asString();
        String plan = drafted(Map.of("kind", "key-work", "document", "KEY_WORK", "year", 2026), "政府重点工作安排");
        String report = drafted(Map.of("kind", "key-work", "document", "WORK_REPORT", "year", 2026), "政府工作报告");

        assertThat(filedAtOnce(plan, report)).allSatisfy(answer -> answer.is(200));

        assertThat(performed(owed)).isEqualTo(1);
        for (String record : List.of(plan, report)) {
            assertThat(archive.view(town.head, record).at("counts.0.met").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void twoHearingsOfOneQuarterMeetItsDutyOnce() throws Exception {
        String owed = archive.owed("WX-2.1c").getFirst().get("id").asString();
        String one = drafted(Archive.hearing(), "第一次汇报会");
        String other = drafted(Archive.hearing(), "第二次汇报会");

        assertThat(filedAtOnce(one, other)).allSatisfy(answer -> answer.is(200));

        assertThat(performed(owed)).isEqualTo(1);
    }

    private String drafted(Map<String, ?> particulars, String title) {
        List<UUID> files = List.of(town.document(town.office), town.document(town.office));
        return archive.drafted(town.office, Archive.draft(particulars, title, clock.instant(), List.of(), files));
    }

    private List<Answer> filedAtOnce(String one, String other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> filings = List.of(one, other).stream()
                    .map(id -> threads.submit(() -> {
                        var head = town.as(town.head).ifMatch(1);
                        start.await();
                        return head.post("/api/records/" + id + "/file", Map.of());
                    }))
                    .toList();
            return List.of(filings.getFirst().get(), filings.getLast().get());
        }
    }

    private long performed(String obligation) {
        Answer view = town.as(town.head).get("/api/obligations/" + obligation).is(200);
        assertThat(view.text("state")).isEqualTo("PERFORMED");
        return view.at("timeline")
                .valueStream()
                .filter(act -> act.get("kind").asString().equals("obligation.performed"))
                .count();
    }
}
