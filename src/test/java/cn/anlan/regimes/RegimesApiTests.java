package cn.anlan.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnlanTest
@Import(ActingAs.class)
class RegimesApiTests {

    private static final String FIRST = """
            pack: NAME
            version: 1
            prefix: PREFIX
            issuer: {zh: 某市人民政府, en: A City Government}
            number: 某政发〔2026〕1号
            title: {zh: 某制度, en: A regime}
            validFrom: 2026-02-01
            places: ['99']
            appliesTo: [town]
            parameters: []
            clauses:
              - {id: PREFIX-1, article: 一, capability: regimes, status: planned, title: {zh: 范围, en: Scope}, paraphrase: {zh: 全部适用。, en: First wording.}}
            duties: []
            """;

    @Autowired
    Http http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ShippedPacks shipped;

    Http administrator;
    Http reader;

    @BeforeEach
    void signIn() {
        administrator = ActingAs.as(http, Role.ADMINISTRATOR).in("en");
        reader = ActingAs.as(http, Role.GRID_WORKER).in("en");
    }

    @Test
    void theFiveDocumentsAreThereFromTheFirstStartAndOnceOnly() {
        shipped.afterSingletonsInstantiated();

        Answer list = reader.get("/api/regimes").is(200);

        var five = list.items().stream()
                .filter(regime -> regime.get("number").asString().matches("锡政办发.*|荆州市.*|宝政文.*|市五届人大.*|枣高管办字.*"))
                .toList();
        assertThat(five)
                .hasSize(5)
                .allSatisfy(regime -> assertThat(regime.get("version").asInt()).isEqualTo(1));
        assertThat(five.stream()
                        .mapToInt(regime -> regime.get("clauses").asInt())
                        .sum())
                .isEqualTo(178);
        assertThat(five.stream().mapToInt(regime -> regime.get("live").asInt()).sum())
                .isBetween(13, 178);
    }

    @Test
    void showsARegimeClauseByClause() {
        Answer page = reader.get("/api/regimes/zaozhuang-tours").is(200);
        Answer clauses =
                reader.get("/api/regimes/zaozhuang-tours/clauses?status=LIVE").is(200);
        Answer cited = reader.get("/api/clauses/ZZ-3.3.3").is(200);

        assertThat(page.text("regime.number")).isEqualTo("枣高管办字〔2022〕7号");
        assertThat(page.at("versions").size()).isEqualTo(1);
        assertThat(page.at("duties").size()).isPositive();
        assertThat(clauses.items())
                .allSatisfy(
                        clause -> assertThat(clause.get("status").asString()).isEqualTo("LIVE"))
                .extracting(clause -> clause.get("id").asString())
                .contains("ZZ-4.2b", "ZZ-4.3a");
        assertThat(cited.text("clause.article")).isEqualTo("三（三）3");
        assertThat(cited.text("pack")).isEqualTo("zaozhuang-tours");
        assertThat(reader.get("/api/regimes/zaozhuang-tours/text").is(200).body())
                .contains("pack: zaozhuang-tours");
        assertThat(reader.get("/api/regimes/schema").is(200).text("title")).isEqualTo("Regime pack");
        reader.get("/api/regimes/nowhere").isProblem(404, "NO_SUCH_REGIME");
        reader.get("/api/regimes/zaozhuang-tours?version=2").isProblem(404, "NO_SUCH_REGIME");
        reader.get("/api/clauses/ZZ-9").isProblem(404, "NO_SUCH_CLAUSE");
    }

    @Test
    void refusesABadPackWholeAndNamesFileLineAndReason() {
        String bad =
                pack("bad-city", "BAD").replace("id: BAD-1", "id: SC-1").replace("validFrom: 2026", "validfrom: 2026");

        Answer refused = take(bad, "?file=bad.yaml").isProblem(422, "BAD_PACK");

        assertThat(refused.at("faults")
                        .valueStream()
                        .map(fault -> fault.get("line").asInt()))
                .contains(1, 7);
        assertThat(refused.text("faults.0.file")).isEqualTo("bad.yaml");
        assertThat(refused.text("faults.0.reason.zh")).isNotBlank();
        assertThat(refused.text("faults.0.reason.en")).isNotBlank();
        reader.get("/api/regimes/bad-city").isProblem(404, "NO_SUCH_REGIME");
    }

    @Test
    void refusesADutyOfAnUnknownPostOrOneThatWouldNeverEnd() {
        String duties = """
                duties:
                  - key: plan
                    clause: MAY-1
                    post: principal
                    unitKinds: [town]
                    title: {zh: 计划, en: Plan}
                    recurrence: yearly
                    due: {term: end of period}
                    evidence: [{kind: document, min: 1, label: {zh: 计划, en: Plan}}]
                    verifier: {role: committee-office, of: superior}
                    ladder: []
                """;
        String good = pack("mayors", "MAY").replace("duties: []\n", duties);
        assertThat(take(good, "?dryRun=true").at("good").asBoolean()).isTrue();
        String mayor = good.replace("post: principal", "post: mayor");
        String never = good.replace("recurrence: yearly", "recurrence: once");

        Answer unknown = take(mayor, "").isProblem(422, "BAD_PACK");
        Answer endless = take(never, "").isProblem(422, "BAD_PACK");

        assertThat(unknown.at("faults")
                        .valueStream()
                        .map(fault -> fault.get("path").asString()))
                .contains("/duties/0/post");
        assertThat(endless.at("faults")
                        .valueStream()
                        .map(fault -> fault.get("path").asString()))
                .contains("/duties/0/due");
        reader.get("/api/regimes/mayors").isProblem(404, "NO_SUCH_REGIME");
    }

