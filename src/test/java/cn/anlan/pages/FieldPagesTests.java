package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.access.Accounts;
import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.Town;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What is recorded in the field arrives exactly once, whatever happens to the network, the phone and its clock. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FieldPagesTests {

    @Autowired
    Town town;

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock clock;

    @Autowired
    Browser browser;

    @Autowired
    Http http;

    @Autowired
    ActQueries acts;

    private FieldScene scene;

    @BeforeAll
    void aTourAtWork() {
        scene = FieldScene.ofTour(town, accounts, clock);
    }

    @Test
    @Order(1)
    void worksWithoutANetworkAndSendsInTheRightOrderWithTheTimeSetRight() {
        byte[] photo = FieldScene.photo(1);
        try (Visit visit = browser.phone("zh-CN")) {
            FieldPhone phone = signedIn(visit, FieldScene.ONE).takeAlong().readyWithoutANetwork();
            Page page = phone.page();
            visit.hasNoAxeViolations();
            visit.screenshot("field-phone-zh");
            phone.offline(true);
            page.reload();
            assertThat(page.getByText("无网络")).isVisible();
            page.getByText("事故防范、双重预防与专项整治").click();
            assertThat(page.getByText("风险分级、隐患排查、标准化和专项整治是否有效")).isVisible();

            phone.visited("无网络走访");
            phone.finish();
            phone.found("无网络发现");
            page.getByLabel("发现于哪次走访").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            phone.attach("通道.png", "image/png", photo);
            visit.hasNoAxeViolations();
            visit.screenshot("field-form-phone-zh");
            phone.finish();
            phone.logged("无网络日志");
            phone.finish();
            phone.waits(3);
            assertThat(page.getByText("手机时间比服务器快约")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("field-waiting-phone-zh");

            phone.offline(false);
            phone.nothingWaits();
        }
        JsonNode made = one(scene.visits("无网络走访"));
        JsonNode finding = one(scene.findings("无网络发现"));
        one(scene.log("无网络日志"));
        Assertions.assertThat(finding.get("visit").asString())
                .isEqualTo(made.get("id").asString());
        Assertions.assertThat(scene.content(finding)).isEqualTo(photo);
        // The phone's clock is the browser's, months ahead of the server's here.
        Assertions.assertThat(Instant.parse(made.get("happenedAt").asString())).isEqualTo(clock.instant());
        var act = acts.timeline("tour-record", UUID.fromString(made.get("id").asString()))
                .getFirst();
        Assertions.assertThat(Instant.parse(act.facts().get("phoneTime").toString()))
                .isAfter(clock.instant().plusSeconds(60));
    }

    @Test
    @Order(2)
    void hasEachEntryOnceOverANetworkThatComesAndGoes() {
        try (Visit visit = browser.phone("zh-CN")) {
            FieldPhone phone = signedIn(visit, FieldScene.ONE).takeAlong();
            // Each answer to a first command is lost: it has arrived, but the phone can't know.
            List<String> lost = new CopyOnWriteArrayList<>();
            phone.page().route("**/api/tours/*/visits", route -> {
                String key = route.request().headers().get("idempotency-key");
                if (route.request().method().equals("POST") && !lost.contains(key)) {
                    lost.add(key);
                    route.fetch();
                    route.abort();
                } else {
                    route.resume();
                }
            });
            phone.network(true, 60_000);
            for (int n = 0; n < 3; n++) {
                phone.visited("时断时续" + n);
                phone.attach("现场" + n + ".png", "image/png", FieldScene.photo(10 + n));
                phone.finish();
            }
            phone.waits(3);
            for (int n = 0; n < 8; n++) {
                phone.network(n % 2 == 1, 60_000);
                phone.page().waitForTimeout(900);
            }
            phone.network(false, 2_000_000);
            phone.page().evaluate("dispatchEvent(new Event('online'))");
            phone.nothingWaits();
            Assertions.assertThat(lost).hasSize(3);
        }
        for (int n = 0; n < 3; n++) {
            Assertions.assertThat(scene.content(one(scene.visits("时断时续" + n)))).isEqualTo(FieldScene.photo(10 + n));
        }
    }

    @Test
    @Order(3)
    void goesOnWithAHalfSentVideoAfterTheBrowserWasKilled(@TempDir Path profile) {
        byte[] video = FieldScene.video(3 * 1024 * 1024);
        FieldPhone before = signedIn(browser.phoneKeptIn(profile, "zh-CN"), FieldScene.ONE)
                .takeAlong()
                .readyWithoutANetwork();
        List<String> pieces = new CopyOnWriteArrayList<>();
        listen(before.page(), pieces);
        before.visited("录像走访");
        before.attach("巡查.mp4", "video/mp4", video);
        before.network(false, 400_000);
        before.finish();
        before.page().waitForCondition(() -> pieces.size() >= 2);
        // Nobody has said "done" of this one, nor will the browser be asked to close.
        before.logged("写到一半");
        before.page().waitForTimeout(400);
        DraftPagesTests.killBrowserOf(profile);
        Assertions.assertThat(scene.visits("录像走访")).isEmpty();

        try (Visit after = browser.phoneKeptIn(profile, "zh-CN")) {
            FieldPhone phone = FieldPhone.of(after, scene);
            pieces.clear();
            listen(phone.page(), pieces);
            signedIn(after, FieldScene.ONE).open();
            assertThat(phone.page().getByText("写到一半").first()).isVisible();
            phone.nothingWaits();
            phone.button("继续写").click();
            assertThat(phone.page().getByLabel("当日工作")).hasValue("写到一半");
            phone.finish();
            phone.nothingWaits();
        }
        Assertions.assertThat(pieces.getFirst()).isNotEqualTo("0");
        Assertions.assertThat(scene.content(one(scene.visits("录像走访")))).isEqualTo(video);
        one(scene.log("写到一半"));
    }

    @Test
    @Order(4)
    void keepsEverythingForTheSamePersonWhenTheSessionHasEnded() {
        try (Visit visit = browser.phone("zh-CN")) {
            FieldPhone phone = signedIn(visit, FieldScene.ONE).takeAlong();
            phone.logged("登录过期前写的");
            visit.context().clearCookies();
            phone.finish();
            assertThat(phone.page().getByText("登录已过期。手机上的内容都在")).isVisible();
            phone.waits(1);
            visit.hasNoAxeViolations();
            visit.screenshot("field-ended-phone-zh");

            // Somebody else on the same phone sees nothing of it, and nothing goes out as theirs.
            signedIn(visit, FieldScene.TWO).takeAlong();
            assertThat(phone.page().getByText("登录过期前写的")).isHidden();
            assertThat(phone.page().getByText("没有待发送的内容")).isVisible();
            Assertions.assertThat(scene.log("登录过期前写的")).isEmpty();
            phone.page().navigate("/");
            phone.page().getByTitle("巡查2 的账户").click();
            phone.button("退出登录").click();
            phone.page().waitForURL(url -> url.contains("/sign-in"));
            Assertions.assertThat(phone.page()
                            .evaluate("indexedDB.databases().then((all) => all.map((one) => one.name))")
                            .toString())
                    .contains("anlan-field")
                    .doesNotContain("anlan-kits");

            signedIn(visit, FieldScene.ONE).open();
            phone.nothingWaits();
        }
        Assertions.assertThat(one(scene.log("登录过期前写的")).get("name").asString()).isEqualTo("巡查1");
    }

    @Test
    @Order(5)
    void saysThatThePhoneIsFullAndLosesNothing() {
        byte[] video = FieldScene.video(5 * 1024 * 1024);
        try (Visit visit = browser.phone("zh-CN")) {
            FieldPhone phone = signedIn(visit, FieldScene.ONE);
            // Room for the program, the words and the spare room, not for a video.
            phone.quota(4_000_000);
            phone.takeAlong().network(true, 2_000_000);
            phone.visited("手机满了");
            phone.attach("满.mp4", "video/mp4", video);
            assertThat(phone.page().getByText("手机存储已满：有").first()).isVisible();
            phone.finish();
            phone.waits(1);
            assertThat(phone.button("现在发送")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("field-full-phone-zh");
            phone.network(false, 2_000_000);
            phone.nothingWaits();
            phone.quota(null);
        }
        Assertions.assertThat(scene.content(one(scene.visits("手机满了")))).isEqualTo(video);
    }

    @Test
    @Order(6)
    void asksToBeTakenAlongFirst() {
        for (String language : List.of("zh-CN", "en")) {
            try (Visit visit = language.equals("en") ? browser.phone("en") : browser.desktop("zh-CN")) {
                Page page = SignIn.quickly(visit, FieldScene.TWO, language);
                List<String> refused = new CopyOnWriteArrayList<>();
                page.onPageError(refused::add);
                page.onResponse(answer -> {
                    if (answer.status() >= 400) {
                        refused.add(answer.url());
                    }
                });
                page.navigate(scene.path());
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(page.getByText(language.equals("en") ? "Take this tour along" : "把这次巡查带到手机上"))
                        .isVisible();
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                        .hasCount(1);
                visit.hasNoAxeViolations();
                visit.screenshot("field-first-" + language);
                Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
                Assertions.assertThat(refused).isEmpty();
            }
        }
    }

    @Test
    @Order(6)
    void servesTheWorkerAndTheManifestWithoutALongCache() {
        var worker = http.anonymous().get("/sw.js").is(200);
        Assertions.assertThat(worker.header("Cache-Control")).contains("no-cache");
        Assertions.assertThat(worker.header("Content-Type")).contains("javascript");
        Assertions.assertThat(worker.header("Content-Security-Policy")).contains("worker-src 'self'");
        var manifest = http.anonymous().get("/manifest.webmanifest").is(200);
        Assertions.assertThat(manifest.header("Cache-Control")).contains("no-cache");
        Assertions.assertThat(manifest.body()).contains("\"display\": \"standalone\"", "512x512");
        http.anonymous().get("/icon-512.png").is(200);
    }

    @Test
    @Order(6)
    void recordsSoundAndSendsItAsAudio() {
        try (Visit visit = browser.phone("zh-CN")) {
            FieldPhone phone = signedIn(visit, FieldScene.TWO).takeAlong();
            Page page = phone.page();
            phone.visited("谈话录音");
            phone.button("录音").click();
            assertThat(phone.button("停止录音")).isVisible();
            // A recording that runs isn't left behind.
            phone.button("写完，发送").click();
            assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("录音")))
                    .isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("field-recording-phone-zh");
            phone.button("停止录音").click();
            assertThat(page.getByRole(AriaRole.GROUP).getByText("录音.webm").first())
                    .isVisible();
            phone.finish();
            phone.nothingWaits();
        }
        JsonNode made = one(scene.visits("谈话录音"));
        var file = scene.server()
                .get("/api/evidence/" + made.get("evidence").get(0).asString())
                .is(200);
        Assertions.assertThat(file.text("kind")).isEqualToIgnoringCase("audio");
        Assertions.assertThat(scene.content(made)).startsWith(0x1A, 0x45, 0xDF, 0xA3);
    }

    @Test
    @Order(7)
    void showsBothCopiesWhenTheTourHasBeenReportedMeanwhile() throws Exception {
        try (Visit visit = browser.phone("zh-CN")) {
            FieldPhone phone = signedIn(visit, FieldScene.ONE).takeAlong();
            Page page = phone.page();
            phone.offline(true);
            phone.visited("报告之后");
            phone.finish();
            scene.report();
            phone.offline(false);

            assertThat(page.getByText("1 条服务器没有接收，请处理")).isVisible();
            assertThat(page.getByLabel("手机上的").getByText("报告之后")).isVisible();
            assertThat(page.getByLabel("服务器的答复").getByText("次序不对")).isVisible();
            assertThat(page.getByLabel("服务器的答复").getByText("巡查目前：已报告")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("field-refused-phone-zh");

            phone.button("修改").click();
            page.getByLabel("地点或对象").fill("报告之后补记");
            phone.finish();
            assertThat(page.getByLabel("手机上的").getByText("报告之后补记")).isVisible();
            var saved = page.waitForDownload(() -> phone.button("存为文件").click());
            try (var zip = new java.util.zip.ZipFile(saved.path().toFile())) {
                Assertions.assertThat(new String(
                                zip.getInputStream(zip.getEntry("entry.json")).readAllBytes()))
                        .contains("报告之后补记", "OUT_OF_ORDER");
            }
            phone.button("搁置").click();
            assertThat(page.getByText("已搁置的")).isVisible();
            page.reload();
            assertThat(page.getByText("报告之后补记").first()).isVisible();
        }
        Assertions.assertThat(scene.visits("报告之后")).isEmpty();
    }

    private FieldPhone signedIn(Visit visit, String account) {
        visit.context().clearCookies();
        SignIn.quickly(visit, account, "zh-CN");
        return FieldPhone.of(visit, scene);
    }

    private static void listen(Page page, List<String> pieces) {
        page.onRequest(request -> {
            if (request.method().equals("PATCH")) {
                pieces.add(request.headers().get("upload-offset"));
            }
        });
    }

    private static JsonNode one(List<JsonNode> found) {
        Assertions.assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
