package cn.anlan.library;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class LibraryApiTests {

    private static final String OLD = """
            第一章 总则
            第一条 企业每季度排查一次隐患，结果记入台账。
            第二条 动火作业须办理 HOT-12 许可。
            """;
    private static final String NEW = """
            第一章 总则
            第一条 企业每月排查一次隐患，结果记入台账。
            第二条 动火作业须办理 HOT-12 许可，监护人全程在场。
            第三条 违反第2条的，按 2026 年考核办法扣分。
            """;

    @Autowired
    Town town;

    @Test
    @Clause("JZ-3.4.1")
    void keepsRulesInForceSearchableWithTheirVersions() {
        Http office = town.as(town.districtOffice);
        String id = enter(office, "示例区隐患排查办法", "2025-01-01", OLD);
        String source = town.document(town.districtOffice).toString();
        office.ifMatch(1)
                .post("/api/library/" + id + "/editions", edition("示例区隐患排查办法（修订）", "2026-01-01", null, NEW, source))
                .is(200);

        // In force today: the new one; the old one was in force on its days, and stays readable and marked.
        Http reader = town.as(town.supervisor);
        assertThat(book(list(reader, "q=隐患排查办法"), id).get("edition").asInt()).isEqualTo(2);
        JsonNode then = book(list(reader, "on=2025-12-31"), id);
        assertThat(then.get("edition").asInt()).isEqualTo(1);
        assertThat(then.get("standing").asString()).isEqualTo("IN_FORCE");
        assertThat(book(list(reader, "on=2026-01-01"), id).get("edition").asInt())
                .isEqualTo(2);
        assertThat(list(reader, "on=2024-12-31"))
                .noneMatch(row -> row.get("id").asString().equals(id));
        Answer old = reader.get("/api/library/" + id + "?edition=1").is(200);
        assertThat(old.text("book.standing")).isEqualTo("SUPERSEDED");
        assertThat(old.text("articles.0.body.zh")).contains("每季度");
        Answer now = reader.get("/api/library/" + id).is(200);
        assertThat(now.text("articles.0.body.zh")).contains("每月");
        assertThat(now.text("articles.0.anchor")).isEqualTo(old.text("articles.0.anchor"));
        assertThat(now.text("source.sha256")).hasSize(64);
        assertThat(now.at("editions").size()).isEqualTo(2);
        assertThat(now.at("timeline").valueStream().map(act -> act.get("kind").asString()))
                .containsExactly("rule-book.entered", "rule-book.superseded");

        // Found by two characters, by one, by Latin letters and by numbers; each hit leads to its article.
        for (String word : List.of("隐患", "患", "每月", "hot", "２０２６", "台账 隐患")) {
            assertThat(anchors(reader, word, id)).as(word).isNotEmpty();
        }
        assertThat(anchors(reader, "监护", id)).containsExactly("2");
        assertThat(anchors(reader, "每季度", id)).isEmpty();
        assertThat(anchors(reader, "每季度&all=true", id)).containsExactly("1");
        assertThat(anchors(reader, "患隐", id)).isEmpty();
        // However the number is written, there and here.
        for (String word : List.of("第2条", "第二条", "第２条")) {
            assertThat(anchors(reader, word, id)).as(word).containsExactly("2", "3");
        }
        Answer hits = reader.get("/api/library/search?q=监护&book=" + id).is(200);
        assertThat(hits.number("total")).isEqualTo(1);
        assertThat(hits.at("items.0.excerpt")
                        .valueStream()
                        .filter(piece -> piece.get("hit").asBoolean())
                        .map(piece -> piece.get("text").asString()))
                .containsExactly("监护");

        // Withdrawn with a reason, and readable all the same.
        office.ifMatch(2).post("/api/library/" + id + "/withdraw", Map.of()).isProblem(400, "INVALID");
        office.ifMatch(2)
                .post("/api/library/" + id + "/withdraw", Map.of("reason", "由市级办法代替", "on", "2026-03-01"))
                .is(200);
        assertThat(list(reader, "")).noneMatch(row -> row.get("id").asString().equals(id));
        assertThat(book(list(reader, "all=true"), id).get("standing").asString())
                .isEqualTo("WITHDRAWN");
        assertThat(book(list(reader, "on=2026-02-28"), id).get("edition").asInt())
                .isEqualTo(2);
        assertThat(reader.get("/api/library/" + id).is(200).text("withdrawnWhy"))
                .isEqualTo("由市级办法代替");
        office.ifMatch(3)
                .post("/api/library/" + id + "/editions", edition("再改", "2026-04-01", null, NEW, null))
                .isProblem(409, "WITHDRAWN");
    }

    @Test
    void readsTheRegimesClauseByClauseWithoutKeepingThemAgain() {
        Http reader = town.as(town.supervisor);

        assertThat(list(reader, "all=true").stream()
                        .filter(row -> row.get("regime").asBoolean())
                        .map(row -> row.get("id").asString()))
                .hasSize(5)
                .contains("wuxi-principals", "jingzhou-safety-year");
        Answer book = reader.get("/api/library/jingzhou-safety-year").is(200);
        assertThat(book.at("articles")
                        .valueStream()
                        .map(article -> article.get("anchor").asString()))
                .contains("JZ-3.4.1");
        assertThat(anchors(reader, "规章制度", "jingzhou-safety-year")).contains("JZ-3.4.1");
        assertThat(anchors(reader.in("en"), "searchable library", "jingzhou-safety-year"))
                .contains("JZ-3.4.1");
        town.as(town.districtOffice)
                .ifMatch(1)
                .post("/api/library/wuxi-principals/withdraw", Map.of("reason", "不适用"))
                .isProblem(409, "KEPT_AS_REGIME");
        reader.get("/api/library/no-such-regime").isProblem(404, "NO_SUCH_BOOK");
        reader.get("/api/library/wuxi-principals?edition=99").isProblem(404, "NO_SUCH_EDITION");
    }

    @Test
    void keepsARulesOfAPlaceWithinItAndThoseOfTheCountryForAll() {
        String own = enter(town.as(town.office), "甲镇巡查制度", "2026-01-01", "第一条 夜间巡查两次。");
        String above = enter(town.as(town.districtOffice), "示例区约谈制度", "2026-01-01", "第一条 约谈前书面通知。");
        String country = enter(town.administrator(), "示例法", "2026-01-01", "第一条 全国适用的示例。");

        assertThat(List.of(own, above, country)).allSatisfy(id -> {
            town.as(town.supervisor).get("/api/library/" + id).is(200);
            town.as(town.districtOffice).get("/api/library/" + id).is(200);
            town.administrator().get("/api/library/" + id).is(200);
        });
        town.as(town.otherSupervisor).get("/api/library/" + above).is(200);
        town.as(town.otherSupervisor).get("/api/library/" + country).is(200);
        town.as(town.otherSupervisor).get("/api/library/" + own).isProblem(404, "NO_SUCH_BOOK");
        assertThat(list(town.as(town.otherSupervisor), "all=true"))
                .noneMatch(row -> row.get("id").asString().equals(own));
        assertThat(anchors(town.as(town.otherSupervisor), "夜间&all=true", own)).isEmpty();

        // An enterprise answers for no area: it reads the rules of where it is.
        UUID enterprise = town.unit("示例厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        UUID safety = town.post(enterprise, "安全负责人", Role.ENTERPRISE, "冯十一");
        town.as(safety).get("/api/library/" + own).is(200);

        // Only who keeps it changes it.
        var next = edition("改", "2026-02-01", null, "第一条 改。", null);
        town.as(town.office)
                .ifMatch(1)
                .post("/api/library/" + above + "/editions", next)
                .isProblem(403, "NOT_YOURS");
        town.as(town.office)
                .ifMatch(1)
                .post("/api/library/" + country + "/editions", next)
                .isProblem(403, "NOT_YOURS");
        town.as(town.otherSupervisor)
                .ifMatch(1)
                .post("/api/library/" + own + "/editions", next)
                .is(403);
        town.as(town.head).post("/api/library", Map.of()).isProblem(403, "NOT_ALLOWED");
        town.as(town.office)
                .post("/api/library", Map.of("kind", "SYSTEM", "unit", town.district, "edition", next))
                .isProblem(404, "NO_SUCH_UNIT");
        assertThat(town.as(town.supervisor)
                        .get("/api/library/" + own)
                        .at("mayKeep")
                        .asBoolean())
                .isFalse();
        assertThat(town.as(town.office).get("/api/library/" + own).at("mayKeep").asBoolean())
                .isTrue();
    }

    @Test
    void refusesWhatDoesNotFit() {
        Http office = town.as(town.office);
        String id = enter(office, "值班制度", "2026-01-01", "第一条 值班。");
        String editions = "/api/library/" + id + "/editions";

        office.ifMatch(1)
                .post(editions, edition("值班制度", "2025-12-31", null, "第一条 值班。", null))
                .isProblem(422, "STARTS_EARLIER");
        office.ifMatch(1)
                .post(editions, edition("值班制度", "2026-02-01", "2026-01-31", "第一条 值班。", null))
                .isProblem(422, "ENDS_BEFORE");
        office.ifMatch(1)
                .post(
                        editions,
                        edition(
                                "值班制度",
                                "2026-02-01",
                                null,
                                "第一条 值班。",
                                UUID.randomUUID().toString()))
                .isProblem(422, "NO_SUCH_EVIDENCE");
        office.ifMatch(1)
                .post(editions, edition("", "2026-02-01", null, "", null))
                .isProblem(400, "INVALID");
        office.ifMatch(1)
                .post(editions, edition("值班制度", "2026-02-01", "2026-12-31", "第一条 值班，二十四小时。", null))
                .is(200);
        office.ifMatch(1)
                .post(editions, edition("值班制度", "2026-03-01", null, "第一条 值班。", null))
                .isProblem(409, "STALE");
        office.get("/api/library/search").isProblem(400, "NO_WORDS");
        office.get("/api/library?cursor=" + cn.anlan.platform.Cursor.of("x")).isProblem(400, "BAD_CURSOR");
        assertThat(book(list(office, "on=2027-01-01&all=true"), id)
                        .get("standing")
                        .asString())
                .isEqualTo("ENDED");
        assertThat(office.get("/api/library/" + id + "?on=2025-06-01").text("book.standing"))
                .isEqualTo("COMING");
    }

    @Test
    void givesTheListAsExcelAndPageByPage() {
        for (int i = 0; i < 3; i++) {
            enter(town.as(town.office), "分页制度" + i, "2026-01-01", "第一条 分页示例。\n第二条 分页又一条。");
        }
        Http reader = town.as(town.supervisor);

        assertThat(reader.get("/api/library.xlsx?kind=SYSTEM&q=分页").is(200).bytes())
                .startsWith('P', 'K');
        Answer first = reader.get("/api/library?all=true&limit=3").is(200);
        Answer second = reader.get("/api/library?all=true&limit=3&cursor=" + first.text("next"))
                .is(200);
        assertThat(ids(second)).hasSize(3).doesNotContainAnyElementsOf(ids(first));
        Answer hits = reader.get("/api/library/search?q=分页&limit=4").is(200);
        assertThat(hits.number("total")).isEqualTo(6);
        Answer rest = reader.get("/api/library/search?q=分页&limit=4&cursor=" + hits.text("next"))
                .is(200);
        assertThat(rest.items()).hasSize(2);
        assertThat(rest.text("next")).isNull();
        assertThat(rest.number("total")).isEqualTo(6);
    }

    private static List<String> ids(Answer answer) {
        return answer.items().stream().map(row -> row.get("id").asString()).toList();
    }

    private static String enter(Http keeper, String title, String from, String text) {
        return keeper.post("/api/library", Map.of("kind", "SYSTEM", "edition", edition(title, from, null, text, null)))
                .is(201)
                .text("id");
    }

    static Map<String, Object> edition(
            String title, String from, @Nullable String to, String text, @Nullable String source) {
        var edition = new HashMap<String, Object>();
        edition.put("title", title);
        edition.put("number", "示例〔2026〕1号");
        edition.put("issuer", "示例机关");
        edition.put("from", from);
        edition.put("to", to);
        edition.put("text", text);
        edition.put("source", source);
        return edition;
    }

    private static List<JsonNode> list(Http reader, String query) {
        return reader.get("/api/library?limit=200&" + query).is(200).items();
    }

    private static JsonNode book(List<JsonNode> rows, String id) {
        return rows.stream()
                .filter(row -> row.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The articles of one book in which the words stand. */
    private static List<String> anchors(Http reader, String words, String book) {
        return reader.get("/api/library/search?q=" + words.replace(" ", "%20")).is(200).items().stream()
                .filter(hit -> hit.get("book").asString().equals(book))
                .map(hit -> hit.get("anchor").asString())
                .collect(Collectors.toList());
    }
}
