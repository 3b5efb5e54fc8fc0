package cn.anlan.countychecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.countychecks.CheckStep.Side;
import cn.anlan.countychecks.CheckStep.State;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
class CountyChecksApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private CheckingCity city;

    @BeforeEach
    void aCityOfSixCounties() {
        clock.reset();
        city = new CheckingCity(town);
    }

    @Test
    void goesOnInOneOrderAndBackFromItsDocuments() {
        Map<State, List<CheckStep>> allowed = Map.of(
                State.PROPOSED, List.of(CheckStep.JOIN),
                State.OPEN, List.of(CheckStep.FILE),
                State.FILED, List.of(CheckStep.SEND_BACK, CheckStep.CLOSE),
                State.CLOSED, List.of());
        allowed.forEach((state, steps) ->
                assertThat(CheckStep.open(state, EnumSet.allOf(Side.class))).isEqualTo(steps));
    }

    @Test
    @Clause("XN-1.3a")
    void isOpenedByBothOfficesForEachOfSixCountiesAndClosedOnceItsDocumentsAndReportAreOnFile() {
        var checks = new ArrayList<UUID>();
        for (UUID county : city.counties) {
            checks.add(id(city.propose(county, city.partner).is(201)));
        }
        assertThat(town.as(city.office).get("/api/county-checks").items()).hasSize(6);

        // The safety office alone opens nothing: the county doesn't know of it, and files nothing.
        town.as(city.offices.getFirst())
                .get("/api/county-checks/" + checks.getFirst())
                .isProblem(404, "NOT_FOUND");
        assertThat(town.as(city.offices.getFirst()).get("/api/county-checks").items())
                .isEmpty();
        city.step(city.office, checks.getFirst(), "join", Map.of()).isProblem(403, "NOT_ALLOWED");
        city.step(city.office, checks.getFirst(), "close", Map.of()).isProblem(409, "WRONG_STATE");
        assertThat(town.as(city.partnerHead).get("/api/county-checks").items()).hasSize(6);
        for (UUID check : checks) {
            city.step(city.partnerHead, check, "join", Map.of()).is(200);
        }

        // Five counties file all of their documents, the sixth all but one.
        for (int i = 0; i < 6; i++) {
            for (int no = 1; no <= (i < 5 ? 3 : 2); no++) {
                city.file(i, checks.get(i), no).is(200);
            }
        }
        for (int i = 0; i < 5; i++) {
            assertThat(city.state(checks.get(i))).isEqualTo("FILED");
            city.step(city.offices.get(i), checks.get(i), "close", Map.of()).isProblem(403, "NOT_YOUR_STEP");
            city.step(city.office, checks.get(i), "close", Map.of()).isProblem(422, "REPORT_MISSING");
            city.report(city.office, checks.get(i)).is(200);
            city.step(city.office, checks.get(i), "close", Map.of("opinion", "同意结项"))
                    .is(200);
        }
        UUID open = checks.getLast();
        city.report(city.office, open).is(200);
        Answer refused = city.step(city.office, open, "close", Map.of()).isProblem(422, "DOCUMENTS_MISSING");
        assertThat(refused.text("detail")).contains("经费保障文件").doesNotContain("机构设置文件");
        assertThat(refused.text("missing.0")).isEqualTo("经费保障文件");
        assertThat(town.as(city.office).get("/api/county-checks").items().stream()
                        .map(check -> check.get("state").asString()))
                .containsExactlyInAnyOrder("CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "OPEN");

        // It is an obligation of the county's office by a day, which ends with the last document and no sooner.
        String obligation = "/api/obligations/" + city.view(city.office, open).text("check.obligation");
        Answer owed = town.as(city.offices.getLast()).get(obligation).is(200);
        assertThat(owed.text("clause")).isEqualTo("XN-1.3a");
        assertThat(owed.text("dueDay")).isEqualTo("2026-05-01");
        List<UUID> three = List.of(document(), document(), document());
        town.as(city.offices.getLast())
                .ifMatch(owed.version())
                .post(obligation + "/perform", Map.of("report", "已报备", "evidence", three))
                .isProblem(422, "FILE_HERE");
        city.file(5, open, 4).isProblem(422, "NO_SUCH_DOCUMENT");
        city.file(5, open, 3).is(200);
        assertThat(town.as(city.offices.getLast()).get(obligation).text("state"))
                .isEqualTo("PERFORMED");

        // A document that isn't what was asked for opens it again.
        city.step(city.office, open, "send-back", Map.of("document", 2, "reason", "不是正式文件"))
                .is(200);
        assertThat(city.step(city.office, open, "close", Map.of())
                        .isProblem(422, "DOCUMENTS_MISSING")
                        .text("missing.0"))
                .isEqualTo("人员编制文件");
        city.file(5, open, 2).is(200);
        city.step(city.office, open, "close", Map.of()).is(200);
        assertThat(city.state(open)).isEqualTo("CLOSED");
        assertThat(town.as(city.offices.getLast()).get(obligation).text("state"))
                .isEqualTo("ACCEPTED");
        town.as(city.offices.getFirst()).get("/api/county-checks/" + open).isProblem(404, "NOT_FOUND");
    }

    @Test
    @Clause("XN-1.3a")
    void isOfACountyOfTheCityTogetherWithADepartmentOfTheCity() {
        city.propose(town.district, city.partner).isProblem(422, "NOT_ITS_COUNTY");
        city.propose(city.partner, city.partner).isProblem(422, "NOT_ITS_COUNTY");
        city.propose(city.counties.getFirst(), city.counties.getLast()).isProblem(422, "NOT_ITS_DEPARTMENT");
        UUID bureau = town.unit(
                "县编办", "DEPARTMENT", city.code + "01000000", List.of(city.code + "01"), city.counties.getFirst());
        city.propose(city.counties.getFirst(), bureau).isProblem(422, "NOT_ITS_DEPARTMENT");
        town.as(city.offices.getFirst())
                .post("/api/county-checks", CheckingCity.check(city.counties.getFirst(), city.partner))
                .isProblem(422, "NOT_A_CITY");
        UUID id = id(city.propose(city.counties.getFirst(), city.partner).is(201));
        UUID other = town.unit("市财政局", "DEPARTMENT", city.code + "00000000", List.of(city.code), city.city);
        town.as(town.post(other, "局长", Role.DEPARTMENT, "财三"))
                .ifMatch(1)
                .post("/api/county-checks/" + id + "/join", Map.of())
                .isProblem(404, "NOT_FOUND");
    }

    private UUID document() {
        return town.document(city.offices.getLast());
    }

    private static UUID id(Answer done) {
        return UUID.fromString(done.text("id"));
    }
}
