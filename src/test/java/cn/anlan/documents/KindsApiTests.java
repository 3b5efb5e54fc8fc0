package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.obligations.Town;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@AnlanTest
@Import(Town.Doors.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsApiTests {

    private static final String OWN = """
            pack: place
            title: {zh: 甲镇公文, en: Letters of town A}
            kinds:
              - key: prompt
                version: %d
                name: {zh: 安全提示, en: Safety hint}
                form: letter
                series: 安提
                to: [village]
                fields:
                  - {key: words, type: words, required: true, label: {zh: 内容, en: Text}}
                title: {zh: %s, en: Hint}
                body:
                  - text: {zh: '{{words}}', en: '{{words}}'}
            """;

    @Autowired
    Town town;

    private Desk desk;

    @BeforeAll
    void desk() {
        desk = new Desk(town);
    }

    @Test
    void letsAPlaceWordItsOwnKindsWhileALetterKeepsTheVersionItWasBegunWith() {
        UUID old = desk.begun(town.supervisor, desk.draft("prompt", desk.village, Desk.prompting()));
        assertThat(kind(town.supervisor, "prompt")).isEqualTo("提示函");

        take(OWN.formatted(1, "甲镇安全提示")).is(201);
        assertThat(kind(town.supervisor, "prompt")).isEqualTo("安全提示");
        assertThat(kind(town.otherSupervisor, "prompt")).isEqualTo("提示函");
        UUID first = desk.begun(town.supervisor, desk.draft("prompt", desk.village, Map.of("words", "注意防汛")));
        take(OWN.formatted(2, "甲镇安全生产提示")).is(201);

        assertThat(desk.view(town.head, old).text("kind.name.zh")).isEqualTo("提示函");
        assertThat(desk.view(town.head, first).text("text.title")).isEqualTo("甲镇安全提示");
        UUID second = desk.begun(town.supervisor, desk.draft("prompt", desk.village, Map.of("words", "注意防汛")));
        assertThat(desk.view(town.head, second).text("text.title")).isEqualTo("甲镇安全生产提示");
        assertThat(desk.view(town.head, second).number("kind.version")).isEqualTo(2);

        // The same text again is nothing new; other words under a version that exists are refused, and so is a gap.
        take(OWN.formatted(2, "甲镇安全生产提示")).is(200);
        Answer other = take(OWN.formatted(2, "别的")).isProblem(422, "BAD_PACK");
        assertThat(other.number("faults.0.line")).isEqualTo(4);
        take(OWN.formatted(4, "别的")).isProblem(422, "BAD_PACK");
        assertThat(town.administrator()
                        .send(
                                "POST",
                                "/api/letter-kinds?dryRun=true&unit=" + town.town,
                                "application/yaml",
                                OWN.formatted(4, "别的").getBytes(StandardCharsets.UTF_8))
                        .is(200)
                        .at("good")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void refusesABadPackWholeAndLetsNobodyElseBringOne() {
        String bad = OWN.formatted(1, "好") + "    nonsense: true\n";
        Answer refused = take(bad).isProblem(422, "BAD_PACK");
        assertThat(refused.number("faults.0.line")).isEqualTo(15);
        assertThat(refused.text("faults.0.reason.zh")).isNotBlank();
        town.as(town.head)
                .send("POST", "/api/letter-kinds?unit=" + town.town, "application/yaml", new byte[] {'x'})
                .isProblem(403, "NOT_ALLOWED");
    }

    @Test
    void beginsNumbersWithTheMarkTheUnitSet() {
        town.as(town.otherHead)
                .put("/api/letter-marks/" + town.otherTown, Map.of("mark", "乙政安"))
                .is(200);
        town.as(town.head)
                .put("/api/letter-marks/" + town.otherTown, Map.of("mark", "别的"))
                .isProblem(422, "NOT_YOUR_UNIT");
        town.as(town.otherHead)
                .put("/api/letter-marks/" + town.otherTown, Map.of("mark", "〔坏〕"))
                .isProblem(400, "INVALID");
        UUID id = desk.begun(town.otherSupervisor, desk.draft("prompt", desk.village, Desk.prompting()));
        assertThat(desk.view(town.otherHead, id).text("nextNumber")).isEqualTo("乙政安提示函〔2026〕1号");
    }

    @Test
    void keepsATitleOfRareCharactersWhole() {
        take(OWN.formatted(1, "'{{words}}'").replace("key: prompt", "key: rare"))
                .is(201);
        String rare = "𠅤".repeat(310);

        UUID id = desk.begun(town.supervisor, desk.draft("rare", desk.village, Map.of("words", rare)));

        assertThat(desk.view(town.head, id).text("letter.title")).isEqualTo(rare);
    }

    @Test
    void endsEachEntryOfAListWithItsMarkAndNumbersItAsDocumentsDo() {
        take("""
                pack: place
                title: {zh: 清单, en: Lists}
                kinds:
                  - key: listing
                    version: 1
                    name: {zh: 清单函, en: List}
                    form: letter
                    to: [village]
                    fields:
                      - {key: points, type: list, required: true, label: {zh: 事项, en: Points}}
                    title: {zh: 清单函, en: List}
                    body:
                      - {list: points}
                """).is(201);
        List<String> points = Stream.concat(
                        Stream.of("清理通道", "加装护栏。"), IntStream.rangeClosed(3, 21).mapToObj(no -> "第" + no + "项"))
                .toList();

        UUID id = desk.begun(town.supervisor, desk.draft("listing", desk.village, Map.of("points", points)));

        assertThat(desk.view(town.head, id)
                        .at("text/body")
                        .valueStream()
                        .map(line -> line.get("text").asString()))
                .startsWith("（一）清理通道；", "（二）加装护栏。")
                .contains("（十）第10项；", "（十九）第19项；", "（二十）第20项；")
                .endsWith("（二十一）第21项。");
    }

    private String kind(UUID post, String key) {
        return town.as(post).get("/api/letter-kinds").is(200).items().stream()
                .filter(one -> one.at("/kind/key").asString().equals(key))
                .map(one -> one.at("/kind/name/zh").asString())
                .findFirst()
                .orElseThrow();
    }

    private Answer take(String text) {
        return town.administrator()
                .send(
                        "POST",
                        "/api/letter-kinds?unit=" + town.town + "&file=place.yaml",
                        "application/yaml",
                        text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsTheSchemaAndItsOwnKindsToStartFrom() {
        assertThat(town.as(town.head).get("/api/letter-kinds/schema").is(200).text("title"))
                .isEqualTo("Letter pack");
        assertThat(town.as(town.head).get("/api/letter-kinds/official").is(200).body())
                .contains("pack: official");
        assertThat(List.of(town.administrator()
                        .get("/api/letter-kinds/versions")
                        .is(200)
                        .items()
                        .size()))
                .allMatch(size -> size >= 13);
    }
}
