package cn.anlan.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Ids;
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
class CitedClausesApiTests {

    @Autowired
    Town town;

    @Test
    void namesAClauseInAProblemOnlyWhereItsRegimeIsInForce() {
        // The evidence is demanded by the obligation's own clause, WX-2.1a.
        assertThat(withoutEvidence().at("clause").isMissingNode()).isTrue();
        UUID elsewhere = town.unit("荆州示例区", "DISTRICT", "421099000000", List.of("421099"), null);
        UUID office = town.post(elsewhere, "区安办主任", Role.COMMITTEE_OFFICE, "许一");
        UUID head = town.post(elsewhere, "区长", Role.PRINCIPAL, "许二");
        adopt(office, "jingzhou-safety-year", elsewhere);
        assertThat(withoutEvidence().at("clause").isMissingNode()).isTrue();

        adopt(town.districtOffice, "wuxi-principals", town.district);

        assertThat(withoutEvidence().text("clause")).isEqualTo("WX-2.1a");
        // Nobody accepts their own work anywhere; the clause that says so is in force in one of the places only.
        NewObligation here = town.matter("10 days");
        assertThat(ownWork(here, town.head).at("clause").isMissingNode()).isTrue();
        var there = new NewObligation(
                "test",
                Ids.next(),
                here.title(),
                "jingzhou-safety-year",
                1,
                "JZ-3.1.1a",
                null,
                elsewhere,
                head,
                null,
                null,
                "421099000000",
                here.deadline(),
                here.demands(),
                false);
        assertThat(ownWork(there, head).text("clause")).isEqualTo("JZ-3.6.4b");
    }

    private Answer withoutEvidence() {
        UUID id = town.open(town.matter("10 days"));
        return town.as(town.head)
                .ifMatch(1)
                .post("/api/obligations/" + id + "/perform", Map.of("report", "已办"))
                .isProblem(422, "EVIDENCE_MISSING");
    }

    private Answer ownWork(NewObligation matter, UUID bearer) {
        UUID id = town.open(matter);
        town.as(bearer)
                .ifMatch(1)
                .post(
                        "/api/obligations/" + id + "/perform",
                        Map.of("report", "已办", "evidence", List.of(town.photo(bearer))))
                .is(200);
        return town.as(bearer)
                .ifMatch(2)
                .post("/api/obligations/" + id + "/accept", Map.of())
                .isProblem(422, "OWN_WORK");
    }

    private void adopt(UUID office, String pack, UUID unit) {
        town.as(office)
                .post("/api/regimes/" + pack + "/adoptions", Map.of("unit", unit, "from", town.today()))
                .is(201);
    }
}
