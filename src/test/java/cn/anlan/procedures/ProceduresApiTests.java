package cn.anlan.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class ProceduresApiTests {

    @Autowired
    Town town;

    @Test
    @Clause("JZ-3.6.4b")
    void runsThroughFixedStepsBySeparateHandsAndReportsEveryOverride() {
        assertThat(town.as(town.office).get("/api/procedures/kinds").items())
                .extracting(kind -> kind.get("key").asString())
                .containsExactly("enforcement", "permit", "investigation");
        UUID id = start("permit");
        Answer view = view(id);
        assertThat(view.at("steps").size()).isEqualTo(5);
        assertThat(view.at("steps.3.keyStep").asBoolean()).isTrue();
        assertThat(view.text("steps.0.state")).isEqualTo("HANDLING");
        assertThat(view.text("steps.1.state")).isEqualTo("WAITING");
        assertThat(view.text("steps.1.obligation")).isNull();

        // Nobody passes over a step, not even a superior through the obligation's own page.
        town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/obligations/" + view.text("steps.0.obligation") + "/waive", Map.of("reason", "省一步"))
                .isProblem(422, "STEP_SKIPPED");
        handle(id, 0);
        approve(id, 0);
        assertThat(view(id).text("steps.1.state")).isEqualTo("HANDLING");

        // An override needs a reason, somebody else than the handler, and an ordinary step.
        override(town.districtOffice, id, Map.of()).isProblem(400, "INVALID");
        override(town.supervisor, id, Map.of("reason", "我自己来")).isProblem(422, "OVERRIDE_BY_HANDLER");
        override(town.districtOffice, id, Map.of("reason", "材料已由上级审查")).is(200);
        assertThat(view(id).text("steps.1.state")).isEqualTo("OVERRIDDEN");
        handle(id, 2);
        approve(id, 2);
        override(town.districtOffice, id, Map.of("reason", "省去决定")).isProblem(422, "KEY_STEP");
        handle(id, 3);
        approve(id, 3);
        handle(id, 4);
        approve(id, 4);

        Answer closed = view(id);
        assertThat(closed.text("procedure.state")).isEqualTo("CLOSED");
        assertThat(closed.at("timeline")
                        .valueStream()
                        .map(act -> act.get("kind").asString()))
                .startsWith("procedure.started", "procedure.handled", "procedure.approved", "procedure.overridden");
        Answer report =
                town.as(town.districtOffice).get("/api/procedures/overrides").is(200);
        assertThat(report.items()).hasSize(1);
        assertThat(report.text("items.0.reason")).isEqualTo("材料已由上级审查");
        assertThat(report.text("items.0.by")).isEqualTo("吴六");
        assertThat(town.as(town.otherHead).get("/api/procedures/overrides").items())
                .isEmpty();
        town.as(town.otherHead).get("/api/procedures/" + id).isProblem(404, "NOT_FOUND");
    }

    @Test
    void letsNobodyHandleAndApprove() {
        town.as(town.office)
                .post(
                        "/api/procedures",
                        Map.of(
                                "kind",
                                "enforcement",
                                "title",
                                "某厂无证生产",
                                "handlerPost",
                                town.supervisor,
                                "approverPost",
                                town.supervisor))
                .isProblem(422, "SAME_HANDS");
        UUID handler = town.vacancy(town.town, "执法员", Role.INSPECTOR);
        UUID person = town.enter("许八");
        town.appoint(handler, person, 1);
        UUID approver = town.vacancy(town.town, "执法队长", Role.SUPERVISOR);
        town.appoint(approver, town.enter("何九"), 1);
        UUID id = UUID.fromString(town.as(town.office)
                .post(
                        "/api/procedures",
                        Map.of(
                                "kind",
                                "enforcement",
                                "title",
                                "某厂无证生产",
                                "handlerPost",
                                handler,
                                "approverPost",
                                approver))
                .is(201)
                .text("id"));
        String first = view(id).text("steps.0.obligation");
        town.as(handler)
                .ifMatch(1)
                .post(
                        "/api/obligations/" + first + "/perform",
                        Map.of("report", "已立案", "evidence", List.of(town.document(handler))))
                .is(200);
        town.as(approver)
                .ifMatch(2)
                .post("/api/obligations/" + first + "/accept", Map.of())
                .is(200);

        // The handler moves into the approver's post; a new handler takes over.
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + approver + "/dismiss", Map.of())
                .is(200);
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + handler + "/dismiss", Map.of())
                .is(200);
        town.appoint(approver, person, 3);
        town.appoint(handler, town.enter("吕十"), 3);
        String second = view(id).text("steps.1.obligation");
        long version = town.as(handler).get("/api/obligations/" + second).version();
        town.as(handler)
                .ifMatch(version)
                .post(
                        "/api/obligations/" + second + "/perform",
                        Map.of("report", "已取证", "evidence", List.of(town.document(handler))))
                .is(200);

        town.as(approver)
                .ifMatch(version + 1)
                .post("/api/obligations/" + second + "/accept", Map.of())
                .isProblem(422, "SAME_HANDS");
    }

    private UUID start(String kind) {
        return UUID.fromString(town.as(town.office)
                .post(
                        "/api/procedures",
                        Map.of(
                                "kind",
                                kind,
                                "title",
                                "某加油站经营许可",
                                "handlerPost",
                                town.supervisor,
                                "approverPost",
                                town.office))
                .is(201)
                .text("id"));
    }

    private Answer view(UUID id) {
        return town.as(town.districtOffice).get("/api/procedures/" + id).is(200);
    }

    private void handle(UUID id, int step) {
        UUID file = step == 2 ? town.photo(town.supervisor) : town.document(town.supervisor);
        town.as(town.supervisor)
                .ifMatch(1)
                .post(
                        "/api/obligations/" + view(id).text("steps." + step + ".obligation") + "/perform",
                        Map.of("report", "已办", "evidence", List.of(file)))
                .is(200);
    }

    private void approve(UUID id, int step) {
        town.as(town.office)
                .ifMatch(2)
                .post("/api/obligations/" + view(id).text("steps." + step + ".obligation") + "/accept", Map.of())
                .is(200);
    }

    private Answer override(UUID post, UUID id, Map<String, ?> body) {
        return town.as(post).ifMatch(view(id).version()).post("/api/procedures/" + id + "/override", body);
    }
}
