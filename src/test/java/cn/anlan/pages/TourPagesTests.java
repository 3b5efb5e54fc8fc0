package cn.anlan.pages;

import static cn.anlan.pages.Dialogs.dialog;
import static cn.anlan.pages.Dialogs.dialogButton;
import static cn.anlan.pages.Dialogs.named;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.heading;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.pdf;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.Visit;
import cn.anlan.inspections.TourDrive;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Tours in the pages, as the office, the leader, the committee's head, the toured unit and the public see them. */
class TourPagesTests extends TourStage {

    /** Whether the browser keeps a draft that says something. */
    private static final String KEPT = """
            (words) => new Promise((tell) => {
              const asked = indexedDB.open('anlan', 1)
              asked.onsuccess = () => {
                const drafts = asked.result.transaction('drafts').objectStore('drafts').getAll()
                drafts.onsuccess = () => {
                  asked.result.close()
                  tell(JSON.stringify(drafts.result).includes(words))
                }
              }
            })
            """;

    @Test
    @Order(1)
    void goesFromTheNoticeToTheFeedbackStepByStep() {
        var drive = new TourDrive(zone, clock, approved.tours().getFirst(), 0);
        clock.set("2026-03-09T09:00");
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tours");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            assertThat(page.getByText("示例高新区安委办").first()).isVisible();
            fits(visit, "tours-zh-desk");
            link(page, "兴仁街道").click();
            assertThat(heading(page, "兴仁街道巡查")).isVisible();
            fits(visit, "tour-planned-zh-desk");
            page.getByRole(AriaRole.BUTTON, named("告知被巡查单位")).click();
            dialog(page).getByLabel("联系人及电话").fill("安二 0632-0000000");
            fits(visit, "tour-notify-zh-desk");
            confirm(page, "告知被巡查单位");

            // Told, but untrained: that comes next, and all of the group are ticked.
            page.getByRole(AriaRole.BUTTON, named("培训巡查人员")).click();
            assertThat(dialog(page).getByRole(AriaRole.CHECKBOX)).hasCount(6);
            assertThat(dialog(page).getByText("还需填写：培训内容、材料")).isVisible();
            dialog(page).getByLabel("培训内容").fill("巡查制度、九个方面和工作纪律");
            dialog(page).getByLabel("选择文件").setInputFiles(pdf("签到表.pdf"));
            assertThat(link(page, "签到表.pdf").first()).isVisible();
            confirm(page, "培训巡查人员");
            assertThat(page.getByText("等待组长 巡查0：进驻。")).isVisible();
        }
        clock.set("2026-03-10T09:00");
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.leader");
            page.navigate("/tours/" + drive.tour);
            step(page, "进驻");
            page.getByRole(AriaRole.BUTTON, named("通报巡查任务")).click();
            dialog(page).getByLabel("到会人员").fill("街道党政班子");
            dialog(page).getByLabel("通报内容").fill("通报巡查任务和工作纪律");
            confirm(page, "通报巡查任务");
            visit(page);
            find(page, visit);
            assertThat(page.locator("main").getByText("事故防范、双重预防与专项整治")).isVisible();
            assertThat(page.locator(".thumb img")).hasCount(1);
            fits(visit, "tour-findings-zh-desk");
            link(page, "走访").click();
            assertThat(page.getByText("查阅会议记录和台账")).isVisible();
            link(page, "九个方面").click();
            assertThat(page.getByText("尚无发现或说明")).hasCount(8);
            fits(visit, "tour-areas-zh-desk");

