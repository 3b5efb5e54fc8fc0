package cn.anlan.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import cn.anlan.spreadsheets.SheetRow;
import cn.anlan.spreadsheets.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import(Town.Doors.class)
class HazardsApiTests {

    private final Town town;
    private final TestClock clock;
    private final Tallies tallies;
    private final UUID enterprise;
    private final UUID manager;
    private final UUID grid;

    @Autowired
    HazardsApiTests(Town town, TestClock clock, Tallies tallies) {
        this.town = town;
        this.clock = clock;
        this.tallies = tallies;
        enterprise = town.unit("示例机械厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        manager = town.post(enterprise, "安全负责人", Role.ENTERPRISE, "王㙦");
        grid = town.post(town.town, "网格员", Role.GRID_WORKER, "喆𠅤");
    }

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    @Clause("WX-2.7b")
    void followsAHazardFromReportToClosure() {
        Answer reported = report(grid, Map.of("title", "配电箱无门", "place", "一车间", "unit", enterprise));
        String id = reported.text("id");
        Answer assigned = step(town.supervisor, id, 1, "assign", Map.of("term", "10 days"))
                .is(200);
        UUID photo = town.photo(manager);
        step(manager, id, 2, "rectify", Map.of("report", "已装门")).isProblem(422, "EVIDENCE_MISSING");
        step(manager, id, 2, "rectify", Map.of("report", "已装门", "evidence", List.of(photo)))
                .is(200);
        step(town.supervisor, id, 3, "return", Map.of("reason", "照片不清")).is(200);
        step(manager, id, 4, "rectify", Map.of("report", "重拍", "evidence", List.of(photo)))
                .is(200);
        step(manager, id, 5, "accept", Map.of()).isProblem(403, "NOT_ALLOWED");
        step(town.supervisor, id, 5, "close", Map.of()).isProblem(409, "WRONG_STATE");
        step(town.supervisor, id, 5, "accept", Map.of("opinion", "属实")).is(200);
        Answer closed = step(town.supervisor, id, 6, "close", Map.of()).is(200);

        assertThat(assigned.text("state")).isEqualTo("RECTIFYING");
        assertThat(closed.text("state")).isEqualTo("CLOSED");
        Answer view = town.as(town.supervisor).get("/api/hazards/" + id).is(200);
        assertThat(view.at("timeline").valueStream().map(act -> act.get("kind").asString()))
                .containsExactly(
                        "hazard.reported",
                        "hazard.assigned",
                        "hazard.rectified",
                        "hazard.returned",
                        "hazard.rectified",
                        "hazard.verified",
                        "hazard.closed");
        assertThat(view.text("rectification.state")).isEqualTo("ACCEPTED");
        assertThat(view.text("number")).startsWith("YH2026-");
        assertThat(view.number("version")).isEqualTo(7);
    }

    @Test
    void showsWhoReportedItHowTheRectificationGoesOn() {
        String id = report(grid, Map.of("title", "路灯漏电", "unit", enterprise)).text("id");
        step(town.supervisor, id, 1, "assign", Map.of("term", "10 days")).is(200);

        Answer view = town.as(grid).get("/api/hazards/" + id).is(200);

        assertThat(view.text("rectification.state")).isEqualTo("ASSIGNED");
        assertThat(view.at("steps").size()).isZero();
    }

    @Test
    void tellsWhoeverHasToDealWithItAndItsReporterWhatBecameOfIt() {
        String dismissed = report(grid, Map.of("title", "疑似漏水")).text("id");
        step(town.supervisor, dismissed, 1, "dismiss", Map.of("reason", "系冷凝水")).is(200);

        assertThat(told(town.supervisor, dismissed)).containsExactly("hazard.reported");
        assertThat(told(town.office, dismissed)).containsExactly("hazard.reported");
        assertThat(told(grid, dismissed)).containsExactly("hazard.dismissed");
        assertThat(told(town.otherSupervisor, dismissed)).isEmpty();
    }

    private List<String> told(UUID post, String hazard) {
        return town.as(post).get("/api/notifications").is(200).items().stream()
                .filter(one -> one.path("link").asString().equals("/hazards/" + hazard))
                .map(one -> one.get("kind").asString())
                .toList();
    }

    @Test
    void movesWithItsObligationWhereverItIsDone() {
        String id = report(town.supervisor, Map.of("title", "安全出口堵塞", "unit", enterprise))
                .text("id");
        step(town.supervisor, id, 1, "assign", Map.of()).is(200);
        String obligation = town.as(manager).get("/api/hazards/" + id).text("rectification.id");

        town.as(manager)
                .ifMatch(1)
                .post(
                        "/api/obligations/" + obligation + "/perform",
                        Map.of("report", "已清理", "evidence", List.of(town.photo(manager))))
                .is(200);

        Answer view = town.as(town.supervisor).get("/api/hazards/" + id).is(200);
        assertThat(view.text("state")).isEqualTo("RECTIFIED");
        assertThat(view.text("next")).isEqualTo("accept");
        assertThat(view.number("version")).isEqualTo(3);
    }

    @Test
    void givesMoreTimeOnceItIsAskedForAndGranted() {
        String id = report(town.supervisor, Map.of("title", "喷淋损坏", "unit", enterprise))
                .text("id");
        step(town.supervisor, id, 1, "assign", Map.of("term", "5 days")).is(200);
        String due = town.as(manager).get("/api/hazards/" + id).text("due");

        step(manager, id, 2, "ask-for-time", Map.of("by", "5 days", "reason", "等配件"))
                .is(200);
        Answer extended =
                step(town.office, id, 3, "extend", Map.of("reason", "属实")).is(200);

        assertThat(extended.text("state")).isEqualTo("RECTIFYING");
        assertThat(town.as(manager).get("/api/hazards/" + id).text("due")).isGreaterThan(due);
    }

    @Test
    @Clause({"JZ-3.1.1a", "JZ-3.1.1b"})
    void listsMajorHazardsByLevelInPublicAndDelistsThemOnlyWhenTheEffectIsEvaluated() {
        String id = report(
                        town.supervisor,
                        Map.of("title", "液氨泄漏", "unit", enterprise, "description", "举报人张三", "kind", "GENERAL"))
                .text("id");
        step(town.office, id, 1, "list", Map.of("level", "TOWN", "reason", "重大"))
                .isProblem(422, "NOT_MAJOR");
        step(town.supervisor, id, 1, "grade", Map.of("kind", "MAJOR", "reason", "判定标准"))
                .is(200);
        step(town.office, id, 2, "list", Map.of("level", "COUNTY", "reason", "重大"))
                .isProblem(422, "LEVEL_ABOVE_YOURS");
        Answer listed = step(town.districtOffice, id, 2, "list", Map.of("level", "COUNTY", "reason", "重大"))
                .is(200);
        assertThat(publicTitles()).isEmpty();
        step(town.districtOffice, id, 3, "publish", Map.of("title", "某企业液氨储罐隐患", "text", "限期整改"))
                .is(200);
        step(town.supervisor, id, 4, "assign", Map.of()).is(200);
        step(manager, id, 5, "rectify", Map.of("report", "已修", "evidence", List.of(town.photo(manager))))
                .is(200);
        step(town.supervisor, id, 6, "accept", Map.of()).is(200);

        step(town.districtOffice, id, 7, "delist", Map.of()).isProblem(422, "NOT_EVALUATED");
        step(town.supervisor, id, 7, "close", Map.of()).isProblem(422, "NOT_EVALUATED");
        step(town.districtOffice, id, 7, "evaluate", Map.of("effective", false, "conclusion", "压力仍不足"))
                .is(200);
        step(town.districtOffice, id, 8, "delist", Map.of()).isProblem(422, "EFFECT_INSUFFICIENT");
        step(town.districtOffice, id, 8, "evaluate", Map.of("effective", true, "conclusion", "复测合格"))
                .is(200);
        step(town.supervisor, id, 9, "close", Map.of()).isProblem(422, "STILL_LISTED");
        step(town.districtOffice, id, 9, "delist", Map.of()).is(200);
        step(town.supervisor, id, 10, "close", Map.of()).is(200);

        assertThat(listed.text("state")).isEqualTo("REPORTED");
        Answer announced =
                town.as(town.office).anonymous().get("/api/public/hazards").is(200);
        assertThat(announced.text("items.0.title")).isEqualTo("某企业液氨储罐隐患");
        assertThat(announced.text("items.0.level")).isEqualTo("COUNTY");
        assertThat(announced.text("items.0.delistedAt")).isNotBlank();
        assertThat(announced.body()).doesNotContain("张三", "液氨泄漏", "孙三");
    }

    @Test
    void isSeenOnlyByThoseConcerned() {
        String id = report(grid, Map.of("title", "路面塌陷")).text("id");

        town.as(town.otherSupervisor).get("/api/hazards/" + id).isProblem(404, "NOT_FOUND");
        town.as(manager).get("/api/hazards/" + id).isProblem(404, "NOT_FOUND");
        town.as(town.auditor).get("/api/hazards/" + id).is(200);
        town.administrator().get("/api/hazards/" + id).isProblem(403, "NOT_ALLOWED");
        assertThat(town.as(grid).get("/api/hazards").is(200).body()).contains(id);
        assertThat(town.as(town.otherSupervisor).get("/api/hazards").is(200).body())
                .doesNotContain(id);
        assertThat(town.as(town.districtOffice).get("/api/hazards?q=塌陷").is(200).items())
                .hasSize(1);
        town.as(town.districtOffice).get("/api/hazards?q=塌").isProblem(400, "INVALID");
        town.as(town.otherSupervisor)
                .post("/api/hazards", Map.of("title", "越界", "territory", "320299101000"))
                .isProblem(422, "OUT_OF_REACH");
        UUID elsewhere = town.unit("乙镇工厂", "ENTERPRISE", "320299102000", List.of(), town.otherTown);
        town.as(grid)
                .post("/api/hazards", Map.of("title", "越界", "unit", elsewhere, "territory", "320299101000"))
                .isProblem(422, "OUT_OF_REACH");
        town.as(town.supervisor)
                .post("/api/hazards", Map.of("title", "没有的风险", "risk", UUID.randomUUID()))
                .isProblem(422, "OUT_OF_REACH");
    }

    @Test
    void tellsAStaleCommandWhatChanged() {
        String id = report(town.supervisor, Map.of("title", "围栏缺失", "unit", enterprise))
                .text("id");
        step(town.supervisor, id, 1, "grade", Map.of("kind", "MAJOR", "reason", "判定"))
                .is(200);

        Answer stale = step(town.office, id, 1, "assign", Map.of()).isProblem(409, "STALE");

        assertThat(stale.number("current")).isEqualTo(2);
        assertThat(stale.text("changes.0.kind")).isEqualTo("hazard.graded");
    }

    @Test
    void countsTheSameBeforeAndAfterTheFold() {
        report(town.otherSupervisor, Map.of("title", "灭火器过期"));
        String id = report(town.otherSupervisor, Map.of("title", "线路裸露")).text("id");
        step(town.otherSupervisor, id, 1, "dismiss", Map.of("reason", "误报")).is(200);
        String before = town.as(town.otherHead)
                .get("/api/hazards/figures?by=kind&by=state")
                .is(200)
                .body();

        tallies.fold();

        assertThat(town.as(town.otherHead)
                        .get("/api/hazards/figures?by=kind&by=state")
                        .body())
                .isEqualTo(before);
        Answer board = town.as(town.otherHead).get("/api/hazards/board").is(200);
        assertThat(board.text("0.state")).isEqualTo("REPORTED");
        assertThat(board.number("0.count")).isEqualTo(1);
        assertThat(board.number("4.count")).isEqualTo(1);
        assertThat(board.at("0.items").size()).isEqualTo(1);
        assertThat(town.as(town.districtOffice)
                        .get("/api/hazards/figures?by=area&by=month")
                        .is(200)
                        .body())
                .contains("320299102", "2026-03-01");
    }

    @Test
    void listsTheLateOnesByDue() {
        String id = report(town.supervisor, Map.of("title", "叉车超速", "unit", enterprise))
                .text("id");
        step(town.supervisor, id, 1, "assign", Map.of("term", "3 days")).is(200);
        assertThat(town.as(town.head).get("/api/hazards?late=true").body()).doesNotContain(id);

        clock.advance(Duration.ofDays(5));

        step(
                        town.supervisor,
                        report(town.supervisor, Map.of("title", "另一处", "unit", enterprise))
                                .text("id"),
                        1,
                        "assign",
                        Map.of())
                .is(200);
        Answer late = town.as(town.head).get("/api/hazards?late=true").is(200);
        assertThat(late.body()).contains(id);
        assertThat(town.as(town.head)
                        .get("/api/hazards?sort=due&limit=1")
                        .is(200)
                        .text("next"))
                .isNotBlank();
    }

    @Test
    void gathersPointsOnTheMap() {
        report(town.supervisor, Map.of("title", "甲点", "longitude", 120.301, "latitude", 31.501));
        report(town.supervisor, Map.of("title", "乙点", "longitude", 120.302, "latitude", 31.502, "kind", "MAJOR"));

        Answer far = town.as(town.head)
                .get("/api/hazards/map?west=120&south=31&east=121&north=32")
                .is(200);
        Answer near = town.as(town.head)
                .get("/api/hazards/map?west=120.3&south=31.5&east=120.303&north=31.503")
                .is(200);

        assertThat(far.number("marks.0.count")).isEqualTo(2);
        assertThat(far.number("marks.0.major")).isEqualTo(1);
        assertThat(near.at("marks").size()).isEqualTo(2);
        assertThat(near.text("marks.0.id")).isNotBlank();
    }

    @Test
    void refusesWhatIsMalformed() {
        var supervisor = town.as(town.supervisor);
        supervisor.post("/api/hazards", Map.of("title", " ")).isProblem(400, "INVALID");
        supervisor.post("/api/hazards", Map.of("title", "x", "colour", "red")).isProblem(400, "INVALID");
        supervisor.post("/api/hazards", Map.of("title", "x", "kind", "HUGE")).isProblem(400, "INVALID");
        supervisor.post("/api/hazards", Map.of("title", "x", "longitude", 12.0)).isProblem(400, "NOT_A_POINT");
        supervisor
                .post("/api/hazards", Map.of("title", "x", "foundAt", "2027-01-01T00:00:00Z"))
                .isProblem(422, "FOUND_LATER");
        String id = report(town.supervisor, Map.of("title", "㙦 喆 𠅤 😀")).text("id");
        step(town.supervisor, id, 1, "assign", Map.of("bearerPost", manager, "term", "soon"))
                .isProblem(422, "BAD_TERM");
        step(town.supervisor, id, 1, "assign", Map.of()).isProblem(422, "NO_BEARER");
        assertThat(town.as(town.supervisor).get("/api/hazards/" + id).text("title"))
                .isEqualTo("㙦 喆 𠅤 😀");
    }

    @Test
    void exportsTheListAsSeen() throws IOException {
        report(town.supervisor, Map.of("title", "=HYPERLINK(\"http://x\")", "source", "导出"));
        Path file = Files.write(
                Files.createTempFile("hazards", ".xlsx"),
                town.as(town.head).get("/api/hazards.xlsx?source=导出").is(200).bytes());

        try (Workbook workbook = Workbook.open(file, "export")) {
            List<SheetRow> rows = new ArrayList<>();
            workbook.read(0, rows::add);
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).text(1)).isEqualTo("待交办");
            assertThat(rows.get(1).text(3)).startsWith("=HYPERLINK");
        }
    }

    private List<String> publicTitles() {
        return town.as(town.office).anonymous().get("/api/public/hazards?area=320299").is(200).items().stream()
                .map(item -> item.get("title").asString())
                .toList();
    }

    private Answer report(UUID post, Map<String, ?> hazard) {
        return town.as(post).post("/api/hazards", new HashMap<>(hazard)).is(201);
    }

    private Answer step(UUID post, String id, long version, String verb, Map<String, ?> body) {
        return town.as(post).ifMatch(version).post("/api/hazards/" + id + "/" + verb, body);
    }
}
