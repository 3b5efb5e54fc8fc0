package cn.anlan.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What becomes of hazards whose responsible unit, or whose keeper, is dissolved or merged. */
@AnlanTest
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@Import(Town.Doors.class)
class ClosedUnitHazardsApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    void waitsToBeAssignedAnewWhenItsUnitIsDissolved() {
        UUID enterprise = town.unit("撤销的示例厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        town.post(enterprise, "安全负责人", Role.ENTERPRISE, "王一");
        String hazard = assigned(enterprise);

        clock.set("2026-03-10T09:00");
        end(enterprise, "close", Map.of("on", "2026-03-10"));

        Answer back = town.as(town.supervisor).get("/api/hazards/" + hazard).is(200);
        assertThat(back.text("state")).isEqualTo("REPORTED");
        assertThat(back.at("timeline").valueStream().map(act -> act.get("kind").asString()))
                .endsWith("hazard.waived");
        assertThat(told(town.supervisor, hazard)).contains("hazard.waived");
        assertThat(told(town.office, hazard)).contains("hazard.waived");
        assertThat(town.as(town.districtOffice)
                        .get("/api/obligations/" + back.text("rectification.id"))
                        .is(200)
                        .text("state"))
                .isEqualTo("WAIVED");

        // Somebody else sees to it.
        town.as(town.supervisor)
                .ifMatch(back.number("version"))
                .post("/api/hazards/" + hazard + "/assign", Map.of("bearerPost", town.head, "term", "10 days"))
                .is(200);
        assertThat(town.as(town.head).get("/api/hazards/" + hazard).text("rectification.state"))
                .isEqualTo("ASSIGNED");
    }

    @Test
    void goesWithItsUnitWhenThatIsMerged() {
        UUID merged = town.unit("并入的示例厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        town.post(merged, "安全负责人", Role.ENTERPRISE, "王二");
        UUID into = town.unit("存续的示例厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        UUID successor = town.post(into, "安全负责人", Role.ENTERPRISE, "王三");
        String hazard = assigned(merged);

        clock.set("2026-03-10T09:00");
        end(merged, "merge", Map.of("into", into, "on", "2026-03-10"));

        Answer taken = town.as(successor).get("/api/hazards/" + hazard).is(200);
        assertThat(taken.text("state")).isEqualTo("RECTIFYING");
        assertThat(town.as(successor).get("/api/obligations?show=mine").is(200).items())
                .anyMatch(row -> row.get("origin").asString().equals(hazard));
    }

    @Test
    void isVerifiedByASuperiorWhenItsKeeperIsDissolved() {
        UUID place = town.unit("撤销的示例镇", "TOWN", "320299109000", List.of("320299109"), town.district);
        UUID keeper = town.post(place, "镇安监员", Role.SUPERVISOR, "王四");
        String hazard = town.as(keeper)
                .post("/api/hazards", Map.of("title", "桥下私拉电线", "unit", place))
                .is(201)
                .text("id");
        UUID crew = town.post(town.district, "区养护科长", Role.DEPARTMENT, "王五");
        town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/hazards/" + hazard + "/assign", Map.of("bearerPost", crew, "verifierPost", keeper))
                .is(200);

        clock.set("2026-03-10T09:00");
        end(place, "close", Map.of("on", "2026-03-10"));

        String obligation =
                town.as(town.districtOffice).get("/api/hazards/" + hazard).text("rectification.id");
        town.as(crew)
                .ifMatch(town.as(crew).get("/api/obligations/" + obligation).version())
                .post(
                        "/api/obligations/" + obligation + "/perform",
                        Map.of("report", "已拆", "evidence", List.of(town.photo(crew))))
                .is(200);
        town.as(town.districtOffice)
                .ifMatch(town.as(town.districtOffice)
                        .get("/api/obligations/" + obligation)
                        .version())
                .post("/api/obligations/" + obligation + "/accept", Map.of())
                .is(200);
        assertThat(town.as(town.districtOffice).get("/api/hazards/" + hazard).text("state"))
                .isEqualTo("VERIFIED");
    }

    private String assigned(UUID enterprise) {
        String id = town.as(town.supervisor)
                .post("/api/hazards", Map.of("title", "配电箱无门", "unit", enterprise))
                .is(201)
                .text("id");
        town.as(town.supervisor)
                .ifMatch(1)
                .post("/api/hazards/" + id + "/assign", Map.of("term", "20 days"))
                .is(200);
        return id;
    }

    private void end(UUID unit, String verb, Map<String, ?> body) {
        Answer seen = town.administrator().get("/api/units/" + unit).is(200);
        town.administrator()
                .ifMatch(seen)
                .post("/api/units/" + unit + "/" + verb, body)
                .is(200);
    }

    private List<String> told(UUID post, String hazard) {
        return town.as(post).get("/api/notifications").is(200).items().stream()
                .filter(one -> one.path("link").asString().equals("/hazards/" + hazard))
                .map(one -> one.get("kind").asString())
                .toList();
    }
}
