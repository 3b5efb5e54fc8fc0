package cn.anlan.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.obligations.Town;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class CommitteesApiTests {

    @Autowired
    Town town;

    @Autowired
    ActQueries acts;

    int towns = 200;

    @BeforeAll
    void theRegimeIsInForce() {
        town.as(town.districtOffice)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", town.district))
                .is(201);
    }

    @Test
    @Clause("WX-3.1b")
    void showsASafetyCommitteeThatHasOneDirectorAndNotOneThatHasTwo() {
        UUID unit = aTown();
        assertThat(lacks(unit)).contains("COMMITTEE 0/1 WX-3.1b", "DIRECTORS 0/2 WX-3.1b");

        Answer committee = found(unit, "COMMITTEE", "安全生产委员会", null, null);
        assertThat(lacks(unit)).contains("DIRECTORS 0/2 WX-3.1b").doesNotContain("COMMITTEE 0/1 WX-3.1b");

        Answer one = seat(committee, town.enter("党委书记"), "DIRECTOR").is(200);
        assertThat(lacks(unit)).contains("DIRECTORS 1/2 WX-3.1b");

        UUID second = town.enter("镇长");
        Answer two = seat(one, second, "DIRECTOR").is(200);
        assertThat(lacks(unit)).noneMatch(lack -> lack.startsWith("DIRECTORS"));

        town.as(town.districtOffice)
                .ifMatch(two)
                .post("/api/committees/" + committee.text("id") + "/unseat", Map.of("person", second))
                .is(200);
        assertThat(lacks(unit)).contains("DIRECTORS 1/2 WX-3.1b");
    }

    @Test
    @Clause("WX-2.4a")
    void registersASpecialCommitteeWithChairMembersSectorAndRules() {
        UUID unit = aTown();
        assertThat(lacks(unit)).contains("SPECIAL_COMMITTEES 0/1 WX-2.4a");
        Answer safety = found(unit, "COMMITTEE", "安全生产委员会", null, null);

        Answer committee = found(UUID.fromString(safety.text("id")), "SPECIAL_COMMITTEE", "消防专委会", null, null);
        assertThat(lacks(unit))
                .contains("CHAIR 0/1 WX-2.4a", "MEMBERS 0/1 WX-2.4a", "SECTOR 0/1 WX-2.4a", "RULES 0/1 WX-2.4a");
        Answer described = town.as(town.districtOffice)
                .ifMatch(committee)
                .post(
                        "/api/committees/" + committee.text("id") + "/describe",
                        Map.of("sector", "消防", "rules", "每季度召开一次全体会议。"))
                .is(200);
        Answer chaired = seat(described, town.enter("副镇长"), "CHAIR").is(200);
        seat(chaired, town.enter("消防所长"), "MEMBER").is(200);

        assertThat(lacks(unit)).noneMatch(lack -> lack.endsWith("WX-2.4a"));
        Answer page = town.as(town.head)
                .get("/api/committees/" + committee.text("id"))
                .is(200);
        assertThat(page.text("committee.of")).isEqualTo(unit.toString());
        assertThat(page.text("committee.sector")).isEqualTo("消防");
        assertThat(page.text("committee.rules")).contains("每季度");
        assertThat(page.at("committee.seats")
                        .valueStream()
                        .map(seat -> seat.get("seat").asString() + " "
                                + seat.get("name").asString()))
                .containsExactly("CHAIR 副镇长", "MEMBER 消防所长");
        assertThat(acts.timeline("committee", UUID.fromString(committee.text("id"))))
                .extracting(ActView::kind)
                .containsExactly("committee.founded", "committee.described", "committee.seated", "committee.seated");
        assertThat(town.as(town.head)
                        .get("/api/committees?of=" + unit + "&kind=SPECIAL_COMMITTEE")
                        .items())
                .hasSize(1);
    }

    @Test
    void givesASeatToOnePersonAtATimeAndOnlyWhereThereIsOne() {
        UUID unit = aTown();
        Answer safety = found(unit, "COMMITTEE", "安全生产委员会", null, null);
        Answer special = found(unit, "SPECIAL_COMMITTEE", "道路交通专委会", "道路交通", "按季例会");
        UUID chair = town.enter("分管副镇长");
        Answer chaired = seat(special, chair, "CHAIR").is(200);

        assertThat(seat(chaired, town.enter("另一位"), "CHAIR").is(422).text("code"))
                .isEqualTo("SEAT_OVERLAPS");
        assertThat(seat(chaired, chair, "MEMBER").is(422).text("code")).isEqualTo("SEAT_OVERLAPS");
        assertThat(seat(chaired, town.enter("书记"), "DIRECTOR").is(422).text("code"))
                .isEqualTo("NO_SUCH_SEAT");
        assertThat(seat(safety, chair, "CHAIR").is(422).text("code")).isEqualTo("NO_SUCH_SEAT");
        seat(special, town.enter("迟到者"), "MEMBER").is(409);
        assertThat(town.as(town.head)
                        .get("/api/committees/" + special.text("id"))
                        .at("committee.seats")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void keepsTheCommitteesOfAnAreaToThoseWhoAnswerForIt() {
        UUID unit = aTown();
        Answer committee = found(unit, "SPECIAL_COMMITTEE", "燃气专委会", "燃气", "按季例会");

        town.as(town.otherHead)
                .ifMatch(committee)
                .post("/api/committees/" + committee.text("id") + "/describe", Map.of("sector", "化工"))
                .is(403);
        town.as(town.otherHead)
                .post("/api/committees", Map.of("of", unit, "kind", "SPECIAL_COMMITTEE", "name", "外来专委会"))
                .is(403);
        town.as(town.supervisor)
                .post("/api/committees", Map.of("of", town.town, "kind", "SPECIAL_COMMITTEE", "name", "越权专委会"))
                .is(403);
        town.as(town.districtOffice)
                .post("/api/committees", Map.of("of", unit, "kind", "VILLAGE", "name", "村"))
                .is(422);
        assertThat(lacksSeenBy(town.otherHead, unit)).isEmpty();
    }

    @Test
    void hasNobodyInItOnceItIsDissolved() {
        Answer committee = found(aTown(), "SPECIAL_COMMITTEE", "临时专委会", "临时", "按需");
        UUID id = UUID.fromString(committee.text("id"));
        UUID chair = town.enter("临时主任");
        town.as(town.districtOffice)
                .ifMatch(committee)
                .post("/api/committees/" + id + "/seat", Map.of("person", chair, "seat", "CHAIR"))
                .is(200);

        town.administrator()
                .ifMatch(1)
                .post("/api/units/" + id + "/close", Map.of())
                .is(200);

        Answer page = town.as(town.districtOffice).get("/api/committees/" + id).is(200);
        assertThat(page.at("committee.seats").size()).isZero();
        town.as(town.districtOffice)
                .ifMatch(2)
                .post("/api/committees/" + id + "/seat", Map.of("person", chair, "seat", "CHAIR"))
                .is(409);
    }

    private UUID aTown() {
        String code = "320299" + towns++;
        return town.unit("专委镇" + towns, "TOWN", code + "000", List.of(code), town.district);
    }

    private Answer found(UUID of, String kind, String name, @Nullable String sector, @Nullable String rules) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("of", of);
        body.put("kind", kind);
        body.put("name", name);
        body.put("sector", sector);
        body.put("rules", rules);
        body.put("opened", town.today().minusYears(1));
        return town.as(town.districtOffice).post("/api/committees", body).is(201);
    }

    private Answer seat(Answer seen, UUID person, String seat) {
        return town.as(town.districtOffice)
                .ifMatch(seen)
                .post("/api/committees/" + seen.text("id") + "/seat", Map.of("person", person, "seat", seat));
    }

    private List<String> lacks(UUID unit) {
        return lacksSeenBy(town.districtOffice, unit);
    }

    private List<String> lacksSeenBy(UUID post, UUID unit) {
        return town.as(post).get("/api/committees/gaps?unit=" + unit).is(200).items().stream()
                .map(gap -> gap.get("lack").asString() + " " + gap.get("there").asInt() + "/"
                        + gap.get("demanded").asInt() + " " + gap.get("clause").asString())
                .toList();
    }
}
