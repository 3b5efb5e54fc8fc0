package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Duties of a unit that comes before the others in order and under the regime after them. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class DutyLatecomersApiTests {

    @Autowired
    Town town;

    @Autowired
    RecurringDuties duties;

    @Test
    void opensWhatTheFirstOfAPartLacksAndNothingTwiceForThoseBehindIt() {
        UUID earlyDistrict = town.unit("先设区", "DISTRICT", "320297000000", List.of("320297"), null);
        UUID early = town.unit("先设镇", "TOWN", "320297100000", List.of("320297100"), earlyDistrict);
        UUID district = town.unit("后设区", "DISTRICT", "320296000000", List.of("320296"), null);
        UUID late = town.unit("后设镇", "TOWN", "320296100000", List.of("320296100"), district);
        UUID earlyOffice = town.post(earlyDistrict, "先设区安办主任", Role.COMMITTEE_OFFICE, "何八");
        UUID office = town.post(district, "后设区安办主任", Role.COMMITTEE_OFFICE, "何九");
        adopt(district, office);
        int each = duties.open();
        assertThat(owed(office, late)).isEqualTo(each).isGreaterThan(10);

        adopt(earlyDistrict, earlyOffice);

        assertThat(duties.open()).isEqualTo(each);
        assertThat(owed(earlyOffice, early)).isEqualTo(each);
        assertThat(owed(office, late)).isEqualTo(each);
        assertThat(duties.open()).isZero();
    }

    private void adopt(UUID unit, UUID office) {
        town.as(office)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", unit))
                .is(201);
    }

    private int owed(UUID office, UUID unit) {
        return town.as(office)
                .get("/api/obligations?limit=200&unit=" + unit)
                .is(200)
                .items()
                .size();
    }
}
