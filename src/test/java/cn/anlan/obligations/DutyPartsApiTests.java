package cn.anlan.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Duties of more units than one statement opens. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class DutyPartsApiTests {

    /** One more than is opened at once. */
    private static final int TOWNS = 2001;

    @Autowired
    Town town;

    @Autowired
    RecurringDuties duties;

    @Test
    void opensTheSameForEachOfMoreUnitsThanOneStatementTakesAndForALaterOneWhatIsMissing() {
        UUID city = town.unit("示例市", "CITY", "320200000000", List.of("3202"), null);
        UUID office = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "何七");
        importTowns();
        town.as(office)
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", city))
                .is(201);

        int opened = duties.open();

        int each = owed(office, town.town.toString());
        assertThat(each).isGreaterThan(10);
        assertThat(opened).isEqualTo((TOWNS + 2) * each);
        for (int number : new int[] {0, 1997, 1998, 1999, 2000}) {
            String unit = town.administrator()
                    .get("/api/units?kind=TOWN&area=" + code(number))
                    .is(200)
                    .text("items.0.id");
            assertThat(owed(office, unit)).isEqualTo(each);
        }
        assertThat(duties.open()).isZero();

        UUID later = town.unit("后设镇", "TOWN", "320298999000", List.of("320298999"), city);

        assertThat(duties.open()).isEqualTo(each);
        assertThat(owed(office, later.toString())).isEqualTo(each);
        assertThat(duties.open()).isZero();
    }

    private void importTowns() {
        var file = new StringBuilder("code,name,areaCode,provinceCode,cityCode\r\n");
        for (int county = 10; county < 13; county++) {
            file.append("3202%d,\"县%d\",,32,3202\r\n".formatted(county, county));
        }
        for (int number = 0; number < TOWNS; number++) {
            String code = code(number);
            file.append("%s,\"镇%d\",%s,32,3202\r\n".formatted(code, number, code.substring(0, 6)));
        }
        town.administrator()
                .send("POST", "/api/units/import", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .is(200);
    }

    private static String code(int number) {
        return "3202%d%d".formatted(10 + number / 900, 100 + number % 900);
    }

    private int owed(UUID office, String unit) {
        return town.as(office)
                .get("/api/obligations?limit=200&unit=" + unit)
                .is(200)
                .items()
                .size();
    }
}
