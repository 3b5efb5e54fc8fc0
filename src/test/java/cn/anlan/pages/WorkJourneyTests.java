package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.spreadsheets.SheetWriter;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Work under hard conditions: a ledger with faults, a network that breaks, a browser that is closed, no mouse. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkJourneyTests {

    private static final List<String> TITLES = List.of("隐患描述", "企业名称", "检查日期", "整改期限", "整改情况", "隐患等级");

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @Autowired
    Http http;

    @BeforeAll
    void liveCity() {
        stage.live(clock.today());
    }

    @Test
    void importsALedgerAfterItsBadRowsWereCorrectedAndAddsNothingTwice() {
        FilePayload good = ledger("更正.xlsx", row("无护栏", "甲厂", "2026-1-5"), row("灯坏", "乙厂", "2026-1-6"));
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.office");
            upload(page, ledger("台账.xlsx", row("无护栏", "甲厂", "2026-1-5"), row("灯坏", "乙厂", "2026-2-30")));
            assertThat(page.getByRole(AriaRole.HEADING, named("有 1 行需要更正"))).isVisible();
            var faults = page.getByRole(AriaRole.ROW).last();
            assertThat(faults).containsText("3");
            assertThat(faults).containsText("检查日期");
            visit.hasNoAxeViolations();
            Assertions.assertThat(page.waitForDownload(
                                    () -> page.getByText("下载需更正的行（Excel）").click())
                            .suggestedFilename())
                    .startsWith("台账")
                    .endsWith(".xlsx");

            upload(page, good);
            assertThat(page.getByRole(AriaRole.HEADING, named("全部通过检查"))).isVisible();
            page.getByRole(AriaRole.BUTTON, named("导入 2 条")).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("已导入 2 条隐患"))).isVisible();
            int after =
                    http.as("town.office").get("/api/hazards?limit=200").items().size();

            upload(page, good);
            assertThat(page.getByText("2 条此前已导入，没有重复添加。")).isVisible();
            Assertions.assertThat(
                            http.as("town.office").get("/api/hazards?limit=200").items())
                    .hasSize(after);
        }
    }

    @Test
    void goesOnWithAnUploadAfterTheNetworkBroke() {
        UUID task = stage.task("上传演练录像", clock.today().plusDays(9));
        var pieces = new AtomicInteger();
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.head");
            page.navigate("/obligations/" + task);
            page.getByRole(AriaRole.BUTTON, named("办理").setExact(true)).first().click();
            // The first piece arrives; then the network is gone for that file.
            page.route("**/api/evidence/*", route -> {
                if (route.request().method().equals("PATCH") && pieces.getAndIncrement() == 0) {
                    route.resume();
                } else {
                    route.abort("internetdisconnected");
                }
            });
            byte[] pdf = Arrays.copyOf(
                    "%PDF-1.4\n1 0 obj<<>>endobj\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 6_000_000);
            page.getByLabel("选择文件").setInputFiles(new FilePayload("演练.pdf", "application/pdf", pdf));
            var resume = page.getByRole(AriaRole.BUTTON, named("继续上传"));
            assertThat(resume).isVisible();
            Assertions.assertThat(pieces.get()).isGreaterThan(1);

            page.unroute("**/api/evidence/*");
            resume.click();

            assertThat(page.getByRole(AriaRole.DIALOG).getByText("1 / 1")).isVisible();
        }
    }

    @Test
    void keepsTheDraftOfAHazardWhenThePhoneGoesDown() {
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.office");
            page.navigate("/hazards/new");
            page.locator("textarea").first().fill("锅炉房安全阀漏气");
            page.waitForTimeout(300);
            page.close();

            Page later = visit.context().newPage();
            later.navigate("/hazards/new");
            assertThat(later.getByText("已恢复上次未提交的草稿")).isVisible();
            assertThat(later.locator("textarea").first()).hasValue("锅炉房安全阀漏气");
        }
    }

    @Test
    void verifiesAMatterByKeyboardAlone() {
        UUID task = stage.task("核查七号仓库", clock.today().plusDays(3));
        perform(task);
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = visit.page();
            page.navigate("/sign-in");
            tabTo(page, page.getByLabel("账号"));
            page.keyboard().type("district.office");
            page.keyboard().press("Tab");
            page.keyboard().type(Http.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("/sign-in"));
            tabTo(
                    page,
                    page.getByRole(AriaRole.MAIN)
                            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("核查七号仓库")));
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("核查七号仓库"))).isVisible();

            tabTo(
                    page,
                    page.getByRole(AriaRole.BUTTON, named("核验通过").setExact(true))
                            .first());
            page.keyboard().press("Enter");
            var dialog = page.getByRole(AriaRole.DIALOG);
            tabTo(page, dialog.getByLabel("核验意见"));
            page.keyboard().type("属实。");
            tabTo(page, dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("核验通过")));
            page.keyboard().press("Enter");

            assertThat(page.getByText("核验通过，办结").first()).isVisible();
        }
    }

    private void perform(UUID task) {
        Http head = http.as("town.head");
        byte[] pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        String upload = head.post("/api/evidence", Map.of("name", "核查.pdf", "size", pdf.length))
                .is(201)
                .text("id");
        String evidence = head.with("Upload-Offset", "0")
                .send("PATCH", "/api/evidence/" + upload, "application/offset+octet-stream", pdf)
                .is(200)
                .text("evidence.id");
        head.ifMatch(1)
                .post("/api/obligations/" + task + "/perform", Map.of("report", "已查。", "evidence", List.of(evidence)))
                .is(200);
    }

    private static void tabTo(Page page, Locator wanted) {
        wanted.waitFor();
        for (int i = 0; i < 120; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("one => one === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        Assertions.fail("the keyboard doesn't reach %s", wanted);
    }

    private static void upload(Page page, FilePayload file) {
        page.navigate("/imports");
        page.getByLabel("选择或拖入台账文件").setInputFiles(file);
        page.getByRole(AriaRole.BUTTON, named("逐行检查")).click();
    }

    private static List<String> row(String what, String who, String found) {
        return List.of(what, who, found, "2026-4-20", "整改中", "一般");
    }

    @SafeVarargs
    private static FilePayload ledger(String name, List<String>... rows) {
        var out = new ByteArrayOutputStream();
        try (var sheet = new SheetWriter(out, "台账", TITLES, List.of(30, 20, 12, 12, 12, 12))) {
            for (List<String> row : rows) {
                sheet.row(row);
            }
        }
        return new FilePayload(
                name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", out.toByteArray());
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
