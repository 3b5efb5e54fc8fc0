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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class CountyChecksApiTests {

    private static final AtomicInteger MADE = new AtomicInteger(49);

    private static final List<String> COUNTIES = List.of("01", "02", "03", "21", "22", "24");
    private static final List<String> DOCUMENTS = List.of("机构设置文件", "人员编制文件", "经费保障文件");

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    private String code = "";
    private UUID city;
    private UUID cityOffice;
    private UUID partner;
    private UUID partnerHead;
    private final List<UUID> counties = new ArrayList<>();
    private final List<UUID> offices = new ArrayList<>();

    @BeforeEach
    void aCityOfSixCounties() {
        clock.reset();
        code = "42" + MADE.incrementAndGet();
        city = town.unit("示例市", "CITY", code + "00000000", List.of(code), null);
        cityOffice = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "市一");
        partner = town.unit("市编办", "DEPARTMENT", code + "00000000", List.of(code), city);
        partnerHead = town.post(partner, "编办主任", Role.DEPARTMENT, "编二");
        for (String number : COUNTIES) {
            UUID county = town.unit("示例县" + number, "COUNTY", code + number + "000000", List.of(code + number), city);
            counties.add(county);
            offices.add(town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "县" + number));
        }
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
    void isOpenedByBothOfficesForEachOfSixCountiesAndClosedOnceItsDocumentsAreOnFile() {
        var checks = new ArrayList<UUID>();
        for (UUID county : counties) {
            checks.add(id(propose(county, partner).is(201)));
        }
        assertThat(town.as(cityOffice).get("/api/county-checks").items()).hasSize(6);

        // The safety office alone opens nothing: the county doesn't know of it, and files nothing.
        town.as(offices.getFirst())
                .get("/api/county-checks/" + checks.getFirst())
                .isProblem(404, "NOT_FOUND");
        assertThat(town.as(offices.getFirst()).get("/api/county-checks").items())
                .isEmpty();
        step(cityOffice, checks.getFirst(), "join", Map.of()).isProblem(403, "NOT_ALLOWED");
        step(cityOffice, checks.getFirst(), "close", Map.of()).isProblem(409, "WRONG_STATE");
        assertThat(town.as(partnerHead).get("/api/county-checks").items()).hasSize(6);
        for (UUID check : checks) {
            step(partnerHead, check, "join", Map.of()).is(200);
        }

        // Five counties file all of their documents, the sixth all but one.
        for (int i = 0; i < 6; i++) {
            for (int no = 1; no <= (i < 5 ? 3 : 2); no++) {
                file(i, checks.get(i), no).is(200);
            }
        }
        for (int i = 0; i < 5; i++) {
            assertThat(state(checks.get(i))).isEqualTo("FILED");
            step(offices.get(i), checks.get(i), "close", Map.of()).isProblem(403, "NOT_YOUR_STEP");
            step(cityOffice, checks.get(i), "close", Map.of("opinion", "同意结项")).is(200);
        }
        UUID open = checks.getLast();
        Answer refused = step(cityOffice, open, "close", Map.of()).isProblem(422, "DOCUMENTS_MISSING");
        assertThat(refused.text("detail")).contains("经费保障文件").doesNotContain("机构设置文件");
        assertThat(refused.text("missing.0")).isEqualTo("经费保障文件");
        assertThat(town.as(cityOffice).get("/api/county-checks").items().stream()
                        .map(check -> check.get("state").asString()))
                .containsExactlyInAnyOrder("CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "OPEN");

        // It is an obligation of the county's office by a day, which ends with the last document and no sooner.
        String obligation = "/api/obligations/" + view(cityOffice, open).text("check.obligation");
        Answer owed = town.as(offices.getLast()).get(obligation).is(200);
        assertThat(owed.text("clause")).isEqualTo("XN-1.3a");
        assertThat(owed.text("dueDay")).isEqualTo("2026-05-01");
        List<UUID> three = List.of(document(5), document(5), document(5));
        town.as(offices.getLast())
                .ifMatch(owed.version())
                .post(obligation + "/perform", Map.of("report", "已报备", "evidence", three))
                .isProblem(422, "FILE_HERE");
        file(5, open, 4).isProblem(422, "NO_SUCH_DOCUMENT");
        file(5, open, 3).is(200);
        assertThat(town.as(offices.getLast()).get(obligation).text("state")).isEqualTo("PERFORMED");

        // A document that isn't what was asked for opens it again.
        step(cityOffice, open, "send-back", Map.of("document", 2, "reason", "不是正式文件"))
                .is(200);
        assertThat(step(cityOffice, open, "close", Map.of())
                        .isProblem(422, "DOCUMENTS_MISSING")
                        .text("missing.0"))
                .isEqualTo("人员编制文件");
        file(5, open, 2).is(200);
        step(cityOffice, open, "close", Map.of()).is(200);
        assertThat(state(open)).isEqualTo("CLOSED");
        assertThat(town.as(offices.getLast()).get(obligation).text("state")).isEqualTo("ACCEPTED");
        town.as(offices.getFirst()).get("/api/county-checks/" + open).isProblem(404, "NOT_FOUND");
    }

    @Test
    @Clause("XN-1.3a")
    void isOfACountyOfTheCityTogetherWithADepartmentOfTheCity() {
        propose(town.district, partner).isProblem(422, "NOT_ITS_COUNTY");
        propose(partner, partner).isProblem(422, "NOT_ITS_COUNTY");
        propose(counties.getFirst(), counties.getLast()).isProblem(422, "NOT_ITS_DEPARTMENT");
        UUID bureau = town.unit("县编办", "DEPARTMENT", code + "01000000", List.of(code + "01"), counties.getFirst());
        propose(counties.getFirst(), bureau).isProblem(422, "NOT_ITS_DEPARTMENT");
        town.as(offices.getFirst())
                .post("/api/county-checks", check(counties.getFirst(), partner))
                .isProblem(422, "NOT_A_CITY");
        UUID id = id(propose(counties.getFirst(), partner).is(201));
        UUID other = town.unit("市财政局", "DEPARTMENT", code + "00000000", List.of(code), city);
        town.as(town.post(other, "局长", Role.DEPARTMENT, "财三"))
                .ifMatch(1)
                .post("/api/county-checks/" + id + "/join", Map.of())
                .isProblem(404, "NOT_FOUND");
    }

    private Answer propose(UUID county, UUID with) {
        return town.as(cityOffice).post("/api/county-checks", check(county, with));
    }

    private static Map<String, Object> check(UUID county, UUID with) {
        return Map.of("county", county, "partner", with, "title", "乡镇安监机构建设督办", "documents", DOCUMENTS);
    }

    private Answer file(int county, UUID check, int no) {
        return step(offices.get(county), check, "file", Map.of("document", no, "evidence", document(county)));
    }

    private UUID document(int county) {
        return town.document(offices.get(county));
    }

    private Answer step(UUID post, UUID id, String verb, Object body) {
        long version = view(cityOffice, id).version();
        return town.as(post).ifMatch(version).post("/api/county-checks/" + id + "/" + verb, body);
    }

    private String state(UUID id) {
        return view(cityOffice, id).text("check.state");
    }

    private Answer view(UUID post, UUID id) {
        return town.as(post).get("/api/county-checks/" + id).is(200);
    }

    private static UUID id(Answer done) {
        return UUID.fromString(done.text("id"));
    }
}