            // What the regime forbids is said where it was tried, with its clause; what was typed stays.
            page.getByRole(AriaRole.BUTTON, named("结束巡查")).click();
            dialogButton(page, "结束巡查").click();
            assertThat(dialog(page).getByRole(AriaRole.ALERT)).containsText("ZZ-1.2a");
        }
        drive.reported();
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.head");
            page.navigate("/tours/" + drive.tour + "?part=report");
            assertThat(page.getByText("充实安监力量")).isVisible();
            assertThat(link(page, "PDF")).hasAttribute("href", drive.path() + "/report.pdf");
            step(page, "审定报告");
            assertThat(page.getByText("等待示例高新区安委办：向主要负责人反馈。")).isVisible();
            fits(visit, "tour-report-zh-desk");
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "street.head");
            page.navigate("/tours/" + drive.tour);
            assertThat(page.getByText("反馈以后，发现的问题列在这里。")).isVisible();
            assertThat(page.getByText("风险台账不全")).hasCount(0);
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tours/" + drive.tour);
            page.getByRole(AriaRole.BUTTON, named("向主要负责人反馈")).click();
            assertThat(dialog(page).getByLabel("整改建议")).hasValue("充实安监力量");
            dialog(page).getByLabel("总体评价").fill("总体较好，风险管控还有差距");
            confirm(page, "向主要负责人反馈");
            assertThat(page.getByText("等待兴仁街道主要负责人：报送整改情况。")).isVisible();
            link(page, "移交与抄送").click();
            assertThat(page.getByText("有 1 项违法违规问题尚未移交：")).isVisible();
            fits(visit, "tour-transfers-zh-desk");
            page.navigate("/tours?show=overview");
            assertThat(page.getByText("已巡查 1 个单位，还有 2 个")).isVisible();
            fits(visit, "tours-overview-zh-desk");
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "street.head");
            page.navigate("/tours/" + drive.tour);
            assertThat(page.locator("main").getByText("风险台账不全").first()).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("报送整改情况"))).isVisible();
        }
    }

    @Test
    @Order(2)
    void isRectifiedInEnglishOnAPhone() {
        var drive = new TourDrive(zone, clock, approved.tours().get(1), 1);
        drive.atWork();
        drive.find("PREVENTION", "风险台账不全", "PROBLEM", false);
        drive.find("CAPACITY_AND_EMERGENCY", "储罐没有围堰", "HAZARD", false);
        drive.fedBack();
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "second.head", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tours");
            assertThat(page.getByText("Report rectification").first()).isVisible();
            fits(visit, "tours-en-phone");
            link(page, "兴城街道").click();
            assertThat(page.getByText("Stage 8 of 12: Fed back").first()).isVisible();
            assertThat(link(page, "Hazard 储罐没有围堰")).isVisible();
            fits(visit, "tour-en-phone");
            page.getByRole(AriaRole.BUTTON, named("Report rectification")).click();
            dialog(page).getByLabel("What was put right").fill("The register has been completed.");
            dialog(page).getByLabel("Choose files").setInputFiles(pdf("report.pdf"));
            assertThat(link(page, "report.pdf").first()).isVisible();
            fits(visit, "tour-rectify-en-phone");
            dialogButton(page, "Report rectification").click();
            assertThat(dialog(page).getByRole(AriaRole.ALERT)).isVisible();
            dialog(page).getByLabel("Choose files").setInputFiles(photo("after.png"));
            assertThat(link(page, "after.png").first()).isVisible();
            confirm(page, "Report rectification");
            assertThat(page.getByText("Waiting for the safety committee of 示例高新区: Review rectification."))
                    .isVisible();
        }
        drive.step(zone.head, "review", Map.of("opinion", "整改到位")).is(200);
    }

    @Test
    @Order(3)
    @Clause("ZZ-3.3.6b")
    void isReadByAnybodyOncePublishedWithoutAnyMembersName() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = visit.page();
            page.navigate("/public/tours");
            assertThat(page.getByText("目前没有公布的巡查结果")).isVisible();
        }
        // What the public reads begins in Chinese, though the office works in English.
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.byForm(visit, "zone.office", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tours/" + approved.tours().get(1));
            page.getByRole(AriaRole.BUTTON, named("Publish")).click();
            assertThat(dialog(page).getByLabel("Title of the announcement")).hasValue("关于兴城街道安全生产巡查情况的公告");
            assertThat(dialog(page).getByLabel("Feedback")).hasValue(Pattern.compile("^1\\. 事故防范"));
            dialogButton(page, "Cancel").click();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "zone.office");
            page.navigate("/tours/" + approved.tours().get(1));
            page.getByRole(AriaRole.BUTTON, named("向社会公告")).click();
            assertThat(dialog(page).getByLabel("公告标题")).hasValue("关于兴城街道安全生产巡查情况的公告");
            dialog(page).getByLabel("反馈意见").fill("巡查0 发现风险台账不全。");
            dialog(page).getByLabel("整改情况").fill("台账已补齐，围堰已建成。");
            dialogButton(page, "向社会公告").click();
            assertThat(dialog(page).getByRole(AriaRole.ALERT)).containsText("ZZ-3.3.6b");
            fits(visit, "tour-publish-zh-desk");
            dialog(page).getByLabel("反馈意见").fill("风险台账不全，储罐没有围堰。");
            confirm(page, "向社会公告");
            assertThat(page.getByText("已公告").first()).isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = visit.page();
            page.navigate("/public/tours");
            assertThat(page.getByText("关于兴城街道安全生产巡查情况的公告")).isVisible();
            assertThat(page.getByText("风险台账不全，储罐没有围堰。")).isVisible();
            assertThat(page.getByText("台账已补齐，围堰已建成。")).isVisible();
            Assertions.assertThat(page.content()).doesNotContain("巡查0", "巡查1", "安二", "总体较好");
            fits(visit, "public-tours-zh-desk");
        }
        try (Visit visit = browser.phone("en")) {
            Page page = visit.page();
            page.addInitScript("localStorage.setItem('anlan.language', 'en')");
            page.navigate("/public/tours");
            assertThat(heading(page, "Results of safety inspection tours")).isVisible();
            assertThat(page.getByText("台账已补齐，围堰已建成。")).isVisible();
            fits(visit, "public-tours-en-phone");
        }
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "zone.head", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/tours?show=overview");
            assertThat(page.getByText("2 toured, 1 still to be")).isVisible();
            fits(visit, "tours-overview-en-phone");
        }
    }

    private static void visit(Page page) {
        page.getByRole(AriaRole.BUTTON, named("记录走访")).click();
        dialog(page).getByLabel("工作方式").selectOption("FILES_LETTERS_CALLS");
        dialog(page).getByLabel("地点或对象").fill("街道办");
        dialog(page).getByLabel("了解到的情况").fill("查阅会议记录和台账");
        confirm(page, "记录走访");
    }

    /** A violation with a photo; the dialog is left and found again as it was. */
    private static void find(Page page, Visit visit) {
        page.getByRole(AriaRole.BUTTON, named("记录发现问题")).first().click();
        dialog(page)
                .getByLabel("方面", new Locator.GetByLabelOptions().setExact(true))
                .selectOption("PREVENTION");
        dialog(page)
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName("问题").setExact(true))
                .fill("风险台账不全");
        dialog(page).getByLabel("具体情况").fill("三家企业没有登记。");
        dialog(page)
                .getByLabel("依据", new Locator.GetByLabelOptions().setExact(true))
                .fill("《安全生产法》第四十一条");
        // Any article of the library is cited behind it.
        dialog(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("引用条文"))
                .click();
        dialog(page).getByLabel("引用条文").fill("巡查");
        dialog(page).locator("li[role=option]").first().click();
        assertThat(dialog(page).getByLabel("依据", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue(Pattern.compile("《安全生产法》第四十一条《.*》.+"));
        page.waitForFunction(KEPT, "三家企业没有登记。");
        page.reload();
        page.getByRole(AriaRole.BUTTON, named("记录发现问题")).first().click();
        assertThat(dialog(page).getByText("已恢复上次未提交的草稿")).isVisible();
        assertThat(dialog(page).getByLabel("具体情况")).hasValue("三家企业没有登记。");
        dialog(page).getByLabel("属于违法违规问题").check();
        dialog(page).getByLabel("选择文件").setInputFiles(photo("台账.png"));
        assertThat(link(page, "台账.png").first()).isVisible();
        fits(visit, "tour-find-zh-desk");
        confirm(page, "记录发现问题");
    }

    private static FilePayload photo(String name) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }
}
