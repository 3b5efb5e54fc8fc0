package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import cn.anlan.spreadsheets.CellText;
import cn.anlan.spreadsheets.SheetRow;
import cn.anlan.spreadsheets.Workbook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What clients send by mistake or malice, and letters that programs tend to lose. */
@AnlanTest
class InputApiTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Http http;

    @Autowired
    People people;

    private Http supervisor;

    @BeforeEach
    void signIn() {
        int number = NUMBER.incrementAndGet();
        UUID town = people.unit("示例镇", UnitKind.TOWN, "320298%03d000".formatted(100 + number), null);
        people.join("input" + number, Role.SUPERVISOR, town);
        supervisor = http.as("input" + number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "㙦堆村液氨罐",
                "喆盛化工",
                "𠅤家庄粉尘",
                "锅炉👩🏽‍🏭超压🔥",
                "تسرب الغاز \u200fفي المصنع",
                "שער \u202egpj.נעול",
                "e\u0301chappement de gaz",
                "<script>alert('x')</script> & \"引号\"",
                "'; DROP TABLE hazards.hazard; --",
                "一行\n又一行\t制表"
            })
    void lettersComeBackAsTheyWentInListsSearchesAndExports(String title) throws Exception {
        supervisor.post("/api/hazards", Map.of("title", title, "source", "往返")).is(201);

        Answer list = supervisor.get("/api/hazards").is(200);
        String word = title.substring(0, title.offsetByCodePoints(0, 2));
        Answer found = supervisor
                .get("/api/hazards?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                .is(200);
        Path file = Files.write(
                Files.createTempFile("letters", ".xlsx"),
                supervisor.get("/api/hazards.xlsx").is(200).bytes());

        assertThat(list.text("items.0.title")).isEqualTo(title);
        assertThat(found.text("items.0.title")).isEqualTo(title);
        try (Workbook workbook = Workbook.open(file, "letters.xlsx")) {
            List<SheetRow> rows = new ArrayList<>();
            workbook.read(0, rows::add);
            // Reading drops marks that can't be seen, on purpose.
            assertThat(rows.get(1).text(3)).isEqualTo(CellText.clean(title));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"x\"                        | 400 | MALFORMED",
                "{\"title\":\"x\"} {}                    | 400 | INVALID",
                "[]                                      | 400 | INVALID",
                "null                                    | 400 | MALFORMED",
                "''                                      | 400 | MALFORMED",
                "{\"title\":[\"x\"]}                     | 400 | INVALID",
                "{\"title\":\"x\",\"colour\":\"red\"}    | 400 | INVALID",
                "{\"title\":\"x\",\"longitude\":\"east\",\"latitude\":1} | 400 | INVALID",
                "{\"title\":\"x\",\"longitude\":1e400,\"latitude\":1} | 400 | INVALID",
                "{\"title\":\"x\",\"unit\":\"7\"}        | 400 | INVALID",
                "{\"title\":\"x\",\"violation\":\"maybe\"} | 400 | INVALID",
                "{\"title\":\"a\\u0000b\"}               | 400 | INVALID",
                "{\"title\":\"x\",\"photos\":{}}         | 400 | INVALID",
                "{\"title\":\"x\",\"photos\":[null]}     | 400 | INVALID"
            })
    void whatIsMalformedIsRefusedWithAProblem(String body, int status, String code) {
        supervisor
                .send("POST", "/api/hazards", "application/json", body.getBytes(StandardCharsets.UTF_8))
                .isProblem(status, code);
        assertThat(supervisor.get("/api/hazards").is(200).items()).isEmpty();
    }

    @Test
    void halfALetterIsRefusedOrKeptReadable() {
        byte[] notUtf8 = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xe5, (byte) 0xae, '"', '}'};

        supervisor.send("POST", "/api/hazards", "application/json", notUtf8).isProblem(400, "MALFORMED");
        Answer lone = supervisor.send(
                "POST",
                "/api/hazards",
                "application/json",
                "{\"title\":\"半个 \\ud83d 字\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(lone.status()).isIn(201, 400);
        supervisor.get("/api/hazards").is(200);
    }

    @Test
    void aBodyTooLargeIsRefusedBeforeItIsRead() {
        String deep = "[".repeat(100_000);
        String large = "{\"title\":\"" + "大".repeat(4_000_000) + "\"}";

        supervisor
                .send("POST", "/api/hazards", "application/json", deep.getBytes(StandardCharsets.UTF_8))
                .is(400);
        supervisor
                .send("POST", "/api/hazards", "application/json", large.getBytes(StandardCharsets.UTF_8))
                .isProblem(413, "TOO_LARGE");
        supervisor
                .sendChunked("POST", "/api/hazards", "application/json", large.getBytes(StandardCharsets.UTF_8))
                .isProblem(413, "TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=x", "?state=NONE", "?unit=7", "?from=yesterday", "?cursor=AAAA", "?area=37%27"})
    void aListAskedForWrongIsRefused(String query) {
        assertThat(supervisor.get("/api/hazards" + query).is(400).text("code")).isIn("INVALID", "BAD_CURSOR");
    }
}
