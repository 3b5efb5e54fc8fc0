package cn.anlan.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class DifficultiesApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("WX-3.2b")
    void isAnsweredByTheLevelAboveWithinFifteenWorkingDaysAndClosedByTheUnitAlone() {
        UUID matter = town.open(town.matter("20 days"));
        UUID id = raise(matter);
        Answer raised = view(town.head, id);
        // From Monday 2 March 2026 the fifteenth working day is Monday 23 March.
        assertThat(raised.text("difficulty.dueDay")).isEqualTo("2026-03-23");
        assertThat(raised.text("derivation.zh")).contains("15");
        assertThat(raised.text("difficulty.superiorName")).isEqualTo("示例区");
        String obligation = raised.text("obligation");
        assertThat(town.as(town.districtOffice)
                        .get("/api/obligations?show=mine")
                        .items())
                .anyMatch(row -> row.get("id").asString().equals(obligation));

        clock.set("2026-03-23T23:59");
        assertThat(view(town.head, id).at("difficulty.late").asBoolean()).isFalse();
        clock.set("2026-03-24T00:00");
        assertThat(view(town.head, id).at("difficulty.late").asBoolean()).isTrue();
        assertThat(town.as(town.districtOffice)
                        .get("/api/obligations/" + obligation)
                        .at("late")
                        .asBoolean())
                .isTrue();

        clock.set("2026-03-20T10:00");
        step(town.head, id, "answer", Map.of("help", "GUIDANCE", "answer", "自答"))
                .isProblem(403, "NOT_YOUR_STEP");
        step(town.districtOffice, id, "answer", Map.of("help", "GUIDANCE", "answer", "可参照示范文本"))
                .is(200);
        step(town.districtOffice, id, "confirm", Map.of()).isProblem(422, "NOT_THE_UNIT");
        step(town.head, id, "reopen", Map.of("reason", "燃气部门仍不配合")).is(200);
        assertThat(view(town.head, id).number("difficulty.reopened")).isEqualTo(1);
        step(town.districtOffice, id, "answer", Map.of("help", "COORDINATION", "answer", "已与住建局协调，下周联合检查"))
                .is(200);
        Answer answered = view(town.head, id);
        assertThat(answered.text("difficulty.state")).isEqualTo("ANSWERED");
        assertThat(answered.text("answer")).contains("住建局");
        assertThat(answered.text("help")).isEqualTo("COORDINATION");
        assertThat(answered.text("answeredName")).isEqualTo("吴六");
        step(town.head, id, "confirm", Map.of("opinion", "已解决")).is(200);

        Answer closed = view(town.districtOffice, id);
        assertThat(closed.text("difficulty.state")).isEqualTo("CLOSED");
        assertThat(closed.at("timeline")
                        .valueStream()
                        .map(act -> act.get("kind").asString()))
                .containsExactly(
                        "difficulty.raised",
                        "difficulty.answered",
                        "difficulty.reopened",
                        "difficulty.answered",
                        "difficulty.confirmed");
        town.as(town.otherHead).get("/api/difficulties/" + id).isProblem(404, "NOT_FOUND");
        assertThat(town.as(town.otherHead).get("/api/difficulties").items()).isEmpty();
    }

    @Test
    @Clause("WX-3.2b")
    void followsTheLimitThatThePlaceHasSet() {
        town.as(town.districtOffice)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", town.district, "from", "2026-01-01"))
                .is(201);
        town.as(town.districtOffice)
                .post(
                        "/api/regimes/wuxi-principals/parameters/difficulty-answer-limit",
                        Map.of("unit", town.district, "value", "5 working days", "reason", "从快答复"))
                .is(201);

        UUID id = raise(town.open(town.matter("20 days")));

        assertThat(view(town.head, id).text("difficulty.dueDay")).isEqualTo("2026-03-09");
    }

    @Test
    void cannotBeWaivedAwayNorRaisedAboutAnotherUnitsMatter() {
        UUID id = raise(town.open(town.matter("20 days")));
        UUID districtHead = town.post(town.district, "区长", cn.anlan.platform.Role.PRINCIPAL, "王区长");
        town.as(districtHead)
                .ifMatch(1)
                .post("/api/obligations/" + view(town.head, id).text("obligation") + "/waive", Map.of("reason", "不办了"))
                .isProblem(422, "UNIT_CONFIRMS");
        town.as(town.otherHead)
                .post(
                        "/api/difficulties",
                        Map.of("title", "人手不足", "words", "编制未到位", "about", town.open(town.matter("9 days"))))
                .isProblem(404, "NOT_FOUND");
        step(town.head, id, "confirm", Map.of()).isProblem(409, "WRONG_STATE");
    }

    private UUID raise(UUID about) {
        return UUID.fromString(town.as(town.head)
                .post("/api/difficulties", Map.of("title", "燃气管线资料调不来", "words", "产权单位不配合，无法完成排查", "about", about))
                .is(201)
                .text("id"));
    }

    private Answer view(UUID post, UUID id) {
        return town.as(post).get("/api/difficulties/" + id).is(200);
    }

    private Answer step(UUID post, UUID id, String step, Map<String, ?> body) {
        return town.as(post).ifMatch(view(post, id).version()).post("/api/difficulties/" + id + "/" + step, body);
    }
}
