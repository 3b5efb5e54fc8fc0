package cn.anlan.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import cn.anlan.spreadsheets.SheetRow;
import cn.anlan.spreadsheets.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import(Town.Doors.class)
class ImportsApiTests {

    private static final String IMPORTS = "/api/hazards/imports";

    private final Town town;
    private final TestClock clock;
    private final UUID manager;

    @Autowired
    ImportsApiTests(Town town, TestClock clock) {
        this.town = town;
        this.clock = clock;
        UUID enterprise = town.unit("示例化工有限公司", "ENTERPRISE", "320299101000", List.of(), town.town);
        manager = town.post(enterprise, "安全总监", Role.ENTERPRISE, "马二");
    }

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    void importsARealLedgerAndTheSameFileTwiceAddsNothing() {
        byte[] file =
                town.as(town.supervisor).get(IMPORTS + "/example.xlsx").is(200).bytes();
        String id = upload(town.supervisor, "../../台账.xlsx", file).is(201).text("id");
        Answer read = get(town.supervisor, id);
        assertThat(read.text("state")).isEqualTo("READ");
        assertThat(read.text("name")).isEqualTo("台账.xlsx");
        assertThat(read.number("sheets.0.columns.TITLE")).isEqualTo(3);
        assertThat(read.number("sheets.0.year")).isEqualTo(2025);
        assertThat(read.at("sheets.0.samples").size()).isEqualTo(8);

        choose(town.supervisor, id, read).is(200);
        Answer checked = until(town.supervisor, id, "CHECKED");
        assertThat(checked.number("total")).isEqualTo(120);
        assertThat(checked.number("good")).isEqualTo(120);
        commit(town.supervisor, id, false).is(200);
        Answer done = until(town.supervisor, id, "DONE");

        assertThat(done.number("stored")).isEqualTo(120);
        Answer open = town.as(town.head)
                .get("/api/hazards?state=RECTIFYING&limit=200&batch=" + id)
                .is(200);
        assertThat(open.items())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("obligation").isNull()).isFalse());
        JsonNode theirs = open.items().stream()
                .filter(row -> row.get("unitName").asString().equals("示例化工有限公司"))
                .findFirst()
                .orElseThrow();
        Answer view = town.as(manager)
                .get("/api/hazards/" + theirs.get("id").asString())
                .is(200);
        assertThat(view.text("rectification.state")).isEqualTo("ASSIGNED");
        assertThat(view.at("steps").toString()).contains("rectify");
        assertThat(view.text("timeline.0.kind")).isEqualTo("hazard.imported");

        String again = upload(town.supervisor, "台账2.xlsx", file).is(201).text("id");
        Answer second = get(town.supervisor, again);
        assertThat(second.at("sheets.0.remembered").asBoolean()).isTrue();
        choose(town.supervisor, again, second);
        assertThat(until(town.supervisor, again, "CHECKED").number("known")).isEqualTo(120);
        commit(town.supervisor, again, false).is(200);
        assertThat(until(town.supervisor, again, "DONE").number("stored")).isZero();
    }

    @Test
    void listsEveryBadRowAndStoresAllOrNothingUnlessOnlyTheGoodAreAskedFor() throws IOException {
        String csv = """
                隐患描述,企业名称,检查日期,整改期限,整改情况,隐患等级
                "=cmd|' /C calc'!A0",甲厂,2026-1-5,2026-1-20,已销号,一般
                ,甲厂,2026-1-5,,整改中,一般
                无护栏,甲厂,2026-2-30,2026-3-1,整改中,一般
                㙦喆𠅤车间,乙厂,1月6日,2026-1-2,见附件,特大
                无标识,,2026-1-5,,未整改,
                灯坏,乙厂,2027-1-1,,未整改,
                """;
        String id = upload(town.supervisor, "2026年.csv", csv.getBytes(StandardCharsets.UTF_8))
                .is(201)
                .text("id");
        choose(town.supervisor, id, get(town.supervisor, id)).is(200);

        Answer checked = until(town.supervisor, id, "CHECKED");

        assertThat(checked.number("good")).isEqualTo(1);
        assertThat(checked.number("bad")).isEqualTo(5);
        Answer faults = town.as(town.supervisor)
                .in("en")
                .get(IMPORTS + "/" + id + "/faults")
                .is(200);
        assertThat(faults.items().stream()
                        .map(f -> f.get("row").asInt() + f.get("column").asString("") + " "
                                + f.get("code").asString()))
                .containsExactly(
                        "3A TITLE_MISSING",
                        "4C BAD_DATE",
                        "5D DATE_ORDER",
                        "5E BAD_STATUS",
                        "5F BAD_KIND",
                        "6B UNIT_MISSING",
                        "7C DATE_LATER");
        assertThat(faults.text("items.0.message")).isEqualTo("the hazard is missing");
        commit(town.supervisor, id, false).isProblem(422, "IMPORT_HAS_BAD_ROWS");
        assertThat(town.as(town.head).get("/api/hazards?batch=" + id).items()).isEmpty();
        Path corrections = Files.write(
                Files.createTempFile("corrections", ".xlsx"),
                town.as(town.supervisor)
                        .get(IMPORTS + "/" + id + "/faults.xlsx")
                        .is(200)
                        .bytes());
        try (Workbook workbook = Workbook.open(corrections, "corrections")) {
            List<SheetRow> rows = new ArrayList<>();
            workbook.read(0, rows::add);
            assertThat(rows).hasSize(6);
            assertThat(rows.get(1).text(6)).contains("缺少隐患内容");
        }

        commit(town.supervisor, id, true).is(200);

        assertThat(until(town.supervisor, id, "DONE").number("stored")).isEqualTo(1);
        Answer stored = town.as(town.head).get("/api/hazards?batch=" + id);
        assertThat(stored.text("items.0.title")).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(stored.text("items.0.state")).isEqualTo("CLOSED");
    }

    @Test
    void showsAnImportToItsUnitOnly() {
        byte[] file = town.as(town.supervisor).get(IMPORTS + "/example.xlsx").bytes();
        String id = upload(town.supervisor, "a.xlsx", file).is(201).text("id");

        town.as(town.otherSupervisor).get(IMPORTS + "/" + id).isProblem(404, "NOT_FOUND");
        town.as(manager).get(IMPORTS).isProblem(403, "NOT_ALLOWED");
        town.as(town.auditor).get(IMPORTS).isProblem(403, "NOT_ALLOWED");
        assertThat(town.as(town.office).get(IMPORTS).is(200).body()).contains(id);
    }

    @Test
    void refusesFilesMadeToDoHarmAndColumnsThatMakeNoSense() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r1\" Target=\"s.xml\"/></R>");
            put(
                    zip,
                    "xl/s.xml",
                    "<worksheet><sheetData>" + "<row><c><v>1</v></c></row>".repeat(1_500_000)
                            + "</sheetData></worksheet>");
        }
        upload(town.supervisor, "bomb.xlsx", bytes.toByteArray()).isProblem(400, "BOMB");
        upload(town.supervisor, "x.xlsx", new byte[] {1, 0, 2}).isProblem(400, "NOT_A_WORKBOOK");
        upload(town.supervisor, "x.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})
                .isProblem(400, "OLD_FORMAT");

        byte[] file = town.as(town.supervisor).get(IMPORTS + "/example.xlsx").bytes();
        String id = upload(town.supervisor, "a.xlsx", file).text("id");
        put(id, List.of(Map.of("sheet", 0, "first", 3, "last", 4, "columns", Map.of("UNIT", 1))))
                .isProblem(422, "NO_COLUMNS");
        put(id, List.of(Map.of("sheet", 0, "first", 3, "last", 4, "columns", Map.of("TITLE", 1, "UNIT", 1))))
                .isProblem(422, "NO_COLUMNS");
        put(id, List.of(Map.of("sheet", 9, "first", 3, "last", 4, "columns", Map.of("TITLE", 1))))
                .isProblem(422, "NO_HEADER");
        put(id, List.of(Map.of("sheet", 0, "first", 3, "last", 4, "columns", Map.of("COLOUR", 1))))
                .isProblem(400, "INVALID");
        Map<String, Integer> nowhere = new HashMap<>();
        nowhere.put("TITLE", null);
        put(id, List.of(Map.of("sheet", 0, "first", 3, "last", 4, "columns", nowhere)))
                .isProblem(400, "INVALID");
        commit(town.supervisor, id, false).isProblem(409, "IMPORT_NOT_READY");
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsASheetWithItsHeaderWhereAPersonSaysItStands() {
        byte[] file = "甲,乙,丙\n示例化工有限公司,安全出口上锁,2025-11-01\n".getBytes(StandardCharsets.UTF_8);
        String id = upload(town.supervisor, "没有表头.csv", file).is(201).text("id");
        assertThat(get(town.supervisor, id).number("sheets.0.first")).isZero();
        String sheet = IMPORTS + "/" + id + "/sheets/0?first=";

        Answer read = town.as(town.supervisor).get(sheet + "1&last=1").is(200);

        assertThat(read.at("titles").size()).isEqualTo(3);
        assertThat(read.text("samples.0.1")).isEqualTo("安全出口上锁");
        var chosen = Map.of("sheet", 0, "first", 1, "last", 1, "columns", Map.of("UNIT", 0, "TITLE", 1, "FOUND_ON", 2));
        put(id, List.of(chosen)).is(200);
        assertThat(until(town.supervisor, id, "CHECKED").number("good")).isEqualTo(1);
        town.as(town.supervisor).get(sheet + "4&last=4").isProblem(422, "NO_HEADER");
        town.as(town.supervisor).get(sheet + "1&last=5").isProblem(422, "NO_HEADER");
        town.as(town.supervisor).get(sheet + "0&last=0").isProblem(422, "NO_HEADER");
        town.as(town.supervisor)
                .get(IMPORTS + "/" + id + "/sheets/1?first=1&last=1")
                .isProblem(422, "NO_HEADER");
        town.as(town.otherHead).get(sheet + "1&last=1").isProblem(404, "NOT_FOUND");
    }

    private Answer put(String id, List<?> sheets) {
        return town.as(town.supervisor).put(IMPORTS + "/" + id + "/mapping", Map.of("sheets", sheets));
    }

    private Answer upload(UUID post, String name, byte[] content) {
        return town.as(post).upload(IMPORTS, "file", name, "application/octet-stream", content);
    }

    private Answer get(UUID post, String id) {
        return town.as(post).get(IMPORTS + "/" + id).is(200);
    }

    /** Takes what was guessed for the sheets that have a header. */
    private Answer choose(UUID post, String id, Answer read) {
        List<Map<String, Object>> sheets = new ArrayList<>();
        for (JsonNode sheet : read.at("sheets")) {
            if (sheet.get("first").asInt() > 0) {
                Map<String, Object> wish = new HashMap<>();
                for (String field : List.of("sheet", "first", "last", "columns", "year")) {
                    wish.put(field, sheet.get(field));
                }
                sheets.add(wish);
            }
        }
        return town.as(post).put(IMPORTS + "/" + id + "/mapping", Map.of("sheets", sheets));
    }

    private Answer commit(UUID post, String id, boolean onlyGood) {
        return town.as(post).post(IMPORTS + "/" + id + "/commit", Map.of("onlyGood", onlyGood));
    }

    private Answer until(UUID post, String id, String state) {
        for (int i = 0; i < 600; i++) {
            Answer now = get(post, id);
            if (now.text("state").equals(state)) {
                return now;
            }
            assertThat(now.text("state")).as(now.body()).isNotEqualTo("FAILED");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("never " + state);
    }
}
