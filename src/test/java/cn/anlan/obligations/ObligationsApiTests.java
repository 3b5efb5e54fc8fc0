package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@AnlanTest
@Import(Town.Doors.class)
class ObligationsApiTests {

    @Autowired
    Town town;

    @Test
    void goesRoundItsLoop() {
        UUID id = town.open(town.matter("10 working days"));

        Answer view = town.as(town.head).get("/api/obligations/" + id).is(200);
        assertThat(view.text("state")).isEqualTo("ASSIGNED");
        assertThat(view.text("next")).isEqualTo("PERFORM");
        assertThat(view.text("derivation.text.zh")).isNotBlank();
        Answer performed = perform(id, 1);
        assertThat(performed.text("state")).isEqualTo("PERFORMED");
        Answer back = step(town.districtOffice, id, 2, "return", Map.of("reason", "照片不清楚"));
        assertThat(back.text("state")).isEqualTo("ASSIGNED");
        perform(id, 3);
        Answer done = step(town.districtOffice, id, 4, "accept", Map.of("opinion", "属实"));

        assertThat(done.text("state")).isEqualTo("ACCEPTED");
        assertThat(done.version()).isEqualTo(5);
        Answer closed = town.as(town.head).get("/api/obligations/" + id).is(200);
        assertThat(closed.at("timeline")
                        .valueStream()
                        .map(act -> act.get("kind").asString()))
                .containsExactly(
                        "obligation.opened",
                        "obligation.performed",
                        "obligation.returned",
                        "obligation.performed",
                        "obligation.accepted");
        assertThat(closed.at("steps").size()).isZero();
        assertThat(closed.number("returns")).isEqualTo(1);
    }

    @Test
    @Clause("ZZ-4.2b")
    void closesForNobodyWithoutTheEvidenceItsClauseDemands() {
        UUID id = town.open(town.matter("10 days"));

        Answer bare = town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/perform", Map.of("report", "已办"))
                .isProblem(422, "EVIDENCE_MISSING");

        // The regime of the clause isn't in force here, so it isn't cited.
        assertThat(bare.at("clause").isMissingNode()).isTrue();
        assertThat(bare.text("missing.0.kind")).isEqualTo("photo");
        for (UUID post : List.of(town.head, town.office, town.supervisor, town.districtOffice)) {
            assertThat(town.as(post)
                            .ifMatch(1)
                            .post("/api/obligations/" + id + "/accept", Map.of())
                            .status())
                    .isIn(403, 409, 422);
        }
        perform(id, 1);
        step(town.districtOffice, id, 2, "accept", Map.of()).is(200);
        Answer closed = town.as(town.head).get("/api/obligations/" + id);
        assertThat(closed.number("demands.0.there")).isEqualTo(1);
        assertThat(closed.at("timeline.1.evidence").size()).isEqualTo(1);
    }

    @Test
    void isNotLiftedInTheUnitThatOwesItByWhoeverShouldNameItsBearer() {
        UUID id = town.open(new NewObligation(
                "test",
                Ids.next(),
                new Bilingual("组织应急演练", "Hold a drill"),
                "wuxi-principals",
                1,
                "WX-2.12b",
                "emergency-drill",
                town.town,
                null,
                null,
                town.district,
                "320299101000",
                town.in("10 days"),
                List.of(),
                false));

        for (UUID own : List.of(town.head, town.office)) {
            town.as(own)
                    .ifMatch(1)
                    .post("/api/obligations/" + id + "/waive", Map.of("reason", "不想办"))
                    .isProblem(422, "OWN_WORK");
        }

        assertThat(town.as(town.head).get("/api/obligations/" + id).at("steps").toString())
                .contains("ASSIGN")
                .doesNotContain("WAIVE");
        step(town.districtOffice, id, 1, "waive", Map.of("reason", "区里统一组织")).is(200);
    }

    @Test
    void isNotAcceptedByWhoeverDidItInWhateverPost() {
        UUID second = town.vacancy(town.district, "区安办副主任", Role.COMMITTEE_OFFICE);
        UUID id = town.open(town.matter("10 days"));
        perform(id, 1);
        town.appoint(second, town.person(town.head), 1);

        town.as(second)
                .ifMatch(2)
                .post("/api/obligations/" + id + "/accept", Map.of())
                .isProblem(422, "OWN_WORK");

        assertThat(town.as(second).get("/api/obligations/" + id).at("steps").toString())
                .doesNotContain("ACCEPT");
    }

    @Test
    void letsOneOfTwoHundredAcceptancesWin() throws Exception {
        UUID id = town.open(town.matter("10 days"));
        perform(id, 1);
        Http verifier = town.as(town.districtOffice).ifMatch(2);

        List<Answer> answers;
        try (var pool = Executors.newFixedThreadPool(32)) {
            answers = pool
                    .invokeAll(IntStream.range(0, 200)
                            .<Callable<Answer>>mapToObj(n -> () ->
                                    verifier.post("/api/obligations/" + id + "/accept", Map.of("opinion", "第" + n)))
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(a -> a.status() == 409).hasSize(199);
        assertThat(town.as(town.head)
                        .get("/api/obligations/" + id)
                        .at("timeline")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void doesTheSameCommandOnce() {
        UUID id = town.open(town.matter("10 days"));
        UUID photo = town.photo(town.head);
        var body = Map.of("report", "已办", "evidence", List.of(photo));
        Http head = town.as(town.head).ifMatch(1).key("once-" + id);

        Answer first = head.post("/api/obligations/" + id + "/perform", body).is(200);
        Answer again = head.post("/api/obligations/" + id + "/perform", body).is(200);

        assertThat(again.text("act")).isEqualTo(first.text("act"));
        head.post("/api/obligations/" + id + "/perform", Map.of("report", "别的", "evidence", List.of(photo)))
                .isProblem(422, "KEY_REUSED");
    }

    @Test
    void tellsWhoeverSawAnOldVersionWhatChanged() {
        UUID id = town.open(town.matter("10 days"));
        perform(id, 1);

        Answer stale = town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/accept", Map.of())
                .isProblem(409, "STALE");

        assertThat(stale.number("current")).isEqualTo(2);
        assertThat(stale.text("changes.0.kind")).isEqualTo("obligation.performed");
    }

    @Test
    void doesNotExistForAnotherTown() {
        UUID id = town.open(town.matter("10 days"));

        town.as(town.otherHead).get("/api/obligations/" + id).isProblem(404, "NOT_FOUND");
        town.as(town.otherHead)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/perform", Map.of("report", "x"))
                .isProblem(404, "NOT_FOUND");
        town.administrator().get("/api/obligations/" + id).isProblem(403, "NOT_ALLOWED");
        assertThat(town.as(town.otherHead).get("/api/obligations").items())
                .noneMatch(item -> item.get("id").asString().equals(id.toString()));
    }

    @Test
    void letsAnAuditorReadAndNothingElse() {
        UUID id = town.open(town.matter("10 days"));

        Answer view = town.as(town.auditor).get("/api/obligations/" + id).is(200);

        assertThat(view.at("steps").size()).isZero();
        town.as(town.auditor)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/waive", Map.of("reason", "x"))
                .isProblem(403, "NOT_ALLOWED");
    }

    private Answer perform(UUID id, long version) {
        return step(
                town.head, id, version, "perform", Map.of("report", "已整改", "evidence", List.of(town.photo(town.head))));
    }

    private Answer step(UUID post, UUID id, long version, String verb, Object body) {
        return town.as(post)
                .ifMatch(version)
                .post("/api/obligations/" + id + "/" + verb, body)
                .is(200);
    }
}
