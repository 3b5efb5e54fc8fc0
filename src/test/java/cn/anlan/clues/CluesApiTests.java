package cn.anlan.clues;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import cn.anlan.tourplans.Zone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class CluesApiTests {

    private static final AtomicInteger MADE = new AtomicInteger(29);

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    @Clause("XN-3.3c")
    void isHandedOverByATownDealtWithByTheCountyAndFollowedToTheEndByTheCity() {
        var place = new Place();
        UUID id = id(town.as(place.townHead)
                .post("/api/clues", Map.of("about", place.bureau, "person", "分管副局长", "words", "三次提请检查采砂船，均未履职"))
                .is(201));

        // Each open clue is the county office's to answer by a day, and the city's to verify.
        Answer owed =
                town.as(place.countyOffice).get("/api/obligations/" + text(place.cityOffice, id, "clue.obligation"));
        assertThat(owed.is(200).text("clause")).isEqualTo("XN-3.3c");
        assertThat(owed.text("state")).isEqualTo("ASSIGNED");
        assertThat(owed.text("dueDay")).isEqualTo("2026-04-01");

        // The bureau it is about doesn't see it, nor does another town; whoever hands over doesn't deal with it.
        for (UUID outside : List.of(place.bureauHead, place.otherHead, town.head)) {
            town.as(outside).get("/api/clues/" + id).isProblem(404, "NOT_FOUND");
            assertThat(town.as(outside).get("/api/clues").items()).isEmpty();
        }
        for (UUID inside : List.of(place.townHead, place.countyOffice, place.cityOffice)) {
            assertThat(town.as(inside).get("/api/clues").items()).hasSize(1);
        }
        step(place.townHead, id, "take-up", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(place.cityOffice, id, "take-up", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(place.countyOffice, id, "answer", place.answer()).isProblem(409, "WRONG_STATE");
        step(place.countyOffice, id, "take-up", Map.of()).is(200);
        assertThat(town.as(place.cityOffice).get("/api/clues?state=TAKEN_UP").items())
                .hasSize(1);
        assertThat(town.as(place.cityOffice).get("/api/clues?state=CLOSED").items())
                .isEmpty();

        // Not without a paper, not by the back door of the work list, and never waived.
        var bare = Map.of("severity", "SERIOUS", "handling", "CIRCULAR", "result", "通报批评");
        step(place.countyOffice, id, "answer", bare).is(422);
        String obligation = "/api/obligations/" + text(place.cityOffice, id, "clue.obligation");
        long version = town.as(place.countyOffice).get(obligation).version();
        town.as(place.countyOffice)
                .ifMatch(version)
                .post(
                        obligation + "/perform",
                        Map.of("report", "已办", "evidence", List.of(town.document(place.countyOffice))))
                .isProblem(422, "ANSWER_HERE");
        town.as(place.cityOffice)
                .ifMatch(version)
                .post(obligation + "/waive", Map.of("reason", "不再办理"))
                .isProblem(422, "CLUE_NOT_WAIVED");
        step(place.countyOffice, id, "answer", place.answer()).is(200);

        // The city isn't content: it goes round again, and only the city closes it.
        step(place.countyOffice, id, "close", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(place.cityOffice, id, "send-back", Map.of("reason", "未见整改")).is(200);
        Answer back = view(place.countyOffice, id);
        assertThat(back.text("clue.state")).isEqualTo("TAKEN_UP");
        assertThat(back.text("clue.handling")).isNull();
        assertThat(back.text("clue.remark")).isEqualTo("未见整改");
        step(place.cityOffice, id, "close", Map.of()).isProblem(409, "WRONG_STATE");
        step(place.countyOffice, id, "answer", place.answer()).is(200);
        step(place.cityOffice, id, "close", Map.of("opinion", "同意办结")).is(200);
        Answer closed = view(place.townHead, id);
        assertThat(closed.text("clue.state")).isEqualTo("CLOSED");
        assertThat(closed.text("clue.result")).isEqualTo("通报批评，限期履职");
        assertThat(closed.at("timeline").size()).isEqualTo(6);
        assertThat(closed.at("steps").size()).isZero();
        assertThat(town.as(place.countyOffice).get(obligation).text("state")).isEqualTo("ACCEPTED");
    }

    @Test
    @Clause("XN-3.3c")
    void passesOverTheLevelItIsAbout() {
        var place = new Place();
        UUID id = id(town.as(place.townHead)
                .post("/api/clues", Map.of("about", place.county, "words", "上报的重大隐患县里一直不处理"))
                .is(201));

        Answer view = view(place.cityOffice, id);

        assertThat(view.text("clue.handlerName")).isEqualTo("示例市");
        UUID own = id(town.as(place.townHead)
                .post("/api/clues", Map.of("about", place.office, "words", "县安办压案不查"))
                .is(201));
        assertThat(text(place.cityOffice, own, "clue.handlerName")).isEqualTo("示例市");
        town.as(place.countyOffice).get("/api/clues/" + own).isProblem(404, "NOT_FOUND");
        town.as(place.countyOffice).get("/api/clues/" + id).isProblem(404, "NOT_FOUND");
        step(place.cityOffice, id, "take-up", Map.of()).is(200);
        step(place.cityOffice, id, "answer", place.answer(place.cityOffice)).is(200);
        step(place.cityOffice, id, "close", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        step(place.cityHead, id, "close", Map.of()).is(200);
        town.as(place.townHead)
                .post("/api/clues", Map.of("about", place.city, "words", "市里不作为"))
                .isProblem(422, "NO_LEVEL");
        town.as(place.townHead)
                .post("/api/clues", Map.of("about", UUID.randomUUID(), "words", "不知是谁"))
                .isProblem(422, "ABOUT_NOBODY");
    }

    @Test
    @Clause("ZZ-4.3b")
    void recordsMisconductUnderOneOfFiveTypesAndHandlesItBySeverity() {
        var zone = new Zone(town);
        UUID tour = zone.approved(2026, "2026-03-10").tours().getFirst();
        UUID member = zone.people.get(1);
        UUID street = zone.streets.getFirst();
        assertThat(zone.figure("misconduct-types")).isEqualTo(String.valueOf(Clue.Misconduct.values().length));
        for (String type : List.of("CONCEALMENT", "WITHHOLDING", "INTERFERENCE", "NO_RECTIFICATION", "RETALIATION")) {
            town.as(member)
                    .post("/api/clues/misconduct", misconduct(tour, type, street))
                    .is(201);
        }
        town.as(member)
                .post("/api/clues/misconduct", misconduct(tour, "RUDENESS", street))
                .is(400);
        assertThat(town.as(member)
                        .post("/api/clues/misconduct", misconduct(tour, "RETALIATION", zone.streets.get(1)))
                        .isProblem(422, "NOT_TOURED")
                        .text("clause"))
                .isEqualTo("ZZ-4.3b");
        for (UUID outside : List.of(zone.streetHeads.getFirst(), zone.people.get(9), zone.bureauHead)) {
            town.as(outside)
                    .post("/api/clues/misconduct", misconduct(tour, "RETALIATION", street))
                    .isProblem(404, "NOT_FOUND");
        }
        UUID id = id(town.as(zone.office)
                .post("/api/clues/misconduct", misconduct(tour, "INTERFERENCE", zone.enterprise))
                .is(201));
        assertThat(town.as(zone.head).get("/api/clues").items()).hasSize(6);
        assertThat(town.as(member).get("/api/clues").items()).hasSize(5);

        String obligation = "/api/obligations/" + text(zone.office, id, "clue.obligation");
        assertThat(town.as(zone.head)
                        .ifMatch(town.as(zone.head).get(obligation).version())
                        .post(obligation + "/waive", Map.of("reason", "不再办理"))
                        .isProblem(422, "CLUE_NOT_WAIVED")
                        .text("clause"))
                .isEqualTo("ZZ-4.3b");

        // The graver, the more is done; what is unfounded ends there.
        step(zone.office, id, "take-up", Map.of()).is(200);
        for (var mild :
                List.of(List.of("GRAVE", "CIRCULAR"), List.of("GRAVE", "CRITICISM"), List.of("SERIOUS", "CRITICISM"))) {
            assertThat(answer(zone, id, mild.get(0), mild.get(1))
                            .isProblem(422, "TOO_MILD")
                            .text("clause"))
                    .isEqualTo("ZZ-4.3b");
        }
        answer(zone, id, "GRAVE", "DISCIPLINE").is(200);
        step(zone.office, id, "close", Map.of()).isProblem(403, "NOT_YOUR_STEP");
        for (var enough :
                List.of(List.of("SERIOUS", "CIRCULAR"), List.of("LIGHT", "CRITICISM"), List.of("GRAVE", "UNFOUNDED"))) {
            step(zone.head, id, "send-back", Map.of("reason", "再核")).is(200);
            answer(zone, id, enough.get(0), enough.get(1)).is(200);
        }
        step(zone.head, id, "close", Map.of("opinion", "同意")).is(200);
    }

    @Test
    @Clause("ZZ-4.3b")
    void keepsWhoToldItUnderSeal() {
        var zone = new Zone(town);
        UUID tour = zone.approved(2026, "2026-03-10").tours().getFirst();
        UUID member = zone.people.get(1);
        UUID auditor = town.post(zone.unit, "审计员", Role.AUDITOR, "审九");
        var told = new LinkedHashMap<>(misconduct(tour, "RETALIATION", zone.streets.getFirst()));
        String name = "举报人甲" + UUID.randomUUID().toString().substring(0, 8);
        told.put("reporter", Map.of("name", name, "contact", "13800009999 " + name));
        UUID id = id(town.as(member).post("/api/clues/misconduct", told).is(201));
        UUID bare = id(town.as(member)
                .post("/api/clues/misconduct", misconduct(tour, "WITHHOLDING", zone.streets.getFirst()))
                .is(201));

        // Neither page nor list nor timeline nor act nor export says it, to whomever; the toured unit sees no clue at
        // all.
        List<String> read = new ArrayList<>();
        for (UUID post : List.of(zone.office, zone.head, member, auditor)) {
            read.add(view(post, id).body());
            read.add(town.as(post).get("/api/clues").is(200).body());
        }
        read.add(town.as(auditor)
                .get("/api/acts?subjectKind=clue&limit=200")
                .is(200)
                .body());
        read.add(town.as(auditor).get("/api/acts?limit=200").is(200).body());
        Answer export =
                town.as(auditor).get("/api/ledger/export?unit=" + zone.unit).is(200);
        read.add(unzipped(export.bytes()));
        assertThat(read).allSatisfy(text -> assertThat(text).doesNotContain(name, "13800009999"));
        assertThat(read.getLast()).contains(id.toString());
        UUID street = zone.streetHeads.getFirst();
        town.as(street).get("/api/clues/" + id).isProblem(404, "NOT_FOUND");
        assertThat(town.as(street).get("/api/clues").items()).isEmpty();

        // It lies in one place only, whatever else the product keeps.
        assertThat(columnsThatSay(name)).containsExactlyInAnyOrder("clues.reporter.name", "clues.reporter.contact");

        // The office that deals with it reads it for a reason; nobody else does, and each reading is an act.
        for (UUID post : List.of(zone.head, member, street, zone.bureauHead)) {
            assertThat(unseal(post, id, "想知道").status()).isIn(403, 404);
        }
        unseal(zone.office, id, " ").is(400);
        unseal(zone.office, bare, "核实").isProblem(404, "NO_REPORTER");
        assertThat(view(zone.office, id).at("unseals").asBoolean()).isTrue();
        assertThat(view(zone.office, bare).at("unseals").asBoolean()).isFalse();
        assertThat(view(zone.head, id).at("unseals").asBoolean()).isFalse();
        assertThat(view(zone.head, id).at("timeline").size()).isEqualTo(1);
        assertThat(unseal(zone.office, id, "当面核实报复情况").is(200).text("name")).isEqualTo(name);
        Answer after = view(zone.head, id);
        assertThat(after.text("timeline.1.kind")).isEqualTo("clue.reporter-read");
        assertThat(after.text("timeline.1.facts.reason")).isEqualTo("当面核实报复情况");
        assertThat(after.text("clue.state")).isEqualTo("HANDED_OVER");
        assertThat(after.body()).doesNotContain(name);
        assertThat(columnsThatSay(name)).hasSize(2);
    }

    private Answer unseal(UUID post, UUID id, String reason) {
        return town.as(post).post("/api/clues/" + id + "/reporter", Map.of("reason", reason));
    }

    /** Each column of text or JSON in the database in which a word stands. */
    private List<String> columnsThatSay(String word) {
        return jdbc
                .sql("""
                        SELECT table_schema, table_name, column_name FROM information_schema.columns JOIN information_schema.tables
                            USING (table_schema, table_name)
                        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                            AND data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY')
                        """)
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .filter(column -> jdbc.sql("SELECT EXISTS (SELECT FROM \"%s\".\"%s\" WHERE \"%s\"::text LIKE ?)"
                                .formatted(column.toArray()))
                        .param("%" + word + "%")
                        .query(Boolean.class)
                        .single())
                .map(column -> String.join(".", column))
                .toList();
    }

    private static String unzipped(byte[] archive) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Answer answer(Zone zone, UUID id, String severity, String handling) {
        return step(
                zone.office,
                id,
                "answer",
                Map.of(
                        "severity",
                        severity,
                        "handling",
                        handling,
                        "result",
                        "依规处理",
                        "evidence",
                        List.of(town.document(zone.office))));
    }

    private static Map<String, Object> misconduct(UUID tour, String type, UUID about) {
        return Map.of("tour", tour, "type", type, "about", about, "words", "向巡查组反映问题的职工被停岗");
    }

    private Answer step(UUID post, UUID id, String verb, Object body) {
        long version = view(post, id).version();
        return town.as(post).ifMatch(version).post("/api/clues/" + id + "/" + verb, body);
    }

    private Answer view(UUID post, UUID id) {
        return town.as(post).get("/api/clues/" + id).is(200);
    }

    private String text(UUID post, UUID id, String path) {
        return view(post, id).text(path);
    }

    private static UUID id(Answer done) {
        return UUID.fromString(done.text("id"));
    }

    /** A city with a county, its towns and a bureau. */
    private final class Place {

        private final String code = "42" + MADE.incrementAndGet();
        private final UUID city = town.unit("示例市", "CITY", code + "00000000", List.of(code), null);
        private final UUID county = town.unit("示例县", "COUNTY", code + "21000000", List.of(code + "21"), city);
        private final UUID bureau = town.unit("县水利局", "DEPARTMENT", code + "21000000", List.of(code + "21"), county);
        private final UUID cityOffice = town.post(city, "市安办主任", Role.COMMITTEE_OFFICE, "市一");
        private final UUID cityHead = town.post(city, "市长", Role.PRINCIPAL, "市零");
        private final UUID office = town.unit("县安办", "OFFICE", code + "21000000", List.of(code + "21"), county);
        private final UUID countyOffice = town.post(office, "县安办主任", Role.COMMITTEE_OFFICE, "县二");
        private final UUID townHead = town.post(township("101", "丙镇"), "镇长", Role.PRINCIPAL, "镇三");
        private final UUID otherHead = town.post(township("102", "丁镇"), "镇长", Role.PRINCIPAL, "镇四");
        private final UUID bureauHead = town.post(bureau, "局长", Role.DEPARTMENT, "局五");

        private UUID township(String number, String name) {
            String area = code + "21" + number;
            return town.unit(name, "TOWN", area + "000", List.of(area), county);
        }

        private Map<String, Object> answer() {
            return answer(countyOffice);
        }

        private Map<String, Object> answer(UUID post) {
            return Map.of(
                    "severity", "SERIOUS",
                    "handling", "CIRCULAR",
                    "result", "通报批评，限期履职",
                    "evidence", List.of(town.document(post)));
        }
    }
}
