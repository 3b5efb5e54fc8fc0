package cn.anlan.records;

import static cn.anlan.records.Archive.draft;
import static cn.anlan.records.Archive.item;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThematicInspectionsApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    Archive archive;
    UUID chemistry;
    UUID traffic;

    @BeforeAll
    void regimeInForce() {
        archive = new Archive(town, clock, events);
        chemistry = archive.committee("危险化学品专委会");
        traffic = archive.committee("道路交通专委会");
        archive.adopt();
    }

    @Test
    @Clause("WX-2.4b")
    void countsTheInspectionOfOneCommitteeForThatOneAlone() {
        List<JsonNode> owed = archive.owed("WX-2.4b");
        assertThat(owed).hasSize(2);
        var inspection = draft(
                Map.of("kind", "thematic-inspection", "theme", "重大危险源管控", "conclusion", "制度健全，记录完整"),
                "专题检查危化专委会",
                clock.instant(),
                List.of(item("完善月度例会制度", town.supervisor, clock.today().plusDays(15))),
                List.of(town.document(town.office)));
        String withoutSubject = archive.drafted(town.office, inspection);
        archive.file(town.head, withoutSubject, Map.of()).isProblem(422, "INCOMPLETE");
        inspection.put("subject", chemistry);

        Answer filed = archive.filed(town.office, town.head, inspection);

        Answer view = archive.view(town.head, filed.text("id"));
        assertThat(view.at("counts").size()).isEqualTo(1);
        assertThat(view.at("counts.0.met").asBoolean()).isTrue();
        assertThat(view.text("record.subjectName")).isEqualTo("危险化学品专委会");
        // The one left out shows.
        assertThat(archive.owed("WX-2.4b").stream()
                        .filter(row -> row.get("state").asString().equals("ASSIGNED"))
                        .toList())
                .singleElement()
                .satisfies(row -> assertThat(row.at("/subject/id").asString()).isEqualTo(traffic.toString()));
        inspection.put("subject", town.otherTown);
        town.as(town.office).post("/api/records", inspection).isProblem(422, "SUBJECT");
    }
}
