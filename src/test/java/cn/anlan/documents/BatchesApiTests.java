package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.Town;
import cn.anlan.spreadsheets.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchesApiTests {

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    BatchRunner runner;

    @Autowired
    ActQueries acts;

    private Desk desk;

    @BeforeAll
    void desk() {
        desk = new Desk(town);
    }

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void makesALetterOfEachGoodRowAndSaysOfEachBadOneWhereAndWhy(@TempDir Path directory) throws Exception {
        byte[] table = table(
                List.of("主送单位", "提示事由", "发现的情况", "提示事项", "备注"),
                List.of("甲镇示例化工有限公司", "防汛", "厂房地势低洼。", "备好沙袋；检修水泵", "不用"),
                List.of("甲镇喆㙦五金店", "用电", "{{facts}}<b>私拉电线", "整改线路"),
                List.of("没有这家企业", "防汛", "厂房地势低洼。", "备好沙袋"),
                List.of("示例村", "", "村内沟渠堵塞。", "清淤"),
                List.of("示例村", "防汛", "村内沟渠堵塞。", "清淤"),
                List.of("示例村", "防汛", "村内沟渠堵塞。", "清淤"));
        Answer ordered = town.as(town.head)
                .upload(
                        "/api/letter-batches?kind=prompt&issue=true",
                        "file",
                        "防汛提示.xlsx",
                        "application/octet-stream",
                        table)
                .is(201);
        Answer batch = over(town.head, ordered.text("id"));

        assertThat(batch.number("total")).isEqualTo(6);
        assertThat(batch.number("done")).isEqualTo(3);
        assertThat(batch.number("bad")).isEqualTo(3);
        var letters = town.as(town.head)
                .get("/api/letters?batch=" + ordered.text("id"))
                .is(200)
                .items();
        assertThat(letters)
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.get("state").asString()).isEqualTo("ISSUED"));
        assertThat(letters.stream().map(one -> one.get("number").asString())).doesNotHaveDuplicates();
        var faults = town.as(town.head)
                .get("/api/letter-batches/" + ordered.text("id") + "/faults")
                .is(200)
                .items();
        assertThat(faults.stream()
                        .map(one -> one.get("line").asInt() + " "
                                + one.get("column").asString("") + " "
                                + one.get("why").asString()))
                .containsExactly("4 A 没有名为“没有这家企业”的单位", "5 B 请填写提示事由", "7  与第 6 行重复");
        assertThat(faults.getFirst().get("sheet").asString()).isEqualTo("名单");
        byte[] sheet = town.as(town.head)
                .get("/api/letter-batches/" + ordered.text("id") + "/faults.xlsx")
                .is(200)
                .bytes();
        Path file = Files.write(directory.resolve("faults.xlsx"), sheet);
        var rows = new ArrayList<String>();
        try (var workbook = cn.anlan.spreadsheets.Workbook.open(file, "faults.xlsx")) {
            workbook.read(0, row -> rows.add(row.text(0)));
        }
        assertThat(rows).containsExactly("主送单位", "没有这家企业", "示例村", "示例村");
        // Nobody of another unit sees it.
        town.as(town.otherHead).get("/api/letter-batches/" + ordered.text("id")).isProblem(404, "NOT_FOUND");
    }

    @Test
    void saysThatAFieldIsMissingAlsoWhereOneOfALikeNameIsWrong() {
        String fees = """
                pack: place
                title: {zh: 缴费, en: Fees}
                kinds:
                  - key: fees
                    version: 1
                    name: {zh: 缴费函, en: Fees}
                    form: letter
                    to: [village]
                    fields:
                      - {key: fee, type: text, required: true, label: {zh: 费用, en: Fee}}
                      - {key: feeDay, type: date, required: true, label: {zh: 缴费日, en: Day}}
                    title: {zh: 缴费函, en: Fees}
                    body:
                      - text: {zh: '{{fee}}', en: '{{fee}}'}
                """;
        town.administrator()
                .send(
                        "POST",
                        "/api/letter-kinds?unit=" + town.town + "&file=fees.yaml",
                        "application/yaml",
                        fees.getBytes(StandardCharsets.UTF_8))
                .is(201);

        String batch = csv("fees", "主送单位,费用,缴费日\n示例村,,明天\n").is(201).text("id");

        assertThat(over(town.head, batch).number("bad")).isEqualTo(1);
        assertThat(town.as(town.head).get("/api/letter-batches/" + batch + "/faults").is(200).items().stream()
                        .map(one -> one.get("why").asString()))
                .hasSize(2)
                .contains("请填写费用");
    }

    @Test
    void goesOnAfterAStopWithoutLosingOrDoublingALetter() {
        var to = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 30; i++) {
            to.add(Map.of("name", "摊贩" + i));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "prompt");
        body.put("issue", true);
        body.put("to", to);
        body.put("fields", Desk.prompting());
        String id = town.as(town.head).post("/api/letter-batches", body).is(201).text("id");
        await().atMost(Duration.ofSeconds(60)).until(() -> batch(town.head, id).number("done") > 0);
        runner.stop();
        runner.start();

        Answer batch = over(town.head, id);
        assertThat(batch.number("done")).isEqualTo(30);
        assertThat(town.as(town.head).get("/api/letters?limit=200&batch=" + id).items())
                .hasSize(30);
    }

    @Test
    void givesARowOfAPartyBackSoThatItCanBeSentAgain(@TempDir Path directory) throws Exception {
        byte[] table =
                table(List.of("主送单位", "其他主送对象", "提示事由", "发现的情况", "提示事项"), List.of("", "路边摊贩", "防汛", "地势低洼。", ""));
        String first = ordered(table);
        over(town.head, first);

        byte[] faults = town.as(town.head)
                .get("/api/letter-batches/" + first + "/faults.xlsx")
                .is(200)
                .bytes();
        var titles = new ArrayList<String>();
        var cells = new ArrayList<String>();
        try (var workbook =
                cn.anlan.spreadsheets.Workbook.open(Files.write(directory.resolve("f.xlsx"), faults), "f.xlsx")) {
            workbook.read(0, row -> {
                for (int i = 0; i < 6; i++) {
                    (titles.size() < 6 ? titles : cells).add(row.text(i));
                }
                return true;
            });
        }
        cells.set(titles.indexOf("提示事项"), "备好沙袋");
        Answer again = over(town.head, ordered(table(titles, cells)));

        assertThat(cells).startsWith("", "路边摊贩");
        assertThat(again.number("done")).isEqualTo(1);
        assertThat(again.number("bad")).isZero();
    }

    private String ordered(byte[] table) {
        return town.as(town.head)
                .upload(
                        "/api/letter-batches?kind=prompt&issue=true",
                        "file",
                        "提示.xlsx",
                        "application/octet-stream",
                        table)
                .is(201)
                .text("id");
    }

    @Test
    void stopsABatchInTheNameOfWhoeverStopsIt() {
        var to = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 400; i++) {
            to.add(Map.of("name", "流动摊贩" + i));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "prompt");
        body.put("issue", true);
        body.put("to", to);
        body.put("fields", Desk.prompting());
        String id = town.as(town.head).post("/api/letter-batches", body).is(201).text("id");

        town.as(town.office).post("/api/letter-batches/" + id + "/stop", null).is(200);

        assertThat(batch(town.head, id).text("state")).isEqualTo("STOPPED");
        var stopped = acts.timeline("letter-batch", UUID.fromString(id)).getLast();
        assertThat(stopped.kind()).isEqualTo("letter-batch.stopped");
        assertThat(stopped.personName()).isNotEqualTo(batch(town.head, id).text("orderedName"));
        town.as(town.office).post("/api/letter-batches/" + id + "/stop", null).isProblem(409, "BATCH_RUNNING");
    }

    @Test
    void refusesWhatCantBeDoneInBulk() {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "supervision");
        body.put("issue", true);
        body.put("to", List.of(Map.of("unit", desk.enterprise)));
        body.put("fields", Desk.supervising());
        town.as(town.head).post("/api/letter-batches", body).isProblem(422, "BATCH_KIND_WRONG");
        body.put("issue", false);
        String id = town.as(town.head).post("/api/letter-batches", body).is(201).text("id");
        assertThat(over(town.head, id).number("done")).isEqualTo(1);
        assertThat(town.as(town.head)
                        .get("/api/letters?batch=" + id)
                        .items()
                        .getFirst()
                        .get("state")
                        .asString())
                .isEqualTo("DRAFT");

        body.put("fields", Map.of());
        town.as(town.head).post("/api/letter-batches", body).isProblem(422, "FIELDS_REFUSED");
        body.put("to", List.of());
        town.as(town.head).post("/api/letter-batches", body).is(400);
        town.as(town.head)
                .upload("/api/letter-batches?kind=prompt", "file", "x.xlsx", "application/octet-stream", new byte[] {
                    1, 2
                })
                .isProblem(400, "NOT_A_WORKBOOK");
        csv("prompt", "提示事由\n安全用电\n").isProblem(422, "BATCH_NO_COLUMN");
        csv("prompt", "主送单位\n" + "甲镇示例化工有限公司\n".repeat(5001)).isProblem(422, "BATCH_TOO_LONG");
        assertThat(town.as(town.head).get("/api/letter-batches").is(200).items())
                .isNotEmpty();
        assertThat(town.as(town.head)
                        .get("/api/letter-batches/template.xlsx?kind=prompt")
                        .is(200)
                        .bytes())
                .isNotEmpty();
    }

    private Answer csv(String kind, String table) {
        return town.as(town.head)
                .upload(
                        "/api/letter-batches?kind=" + kind,
                        "file",
                        "名单.csv",
                        "text/csv",
                        table.getBytes(StandardCharsets.UTF_8));
    }

    private Answer batch(UUID post, String id) {
        return town.as(post).get("/api/letter-batches/" + id).is(200);
    }

    private Answer over(UUID post, String id) {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> "DONE".equals(batch(post, id).text("state")));
        return batch(post, id);
    }

    @SafeVarargs
    private static byte[] table(List<String> titles, List<String>... rows) {
        var out = new ByteArrayOutputStream();
        try (var sheet = new SheetWriter(
                out, "名单", titles, titles.stream().map(title -> 20).toList())) {
            Arrays.stream(rows).forEach(sheet::row);
        }
        return out.toByteArray();
    }
}