    @Test
    void aDryRunSaysWhatIsWrongAndStoresNothing() {
        Answer good = take(pack("dry-city", "DRY"), "?dryRun=true").is(200);
        Answer bad = take(pack("dry-city", "DRY").replace("version: 1", "version: 3"), "?dryRun=true")
                .is(200);

        assertThat(good.at("good").asBoolean()).isTrue();
        assertThat(bad.at("good").asBoolean()).isFalse();
        assertThat(bad.text("faults.0.reason.en")).isEqualTo("the next version of dry-city must be 1");
        reader.get("/api/regimes/dry-city").isProblem(404, "NO_SUCH_REGIME");
    }

    @Test
    void aNewVersionLiesBesideTheOldAndWhatBeganUnderItStays() {
        var city = new City(http, jdbc, "某市", "990100000000");
        UUID town = city.open("某镇", UnitKind.TOWN, "990101101000", city.id);
        String first = pack("kept-city", "KC");
        String second = first.replace("version: 1", "version: 2").replace("First wording.", "Second wording.");

        take(first, "").is(201);
        take(first, "").is(200);
        city.office(city.id)
                .post("/api/regimes/kept-city/adoptions", Map.of("unit", city.id, "from", "2026-02-01"))
                .is(201);
        Answer other = take(first.replace("First", "Other"), "").isProblem(422, "BAD_PACK");
        Answer trial = take(second, "?dryRun=true").is(200);
        take(second, "").is(201);

        assertThat(other.text("faults.0.reason.en")).contains("version 1 of kept-city exists with other content");
        assertThat(trial.at("changes").valueStream())
                .singleElement()
                .satisfies(change -> assertThat(change.toString()).contains("clause", "KC-1", "CHANGED"));
        assertThat(wording(1)).isEqualTo("First wording.");
        assertThat(wording(2)).isEqualTo("Second wording.");
        assertThat(versionFor(city, town)).isEqualTo(1);

        city.office(city.id)
                .post("/api/regimes/kept-city/adoptions", Map.of("unit", city.id))
                .is(201);

        assertThat(versionFor(city, town)).isEqualTo(2);
        Answer adoptions = reader.get("/api/regimes/kept-city/adoptions").is(200);
        assertThat(adoptions.items()).hasSize(2);
        assertThat(adoptions.text("items.1.until")).isEqualTo("2026-03-01");
        assertThat(wording(1)).isEqualTo("First wording.");
    }

    @Test
    void aPrefixBelongsToOneRegime() {
        Answer refused = take(pack("second-wuxi", "WX"), "").isProblem(422, "BAD_PACK");

        assertThat(refused.text("faults.0.reason.en"))
                .isEqualTo("the prefix WX is already used by the regime wuxi-principals");
    }

    @Test
    void takesAFileAsAFormSendsIt() {
        byte[] content = pack("form-city", "FC").getBytes(StandardCharsets.UTF_8);

        administrator
                .upload("/api/regimes", "file", "form.yaml", "application/yaml", content)
                .is(201);

        reader.get("/api/regimes/form-city").is(200);
    }

    @Test
    void refusesBytesThatAreNoText() {
        administrator
                .send("POST", "/api/regimes", "application/yaml", new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe})
                .isProblem(400, "MALFORMED");
        take("a: \u0000", "").isProblem(422, "BAD_PACK");
        take("", "").is(400);
    }

    @Test
    void onlyTheAdministratorBringsInPacks() {
        for (Role role : Role.values()) {
            Answer answer = ActingAs.as(http, role)
                    .send(
                            "POST",
                            "/api/regimes?dryRun=true",
                            "application/yaml",
                            pack("x", "XX").getBytes(StandardCharsets.UTF_8));

            assertThat(answer.status()).as(role.name()).isEqualTo(role == Role.ADMINISTRATOR ? 200 : 403);
        }
    }

    private String wording(int version) {
        return reader.get("/api/regimes/kept-city/clauses?version=" + version)
                .is(200)
                .text("items.0.paraphrase.en");
    }

    private static int versionFor(City city, UUID town) {
        Answer units = city.head(town).get("/api/regimes/kept-city/units").is(200);
        return units.number("items.0.regimeVersion");
    }

    private Answer take(String text, String query) {
        return take(administrator, text, query);
    }

    static Answer take(Http administrator, String text, String query) {
        return administrator.send(
                "POST", "/api/regimes" + query, "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    static String pack(String name, String prefix) {
        return FIRST.replace("NAME", name).replace("PREFIX", prefix);
    }
}
