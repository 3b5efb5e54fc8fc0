package cn.anlan.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** Two towns in a district of their own, so that the tests don't count each other's enterprises. */
final class TwoTowns {

    private final Town town;
    private final Http http;

    final UUID county;
    final UUID town1;
    final UUID town2;
    final UUID office;
    final UUID supervisor;
    final UUID countyOffice;
    final UUID otherOffice;
    final UUID chemicals;
    final UUID chemicalsHead;
    final UUID shop;
    private final String code;

    TwoTowns(Town town, Http http, String code) {
        this.town = town;
        this.http = http;
        this.code = code;
        county = town.unit("示例县" + code, "COUNTY", code + "000000", List.of(code), null);
        town1 = town.unit("东镇", "TOWN", code + "101000", List.of(code + "101"), county);
        town2 = town.unit("西镇", "TOWN", code + "102000", List.of(code + "102"), county);
        office = town.post(town1, "安办主任", Role.COMMITTEE_OFFICE, "东镇安办主任");
        supervisor = town.post(town1, "安全监管员", Role.SUPERVISOR, "东镇监管员");
        countyOffice = town.post(county, "县安办主任", Role.COMMITTEE_OFFICE, "县安办主任");
        otherOffice = town.post(town2, "安办主任", Role.COMMITTEE_OFFICE, "西镇安办主任");
        chemicals = enterprise("东镇示例化工有限公司");
        chemicalsHead = town.post(chemicals, "总经理", Role.ENTERPRISE, "化工总经理");
        UUID security = town.post(county, "安全管理员", Role.SECURITY, "县安全管理员");
        town.as(security)
                .post(
                        "/api/accounts",
                        Map.of(
                                "person",
                                town.person(chemicalsHead),
                                "account",
                                "chemicals." + code,
                                "password",
                                Http.PASSWORD))
                .is(201);
        // Nobody there has an account.
        shop = enterprise("东镇喆㙦五金店");
    }

    UUID enterprise(String name) {
        return town.unit(name, "ENTERPRISE", code + "101000", List.of(), town1);
    }

    UUID opened(UUID post) {
        return UUID.fromString(town.as(post)
                .post("/api/commitment-rounds", Map.of("year", 2026, "due", "2026-06-30", "contact", "安办 0000-1234"))
                .is(201)
                .text("id"));
    }

    Answer step(UUID post, UUID round, String step, @Nullable Object body) {
        long version =
                town.as(office).get("/api/commitment-rounds/" + round).is(200).version();
        return town.as(post).ifMatch(version).post("/api/commitment-rounds/" + round + "/" + step, body);
    }

    /** Sends the notices, and waits until each is made. */
    void sent(UUID post, UUID round) {
        step(post, round, "notices", Map.of()).is(200);
        made(post, round);
    }

    void made(UUID post, UUID round) {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> !town.as(post)
                        .get("/api/commitment-rounds/" + round)
                        .at("sending.progress.running")
                        .asBoolean());
        assertThat(town.as(post).get("/api/commitment-rounds/" + round).number("sending.progress.bad"))
                .isZero();
    }

    /** Of the town: enterprises, noticed, received, committed, per cent. */
    String figures(UUID post) {
        Answer seen = town.as(post).get("/api/commitments?year=2026").is(200);
        return seen.number("total.enterprises") + " " + seen.number("total.noticed") + " "
                + seen.number("total.received") + " " + seen.number("total.committed") + " "
                + seen.at("total.percent").asDouble();
    }

    List<String> list(UUID post, String query) {
        return town.as(post).get("/api/commitments/enterprises?" + query).is(200).items().stream()
                .map(one -> one.get("name").asString())
                .toList();
    }

    UUID letter(UUID enterprise) {
        return town.as(office).get("/api/commitments/enterprises?limit=200&shown=ALL").is(200).items().stream()
                .filter(one -> one.get("id").asString().equals(enterprise.toString()))
                .map(one -> UUID.fromString(one.get("letter").asString()))
                .findFirst()
                .orElseThrow();
    }

    Answer onLetter(UUID post, UUID letter, String step, @Nullable Object body) {
        long version = town.as(post).get("/api/letters/" + letter).is(200).version();
        return town.as(post).ifMatch(version).post("/api/letters/" + letter + "/" + step, body);
    }

    /** Sends the signed paper back. */
    void commits(UUID post, UUID letter) {
        onLetter(post, letter, "replies", Map.of("words", "承诺书已签署", "files", List.of(town.document(post))))
                .is(200);
    }

    String link(UUID letter) {
        String delivery = town.as(office).get("/api/letters/" + letter).text("deliveries.0.id");
        String address = onLetter(office, letter, "links", Map.of("delivery", delivery))
                .is(201)
                .text("address");
        return "/api/reply-links/" + address.substring(address.lastIndexOf('/') + 1);
    }

    void commitsByLink(String link) throws Exception {
        Http stranger = stranger();
        stranger.post(link + "/replies", Map.of("words", "已签")).isProblem(422, "REPLY_EVIDENCE_MISSING");
        String file = stranger.upload(link + "/files", "file", "承诺书.pdf", "application/pdf", pdf())
                .is(201)
                .text("id");
        stranger.post(link + "/replies", Map.of("words", "已签署，见附件", "files", List.of(file)))
                .is(200);
    }

    String reply(UUID letter, int no) {
        return town.as(office).get("/api/letters/" + letter).text("deliveries.0.replies." + no + ".id");
    }

    Answer run(UUID round) {
        return town.as(office).get("/api/commitment-rounds/" + round).is(200);
    }

    /** Somebody without an account, with a page open. */
    Http stranger() {
        Http stranger = http.anonymous();
        stranger.get("/api/session");
        return stranger;
    }

    private static byte[] pdf() throws Exception {
        try (var document = new PDDocument();
                var out = new java.io.ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        }
    }
}
