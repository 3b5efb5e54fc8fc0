package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What was typed and photographed on the spot outlives a lost network and a dead battery. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @Test
    void aReportSurvivesADeadBatteryWithTheFileThatHadNotGoneUp(@TempDir Path profile) {
        Visit before = browser.phoneKeptIn(profile, "zh-CN");
        Page page = SignIn.byForm(before, "town.head");
        page.route("**/api/evidence", route -> route.abort());
        page.navigate("/hazards/new");
        page.getByLabel("隐患内容").fill("三号仓库消防通道被托盘堵塞");
        page.locator("input[type=file]").setInputFiles(pdf(2000));
        page.getByText("继续上传").waitFor();
        page.waitForTimeout(600);
        killBrowserOf(profile);

        try (Visit after = browser.phoneKeptIn(profile, "zh-CN")) {
            page = SignIn.byForm(after, "town.head");
            page.navigate("/hazards/new");
            assertThat(page.getByText("已恢复上次未提交的草稿")).isVisible();
            assertThat(page.getByLabel("隐患内容")).hasValue("三号仓库消防通道被托盘堵塞");
            assertThat(page.getByText("记录.pdf").first()).isVisible();
            assertThat(page.getByText("继续上传")).isHidden();
            after.hasNoAxeViolations();
            button(page, "上报").click();
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new GetByRoleOptions().setName("三号仓库消防通道被托盘堵塞").setLevel(1)))
                    .isVisible();

            page.navigate("/hazards/new");
            assertThat(page.getByLabel("隐患内容")).hasValue("");
            assertThat(page.getByText("已恢复上次未提交的草稿")).isHidden();
        }
    }

    @Test
    void aCompletionSurvivesADeadBattery(@TempDir Path profile) {
        UUID task = stage.task("核查液化气站", clock.today().plusDays(2));
        Visit before = browser.phoneKeptIn(profile, "zh-CN");
        Page page = SignIn.byForm(before, "town.head");
        page.navigate("/obligations/" + task);
        button(page, "办理").click();
        page.getByLabel("办理情况").fill("已到现场，阀门已更换。");
        page.waitForTimeout(600);
        killBrowserOf(profile);

        try (Visit after = browser.phoneKeptIn(profile, "zh-CN")) {
            page = SignIn.byForm(after, "town.head");
            page.navigate("/obligations/" + task);
            button(page, "办理").click();

            assertThat(page.getByLabel("办理情况")).hasValue("已到现场，阀门已更换。");
        }
    }

    @Test
    void anUploadGoesOnWhereTheNetworkWasCut() {
        UUID task = stage.task("核查粉尘作业场所", clock.today().plusDays(2));
        var cut = new AtomicBoolean(false);
        List<String> pieces = new CopyOnWriteArrayList<>();

        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.head");
            page.route("**/api/evidence/*", route -> {
                if (cut.get()) {
                    route.abort();
                    return;
                }
                if (route.request().method().equals("PATCH")) {
                    pieces.add(route.request().headers().get("upload-offset"));
                    // The network goes with the second piece on its way.
                    if (pieces.size() == 2) {
                        cut.set(true);
                        route.abort();
                        return;
                    }
                }
                route.resume();
            });
            page.navigate("/obligations/" + task);
            button(page, "办理").click();
            page.getByLabel("选择文件").setInputFiles(pdf(9 * 1024 * 1024));
            page.getByText("继续上传").waitFor();
            cut.set(false);
            page.getByText("继续上传").click();

            assertThat(page.getByRole(AriaRole.DIALOG).getByText("1 / 1")).isVisible();
            Assertions.assertThat(pieces).containsExactly("0", "4194304", "4194304", "8388608");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static FilePayload pdf(int size) {
        byte[] start = "%PDF-1.4\n1 0 obj<<>>endobj\n".getBytes(StandardCharsets.US_ASCII);
        return new FilePayload("记录.pdf", "application/pdf", Arrays.copyOf(start, size));
    }

    /** As a battery does it: nobody gets to say goodbye. */
    static void killBrowserOf(Path profile) {
        var processes = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments).contains("--user-data-dir=" + profile))
                        .orElse(false))
                .toList();
        Assertions.assertThat(processes).isNotEmpty();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        // The profile's lock says that a browser has it.
        profile.resolve("SingletonLock").toFile().delete();
    }
}
