package cn.anlan.tourplans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class UpperToursApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private Zone zone;

    @BeforeEach
    void aZone() {
        clock.reset();
        zone = new Zone(town);
    }

    @Test
    @Clause("ZZ-2.1c")
    void leavesPlanningToTheOfficeAndDecidingToTheCommittee() {
        for (UUID other : List.of(zone.head, zone.bureauHead, zone.streetHeads.getFirst())) {
            town.as(other).post("/api/tour-plans", Map.of("year", 2026)).isProblem(403, "NOT_ALLOWED");
        }

        UUID plan = zone.plan(2026);

        assertThat(zone.step(zone.office, "/api/tour-plans/" + plan, "approve", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Clause("ZZ-2.1c")
    void liaisesWithToursFromTheCityByAPersonOfTheOffice() {
        // Neither another department's person nor another post can liaise; nobody but the office registers.
        assertThat(town.as(zone.office)
                        .post("/api/upper-tours", announced(zone.person(0), "2026-06-01", "2026-06-15"))
                        .isProblem(422, "NO_LIAISON")
                        .text("clause"))
                .isEqualTo("ZZ-2.1c");
        UUID own = town.person(zone.office);
        town.as(zone.office)
                .post("/api/upper-tours", announced(own, "2026-06-15", "2026-06-14"))
                .isProblem(422, "ENDS_BEFORE_START");
        town.as(zone.head)
                .post("/api/upper-tours", announced(own, "2026-06-01", "2026-06-15"))
                .isProblem(403, "NOT_ALLOWED");
        UUID id = UUID.fromString(town.as(zone.office)
                .post("/api/upper-tours", announced(own, "2026-06-01", "2026-06-15"))
                .is(201)
                .text("id"));

        // The committee reads who liaises and when; a sub-district and another zone's office don't.
        Answer seen = town.as(zone.head).get("/api/upper-tours/" + id).is(200);
        assertThat(seen.text("tour.liaisonName")).isEqualTo("安二");
        assertThat(seen.text("state")).isEqualTo("ANNOUNCED");
        assertThat(town.as(zone.head).get("/api/upper-tours").items()).hasSize(1);
        for (UUID outside : List.of(zone.streetHeads.getFirst(), new Zone(town).office, zone.bureauHead)) {
            town.as(outside).get("/api/upper-tours/" + id).isProblem(404, "NOT_FOUND");
            assertThat(town.as(outside).get("/api/upper-tours").items()).isEmpty();
        }

        // Dates move, the tour is concluded with its paper, and then it stands.
        step(id, "amend", announced(own, "2026-06-08", "2026-06-22")).is(200);
        town.as(zone.office)
                .ifMatch(1)
                .post("/api/upper-tours/" + id + "/conclude", Map.of("result", "反馈问题5个"))
                .isProblem(409, "STALE");
        step(id, "conclude", Map.of("result", "反馈问题5个，已分解到各街道", "evidence", List.of(town.document(zone.office))))
                .is(200);
        step(id, "amend", announced(own, "2026-06-08", "2026-06-23")).isProblem(409, "WRONG_STATE");
        Answer concluded = town.as(zone.head).get("/api/upper-tours/" + id).is(200);
        assertThat(concluded.text("state")).isEqualTo("CONCLUDED");
        assertThat(concluded.text("tour.ends")).isEqualTo("2026-06-22");
        assertThat(concluded.at("timeline").size()).isEqualTo(3);
        assertThat(concluded.at("timeline.2.evidence").size()).isEqualTo(1);
    }

    @Test
    @Clause("ZZ-2.1c")
    void namesWhoMayLiaiseAndSavesTheRegisterAsExcel() throws IOException {
        assertThat(town.as(zone.office).get("/api/upper-tours/liaisons").is(200).items())
                .extracting(one -> one.get("name").asString())
                .containsExactly("安二");
        town.as(zone.head).get("/api/upper-tours/liaisons").isProblem(403, "NOT_ALLOWED");
        UUID id = UUID.fromString(town.as(zone.office)
                .post("/api/upper-tours", announced(town.person(zone.office), "2026-06-01", "2026-06-15"))
                .is(201)
                .text("id"));

        assertThat(town.as(zone.office)
                        .get("/api/upper-tours/" + id)
                        .at("steps")
                        .size())
                .isEqualTo(2);
        assertThat(town.as(zone.head).get("/api/upper-tours/" + id).at("steps").size())
                .isZero();
        assertThat(sheet(zone.head)).contains("市安委会第三巡查组", "危险化学品安全", "安二");
        assertThat(sheet(new Zone(town).head)).doesNotContain("市安委会第三巡查组");
    }

    /** What the cells of the sheet say. */
    private List<String> sheet(UUID post) throws IOException {
        byte[] book = town.as(post).get("/api/upper-tours.xlsx").is(200).bytes();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            return workbook.getFirstSheet().read().stream()
                    .flatMap(Row::stream)
                    .filter(Objects::nonNull)
                    .map(Cell::getText)
                    .toList();
        }
    }

    private Answer step(UUID id, String verb, Object body) {
        return zone.step(zone.office, "/api/upper-tours/" + id, verb, body);
    }

    private static Map<String, Object> announced(UUID liaison, String starts, String ends) {
        var tour = new LinkedHashMap<String, Object>();
        tour.put("sender", "市安委会第三巡查组");
        tour.put("theme", "危险化学品安全");
        tour.put("starts", starts);
        tour.put("ends", ends);
        tour.put("liaison", liaison);
        tour.put("contact", "安二 0632-0000000");
        return tour;
    }
}
