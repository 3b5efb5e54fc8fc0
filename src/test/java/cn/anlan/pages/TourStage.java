package cn.anlan.pages;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.obligations.Town;
import cn.anlan.tourplans.Zone;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A zone with an approved plan of tours, and accounts of those who work them. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TourStage {

    @Autowired
    Town town;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Browser browser;

    Zone zone;
    Zone.Approved approved;

    @BeforeAll
    void anApprovedPlan() {
        zone = new Zone(town);
        approved = zone.approved(2026, "2026-03-10");
        people.account("zone.office", town.person(zone.office));
        people.account("zone.head", town.person(zone.head));
        people.account("zone.leader", zone.person(0));
        people.account("street.head", town.person(zone.streetHeads.get(0)));
        people.account("second.head", town.person(zone.streetHeads.get(1)));
    }

    /** Looked at, without a violation, and no wider than the screen. */
    static void fits(Visit visit, String name) {
        visit.hasNoAxeViolations();
        visit.screenshot(name);
        Assertions.assertThat(visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits its width", name)
                .isEqualTo(true);
    }
}
