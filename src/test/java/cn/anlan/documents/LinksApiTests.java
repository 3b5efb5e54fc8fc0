package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinksApiTests {

    @Autowired
    Town town;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

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
    void letsAShopWithoutAnAccountReadConfirmReplyAndUploadByALinkThatWorksOnce() throws Exception {
        UUID id = desk.issued(desk.draft("prompt", desk.shop, Desk.prompting()), false);
        String link = link(id);
        Http stranger = stranger();

        Answer page = stranger.get(link).is(200);
        assertThat(page.text("to")).isEqualTo("甲镇喆㙦五金店");
        assertThat(page.text("from")).isEqualTo("甲镇");
        assertThat(page.at("mayReply").asBoolean()).isTrue();
        assertThat(stranger.get(link + "/letter.pdf").is(200).bytes())
                .isEqualTo(town.as(town.head).get("/api/letters/" + id + ".pdf").bytes());
        stranger.post(link + "/receipt", null).is(200);
        assertThat(desk.view(town.head, id).text("deliveries.0.receivedName")).isEqualTo("甲镇喆㙦五金店");
        Answer file = stranger.upload(link + "/files", "file", "整改照片.pdf", "application/pdf", pdf())
                .is(201);
        // Somebody else's file can't be slipped in.
        stranger.post(link + "/replies", Map.of("words", "已整改", "files", List.of(town.document(town.head))))
                .isProblem(422, "NO_SUCH_EVIDENCE");
        Http same = stranger.key("once");
        var reply = Map.of("words", "接地已检修，附检测报告", "files", List.of(file.text("id")));
        same.post(link + "/replies", reply).is(200);
        same.post(link + "/replies", reply).is(200);
        stranger.get(link).isProblem(410, "LINK_USED");
        stranger.get(link + "/letter.pdf").isProblem(410, "LINK_USED");
        stranger.post(link + "/replies", Map.of("words", "再答一次")).isProblem(410, "LINK_USED");

        Answer view = desk.view(town.head, id);
        assertThat(view.at("deliveries.0.replies").size()).isEqualTo(1);
        assertThat(view.text("deliveries.0.replies.0.name")).isEqualTo("甲镇喆㙦五金店");
        String sha256 = view.text("deliveries.0.replies.0.files.0.sha256");
        assertThat(sha256).isEqualTo(file.text("sha256"));
        town.as(town.head).get("/api/letters/" + id + "/files/" + sha256).is(200);
        // Sent back, it takes a new link to answer again.
        String given = view.text("deliveries.0.replies.0.id");
        desk.step(town.head, id, "replies/" + given + "/return", Map.of("reason", "看不清"))
                .is(200);
        String second = link(id);
        assertThat(stranger.get(second).is(200).text("replies.0.opinion")).isEqualTo("看不清");
        stranger.post(second + "/replies", Map.of("words", "重新拍摄", "files", List.of(file.text("id"))))
                .is(200);
        given = desk.view(town.head, id).text("deliveries.0.replies.1.id");
        desk.step(town.head, id, "replies/" + given + "/accept", Map.of()).is(200);
        assertThat(desk.state(town.head, id)).isEqualTo("CLOSED");
    }

    @Test
    void showsWhomTheLetterGoesToAndThatACopyAsksForNothing() {
        var body = new LinkedHashMap<String, Object>(desk.draft("prompt", desk.shop, Desk.prompting()));
        body.put("copies", List.of(Map.of("name", "甲镇商会")));
        UUID id = desk.issued(body, false);

        Answer addressee = stranger().get(link(id)).is(200);
        Answer copy = stranger().get(link(id, 1)).is(200);

        assertThat(addressee.text("addressees.0")).isEqualTo("甲镇喆㙦五金店");
        assertThat(addressee.text("copies.0")).isEqualTo("甲镇商会");
        assertThat(addressee.at("copy").asBoolean()).isFalse();
        assertThat(copy.text("to")).isEqualTo("甲镇商会");
        assertThat(copy.text("addressees.0")).isEqualTo("甲镇喆㙦五金店");
        assertThat(copy.at("copy").asBoolean()).isTrue();
        assertThat(copy.at("mayReceive").asBoolean()).isFalse();
        assertThat(copy.at("mayReply").asBoolean()).isFalse();
    }

    @Test
    void sendsToAPartyThatIsNoUnitHere() {
        var body = new LinkedHashMap<String, Object>(desk.draft("prompt", desk.shop, Desk.prompting()));
        body.put("to", List.of(Map.of("name", "路边流动摊贩𠅤某")));
        UUID id = desk.issued(body, false);
        String link = link(id);

        stranger().post(link + "/replies", Map.of("words", "已撤走液化气瓶")).is(200);
        assertThat(town.as(town.supervisor).get("/api/notifications?limit=200").items())
                .anySatisfy(one -> assertThat(one.get("subject").asString()).startsWith("路边流动摊贩𠅤某已答复"));
        String given = desk.view(town.head, id).text("deliveries.0.replies.0.id");
        desk.step(town.head, id, "replies/" + given + "/accept", Map.of()).is(200);
        assertThat(desk.state(town.head, id)).isEqualTo("CLOSED");
    }

    @Test
    void refusesForgedExpiredAndRevokedLinksInPlainWords() {
        UUID id = desk.issued(desk.draft("prompt", desk.shop, Desk.prompting()), false);
        String link = link(id);
        Http stranger = stranger();
        Answer forged = stranger.get("/api/reply-links/" + "A".repeat(43)).isProblem(404, "LINK_UNKNOWN");
        assertThat(forged.text("detail")).contains("链接");
        stranger.post("/api/reply-links/" + "A".repeat(43) + "/replies", Map.of("words", "x"))
                .isProblem(404, "LINK_UNKNOWN");

        String newer = link(id);
        stranger.get(link).isProblem(410, "LINK_REVOKED");
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        stranger.get(newer).is(200);
        clock.advance(Duration.ofSeconds(1));
        stranger.get(newer).isProblem(410, "LINK_EXPIRED");
        stranger.post(newer + "/replies", Map.of("words", "x")).isProblem(410, "LINK_EXPIRED");

        String third = link(id);
        String linkId = desk.view(town.head, id).text("deliveries.0.links.2.id");
        desk.step(town.head, id, "links/" + linkId + "/revoke").is(200);
        stranger.get(third).isProblem(410, "LINK_REVOKED");
        String fourth = link(id);
        desk.step(town.head, id, "withdraw", Map.of("reason", "发错")).is(200);
        stranger.get(fourth).isProblem(410, "LINK_LETTER_OVER");
        // Where somebody has the letter in hand here and can sign in, no link is given.
        UUID other = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);
        UUID security = town.post(town.district, "安全管理员", Role.SECURITY, "沈十四");
        String account = town.as(security)
                .post(
                        "/api/accounts",
                        Map.of(
                                "person",
                                town.person(desk.safetyManager),
                                "account",
                                "manager.links",
                                "password",
                                Http.PASSWORD))
                .is(201)
                .text("id");
        Answer view = desk.view(town.head, other);
        town.as(town.head)
                .ifMatch(view.version())
                .post("/api/letters/" + other + "/links", Map.of("delivery", view.text("deliveries.0.id")))
                .isProblem(422, "HAS_ACCOUNT");
        town.as(desk.safetyManager)
                .ifMatch(view.version())
                .post("/api/letters/" + other + "/links", Map.of("delivery", view.text("deliveries.0.id")))
                .isProblem(403, "NOT_YOUR_STEP");
        town.as(security)
                .ifMatch(1)
                .post("/api/accounts/" + account + "/disable", Map.of())
                .is(200);
        link(other);
    }

    @Test
    void limitsHowLongALinkHoldsAndHowManyFilesItTakes() throws Exception {
        UUID id = desk.issued(desk.draft("prompt", desk.shop, Desk.prompting()), false);
        String delivery = desk.view(town.head, id).text("deliveries.0.id");
        desk.step(town.head, id, "links", Map.of("delivery", delivery, "days", 181))
                .isProblem(422, "LINK_TOO_LONG");
        String link = link(id);
        Http stranger = stranger();

        for (int file = 1; file <= 10; file++) {
            stranger.upload(link + "/files", "file", file + ".pdf", "application/pdf", pdf())
                    .is(201);
        }

        stranger.upload(link + "/files", "file", "11.pdf", "application/pdf", pdf())
                .isProblem(422, "TOO_MANY_FILES");
        stranger.post(link + "/replies", Map.of("words", "已整改")).is(200);
    }

    @Test
    void takesTheReplyInByLinkOfAnEnterpriseWhosePersonHasNoAccount() throws Exception {
        UUID enterprise = town.unit("甲镇示例木器厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        town.post(enterprise, "厂长", Role.ENTERPRISE, "杨十五");
        UUID id = desk.issued(desk.draft("prompt", enterprise, Desk.prompting()), false);
        String link = link(id);
        Http stranger = stranger();
        assertThat(stranger.get(link).is(200).at("mayReply").asBoolean()).isTrue();

        String file = stranger.upload(link + "/files", "file", "检测报告.pdf", "application/pdf", pdf())
                .is(201)
                .text("id");
        stranger.post(link + "/replies", Map.of("words", "已整改", "files", List.of(file)))
                .is(200);

        assertThat(desk.view(town.head, id).text("deliveries.0.state")).isEqualTo("REPLIED");
    }

    @Test
    void takesTheReplyInByLinkOfAnEnterpriseWhosePersonHasLeft() throws Exception {
        UUID enterprise = town.unit("甲镇示例铸造厂", "ENTERPRISE", "320299101000", List.of(), town.town);
        UUID post = town.post(enterprise, "厂长", Role.ENTERPRISE, "卫十二");
        UUID id = desk.issued(desk.draft("prompt", enterprise, Desk.prompting()), false);
        String obligation = desk.view(town.head, id).text("deliveries.0.obligation");
        town.administrator()
                .ifMatch(2)
                .post("/api/posts/" + post + "/dismiss", Map.of())
                .is(200);

        String link = link(id);
        // Somebody new in the post doesn't undo the link that was handed out.
        town.appoint(post, town.enter("蒋十三"), 3);
        Http stranger = stranger();
        assertThat(stranger.get(link).is(200).at("mayReply").asBoolean()).isTrue();
        Answer file = stranger.upload(link + "/files", "file", "检测报告.pdf", "application/pdf", pdf())
                .is(201);
        stranger.post(link + "/replies", Map.of("words", "已检修", "files", List.of(file.text("id"))))
                .is(200);

        stranger.get(link).isProblem(410, "LINK_USED");
        assertThat(town.as(post).get("/api/obligations/" + obligation).is(200).text("state"))
                .isEqualTo("PERFORMED");
        Answer view = desk.view(town.head, id);
        assertThat(view.at("deliveries.0.replies").size()).isEqualTo(1);
        assertThat(view.text("deliveries.0.replies.0.words")).isEqualTo("已检修");
        assertThat(view.text("deliveries.0.replies.0.name")).isEqualTo("甲镇示例铸造厂");
        assertThat(view.text("deliveries.0.replies.0.files.0.sha256")).isEqualTo(file.text("sha256"));
        desk.step(town.head, id, "replies/" + view.text("deliveries.0.replies.0.id") + "/accept", Map.of())
                .is(200);
        assertThat(desk.state(town.head, id)).isEqualTo("CLOSED");
    }

    @Test
    void takesOneReplyOfTwoSentAtOnce() throws Exception {
        UUID id = desk.issued(desk.draft("prompt", desk.shop, Desk.prompting()), false);
        String link = link(id);
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> both = List.of(
                    () -> stranger()
                            .post(link + "/replies", Map.of("words", "一"))
                            .status(),
                    () -> stranger()
                            .post(link + "/replies", Map.of("words", "二"))
                            .status());
            var statuses = new java.util.ArrayList<Integer>();
            for (Future<Integer> status : two.invokeAll(both)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 410);
        }
        assertThat(desk.view(town.head, id).at("deliveries.0.replies").size()).isEqualTo(1);
    }

    @Test
    void saysToAnybodyWhetherAFileIsTheOneIssued() throws Exception {
        UUID id = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);
        byte[] file =
                town.as(town.head).get("/api/letters/" + id + ".pdf").is(200).bytes();
        Answer view = desk.view(town.head, id);
        String code = view.text("checkCode");
        Http stranger = stranger();

        Answer check =
                stranger.get("/api/checks/" + code + "?sha256=" + sha256(file)).is(200);
        assertThat(check.at("matches").asBoolean()).isTrue();
        assertThat(check.at("valid").asBoolean()).isTrue();
        assertThat(check.at("signatureIntact").asBoolean()).isTrue();
        assertThat(check.text("number")).isEqualTo(view.text("letter.number"));
        assertThat(check.body()).doesNotContain("接地");
        file[file.length / 2] ^= 1;
        assertThat(stranger.get("/api/checks/" + code + "?sha256=" + sha256(file))
                        .at("matches")
                        .asBoolean())
                .isFalse();
        stranger.get("/api/checks/AAAAAAAAAAAAAAAAAAAA").isProblem(404, "CHECK_UNKNOWN");

        desk.step(town.head, id, "withdraw", Map.of("reason", "发错")).is(200);
        Answer withdrawn = stranger.get("/api/checks/" + code.toLowerCase(java.util.Locale.ROOT))
                .is(200);
        assertThat(withdrawn.at("valid").asBoolean()).isFalse();
        assertThat(withdrawn.text("stateName.zh")).isEqualTo("已撤回");
        assertThat(withdrawn.text("matches")).isNull();
    }

    private Http stranger() {
        Http stranger = http.anonymous();
        stranger.get("/api/session");
        return stranger;
    }

    /** A new link for the letter's first addressee, as an address of the interface. */
    private String link(UUID id) {
        return link(id, 0);
    }

    private String link(UUID id, int delivery) {
        Answer view = desk.view(town.head, id);
        String address = town.as(town.head)
                .ifMatch(view.version())
                .post("/api/letters/" + id + "/links", Map.of("delivery", view.text("deliveries." + delivery + ".id")))
                .is(201)
                .text("address");
        return "/api/reply-links/" + address.substring(address.lastIndexOf('/') + 1);
    }

    private static byte[] pdf() throws Exception {
        try (var document = new PDDocument();
                var out = new java.io.ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
