package cn.anlan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.platform.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitImportApiTests {

    @Autowired
    Http http;

    @Autowired
    People people;

    Http administrator;

    @BeforeAll
    void anAdministrator() {
        people.join("admin", Role.ADMINISTRATOR, people.unit("数据科", UnitKind.OFFICE, "990000000000", null));
        administrator = http.as("admin");
    }

    private Answer upload(String text) {
        return upload(text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer upload(byte[] file) {
        return administrator.send("POST", "/api/units/import", "text/csv", file);
    }

    @Test
    void importsTheTownsOfTheWholeNation() {
        String nation = aNation();

        Instant start = Instant.now();
        Answer first = upload(nation).is(200);
        Duration took = Duration.between(start, Instant.now());

        assertThat(first.number("added")).isEqualTo(41_352);
        // The budget is ten seconds on a quiet machine; here it only guards against another order of magnitude.
        assertThat(took).isLessThan(Duration.ofSeconds(60));
        System.out.println("41,352 units imported in " + took.toMillis() + " ms");
        Answer again = upload(nation).is(200);
        assertThat(again.number("added")).isZero();
        assertThat(again.number("present")).isEqualTo(41_352);
        String county = administrator.get("/api/units?area=110101&kind=COUNTY").text("items.0.id");
        assertThat(administrator.get("/api/units/tree?parent=" + county).items())
                .hasSizeGreaterThan(5);
    }

    /** 31 provinces, 10 cities each, 10 counties each, and towns up to the number there really is. */
    private static String aNation() {
        var text = new StringBuilder("code,name,areaCode,provinceCode,cityCode\r\n");
        int rows = 0;
        for (int province = 11; province < 42; province++) {
            text.append("%d,\"省%d\",,,\r\n".formatted(province, province));
            rows++;
            for (int city = 1; city <= 10; city++) {
                text.append("%d%02d,\"市%d\",,,\r\n".formatted(province, city, city));
                rows++;
                for (int county = 1; county <= 10; county++) {
                    text.append("%d%02d%02d,\"县%d\",,,\r\n".formatted(province, city, county, county));
                    rows++;
                }
            }
        }
        for (int town = 100; ; town++) {
            for (int province = 11; province < 42; province++) {
                for (int city = 1; city <= 10; city++) {
                    for (int county = 1; county <= 10; county++) {
                        String area = "%d%02d%02d".formatted(province, city, county);
                        text.append("%s%d,\"镇%d\",%s,%d,%s\r\n"
                                .formatted(area, town, town, area, province, area.substring(0, 4)));
                        if (++rows == 41_352) {
                            return text.toString();
                        }
                    }
                }
            }
        }
    }

    @Test
    void listsBadRowsAndAddsNothing() {
        Answer refused = upload("""
                        code,name,areaCode,kind
                        520101001,甲镇,520101,
                        52010100x,乙镇,520101,
                        520101003,,520101,
                        520101001,丙镇,520101,
                        520199005,丁镇,520101,
                        520101006,戊镇,520101,CASTLE
                        """).isProblem(422, "BAD_ROWS");

        assertThat(refused.at("rows")
                        .valueStream()
                        .map(row ->
                                row.get("row").asInt() + " " + row.get("column").asString())
                        .toList())
                .containsExactly("3 code", "4 name", "5 code", "6 areacode", "7 kind");
        assertThat(refused.text("rows.0.reason")).contains("12 位数字");
        assertThat(administrator.get("/api/units?area=520101").items()).isEmpty();
    }

    @Test
    void givesTheBadRowsBackToCorrect() {
        String file = "code,name\r\n530101001,\"甲,镇\"\r\n5301,\r\n";

        String bad = administrator
                .in("en")
                .send("POST", "/api/units/import/bad-rows", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .is(200)
                .body();

        assertThat(bad)
                .startsWith("\ufeffcode,name,row,reason")
                .contains("5301,,3,name: the name is missing")
                .doesNotContain("甲");
        upload(bad.replace("5301,,", "5301,市名,")).is(200);
    }

    @Test
    void readsWhatChineseSpreadsheetsWrite() {
        upload("code,name\r\n540101,城关区\r\n540101101,蔡公堂镇\r\n".getBytes(Charset.forName("GB18030")))
                .is(200);

        Answer town = administrator.get("/api/units?q=蔡公堂").is(200);

        assertThat(town.text("items.0.kind")).isEqualTo("TOWN");
        assertThat(town.text("items.0.territory")).isEqualTo("540101101000");
        String parent = town.text("items.0.parent");
        assertThat(administrator.get("/api/units/" + parent).text("unit.name")).isEqualTo("城关区");
    }

    @Test
    void saysThatANameDiffersRatherThanRenaming() {
        upload("code,name\n550101001,甲镇\n").is(200);

        Answer refused = upload("code,name\n550101001,乙镇\n").isProblem(422, "BAD_ROWS");

        assertThat(refused.text("rows.0.reason")).contains("甲镇");
    }

    @Test
    void refusesAFileWithoutItsHeader() {
        upload("110101001,甲镇\n").isProblem(422, "NO_HEADER");
        upload("").isProblem(422, "NO_HEADER");
    }
}
