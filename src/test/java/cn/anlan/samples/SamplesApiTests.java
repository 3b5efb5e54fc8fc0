package cn.anlan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Http;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@TestPropertySource(properties = "anlan.samples=true")
class SamplesApiTests {

    private static final Set<UnitKind> TOWN_LEVEL = Set.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK);

    @Autowired
    Http http;

    @Autowired
    UnitQueries units;

    @Autowired
    SampleLoader loader;

    @Test
    void everyRoleHasAnAccountThatSignsIn() {
        for (var sample : SampleAccounts.ALL) {
            assertThat(http.as(sample.account(), SampleAccounts.PASSWORD)
                            .get("/api/session")
                            .text("post.role"))
                    .isEqualTo(sample.role().name());
        }
    }

    @Test
    void theFivePlacesHaveTheirTowns() {
        assertThat(towns("3202")).isEqualTo(88);
        assertThat(towns("4210")).isEqualTo(129);
        assertThat(towns("410421")).isEqualTo(13 + 1);
        assertThat(towns("4212")).isEqualTo(69);
        assertThat(towns("370403")).isEqualTo(3 + 1);
    }

    @Test
    void aZoneShowsItsOwnMattersToNoneOfItsSubDistricts() {
        var zoned = units.byAreas(List.of("370403"), TOWN_LEVEL);
        var zone = zoned.stream()
                .filter(unit -> unit.kind() == UnitKind.PARK)
                .findFirst()
                .orElseThrow();
        var streets = units.children(zone.id()).stream()
                .filter(unit -> unit.kind() == UnitKind.SUB_DISTRICT)
                .toList();

        assertThat(streets).hasSize(3);
        assertThat(streets).noneMatch(street -> street.areas().stream().anyMatch(zone.territory()::startsWith));
        assertThat(streets).allMatch(street -> zone.areas().stream().anyMatch(street.territory()::startsWith));
    }

    private int towns(String area) {
        return units.byAreas(List.of(area), TOWN_LEVEL).size();
    }

    @Test
    void aSecondStartAddsNothing() {
        int before = units.byAreas(List.of(""), Set.of()).size();
        ApplicationArguments none = new DefaultApplicationArguments();

        loader.run(none);

        assertThat(units.byAreas(List.of(""), Set.of())).hasSize(before);
    }

    @Test
    void theLibraryHasRulesOfTheCountryAndOfThePlace() {
        Http wuxi = http.as("supervisor", SampleAccounts.PASSWORD);
        Http jingzhou = http.as("office.jz", SampleAccounts.PASSWORD);

        assertThat(wuxi.get("/api/library?kind=LAW").items())
                .extracting(book -> book.get("edition").asInt())
                .containsExactly(2);
        assertThat(wuxi.get("/api/library?kind=SYSTEM&all=true").items())
                .extracting(book -> book.get("standing").asString())
                .containsExactlyInAnyOrder("IN_FORCE", "WITHDRAWN");
        assertThat(jingzhou.get("/api/library?kind=SYSTEM&all=true").items()).isEmpty();
        assertThat(jingzhou.get("/api/library/search?q=双报告").number("total")).isEqualTo(1);
    }

    @Test
    void theTownsOfADistrictHaveTheirCommitteesAndOneLacksADirector() {
        Http office = http.as("office", SampleAccounts.PASSWORD);
        String shuofang =
                units.byAreas(List.of("320214051"), TOWN_LEVEL).getFirst().id().toString();

        assertThat(office.get("/api/committees?of=" + shuofang).is(200).items())
                .extracting(one -> one.get("kind").asString())
                .containsExactlyInAnyOrder("COMMITTEE", "SPECIAL_COMMITTEE", "SPECIAL_COMMITTEE", "SPECIAL_COMMITTEE");
        assertThat(office.get("/api/posts?unit=" + shuofang).items())
                .filteredOn(post -> post.get("leading").asBoolean())
                .hasSize(4);
        assertThat(office.get("/api/committees/gaps?unit=" + shuofang).items()).isEmpty();
        assertThat(office.get("/api/committees/gaps?lack=DIRECTORS").items())
                .anySatisfy(gap -> assertThat(gap.get("there").asInt()).isEqualTo(1));
    }

    @Test
    void hazardsStandInEveryState() {
        var hazards = http.as("office", SampleAccounts.PASSWORD)
                .get("/api/hazards?limit=200")
                .is(200)
                .items();

        assertThat(hazards).hasSize(60);
        assertThat(hazards.stream()
                        .map(hazard -> hazard.get("state").asString())
                        .distinct())
                .containsExactlyInAnyOrder("REPORTED", "RECTIFYING", "RECTIFIED", "VERIFIED", "CLOSED");
    }

    @Test
    void enterprisesHaveAllSomeOrNoneOfTheirDocuments() {
        var counts = units.byAreas(List.of("320214051"), Set.of(UnitKind.ENTERPRISE)).stream()
                .map(unit -> http.as("supervisor", SampleAccounts.PASSWORD)
                        .get("/api/enterprises/" + unit.id())
                        .is(200)
                        .at("documents")
                        .size())
                .toList();

        assertThat(counts).containsExactly(2, 2, 2, 2, 2, 1, 0, 0);
    }

    @Test
    void aYearOfToursIsClosedPutRightAtWorkAndToCome() {
        Http office = http.as("office.zz", SampleAccounts.PASSWORD);

        assertThat(office.get("/api/tours").is(200).items())
                .extracting(tour -> tour.get("state").asString())
                .containsExactlyInAnyOrder("CLOSED", "FED_BACK", "AT_WORK", "PLANNED");
        var plan = office.get("/api/tour-plans").items().getFirst();
        assertThat(plan.get("state").asString()).isEqualTo("APPROVED");
        assertThat(plan.get("reached").asInt()).isEqualTo(3);
        var year = office.get("/api/tours/overview?year=" + plan.get("year").asInt());
        assertThat(year.number("findings.total")).isEqualTo(8);
        assertThat(year.number("findings.closed")).isEqualTo(4);
        assertThat(year.number("findings.late")).isZero();
        assertThat(year.at("results").size()).isEqualTo(1);
        assertThat(year.text("results.0.unitName")).isEqualTo("兴仁街道");
        assertThat(year.number("results.0.problems")).isEqualTo(3);
        assertThat(year.number("results.0.late")).isZero();
        assertThat(year.at("results.0.rectifiedLate").asBoolean()).isFalse();
        assertThat(http.anonymous().get("/api/public/tours").items()).hasSize(1);
        assertThat(http.as("leader.zz", SampleAccounts.PASSWORD)
                        .get("/api/tours")
                        .items())
                .hasSize(1);
        assertThat(office.get("/api/upper-tours").items()).hasSize(2);
    }

    @Test
    void theHeadOfAStreetHasItsRectificationToReport() {
        Http street = http.as(SampleAccounts.SECOND_STREET, SampleAccounts.PASSWORD);

        var tour = street.get("/api/tours").is(200).items().getFirst();
        assertThat(tour.get("state").asString()).isEqualTo("FED_BACK");
        var view = street.get("/api/tours/" + tour.get("id").asString()).is(200);
        assertThat(view.at("steps").size()).isEqualTo(1);
        assertThat(view.text("steps.0")).isEqualTo("RECTIFY");
        assertThat(street.get("/api/obligations?show=mine").is(200).items())
                .filteredOn(one -> one.get("originKind").asString().equals("tour-rectification"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("late").asBoolean()).isFalse());
        // One of the two findings that the feedback names is still open.
        assertThat(view.at("findings").size()).isEqualTo(2);
        assertThat(view.at("findings").valueStream())
                .filteredOn(one -> one.get("closedAt").isNull())
                .hasSize(1);
        assertThat(street.get("/api/letters?box=in&kind=tour-opinion").is(200).items())
                .hasSize(1);
    }

    @Test
    void nobodyElseActsOnAnotherDay() {
        Http office = http.as("office.zz", SampleAccounts.PASSWORD);

        var told = office.with(SampleTime.HEADER, "guessed 2020-01-01T00:00:00Z")
                .get("/api/clock")
                .is(200);

        assertThat(told.body()).doesNotContain("2020-01-01");
    }

    @Test
    void cluesStandInEveryStateAndACountyFilesItsDocuments() {
        Http city = http.as("office.xn", SampleAccounts.PASSWORD);

        assertThat(city.get("/api/clues").is(200).items())
                .extracting(clue -> clue.get("state").asString())
                .containsExactlyInAnyOrder("HANDED_OVER", "TAKEN_UP", "ANSWERED", "CLOSED");
        assertThat(city.get("/api/county-checks").is(200).items())
                .extracting(check -> check.get("state").asString())
                .containsExactlyInAnyOrder("PROPOSED", "OPEN");
    }

    @Test
    void whateverIsInventedIsMarked() {
        assertThat(units.byAreas(List.of(""), Set.of(UnitKind.ENTERPRISE, UnitKind.OFFICE, UnitKind.GRID_CELL)))
                .isNotEmpty()
                .allSatisfy(unit -> {
                    assertThat(unit.sample()).isTrue();
                    assertThat(unit.name()).contains("示例");
                });
    }
}
