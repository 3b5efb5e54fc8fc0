package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.SHOP;
import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.heading;
import static cn.anlan.pages.LetterScene.issued;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.pdf;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A letter from its draft to the accepted reply, on both sides. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    Http http;

    @Test
    @Clause("XN-2.3a")
    void goesFromADraftToAnAcceptedReply() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.office");
            page.navigate("/letters");
            link(page, "拟写公文").first().click();
            button(page, "商请函").click();
            page.getByLabel("主送").first().fill("滨湖");
            page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("滨湖区"))
                    .click();
            page.getByLabel("商请事由").fill("协助整治液化气瓶违规存放");
            page.getByLabel("有关情况").fill("我镇沿街餐馆违规存放液化气瓶，镇级缺少执法权限。");
            page.getByLabel("商请事项").fill("派员联合执法\n提供供气企业名单");
            // An article of any rule book is cited where one writes.
            button(page, "引用条文").first().click();
            page.getByLabel("引用条文").fill("提示函");
            page.locator("li[role=option]").first().click();
            assertThat(page.getByLabel("有关情况")).hasValue(Pattern.compile("缺少执法权限。《.*》.+"));
            // Typed and not saved: still there after the page is loaded again.
            page.waitForTimeout(300);
            page.reload();
            assertThat(page.getByText("已恢复上次未提交的草稿")).isVisible();
            assertThat(page.getByLabel("商请事由")).hasValue("协助整治液化气瓶违规存放");
            visit.hasNoAxeViolations();
            visit.screenshot("letter-edit-zh-desk");
            button(page, "保存").click();
            assertThat(heading(page, "关于商请协助整治液化气瓶违规存放的函")).isVisible();
            assertThat(page.getByText("（一）派员联合执法").or(page.getByText("派员联合执法")).first())
                    .isVisible();
            step(page, "送审");
            assertThat(page.getByText("等本单位另一位负责人审核。")).isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.head");
            page.navigate("/letters?box=todo");
            link(page, "关于商请协助整治液化气瓶违规存放的函").click();
            step(page, "审核通过");
            step(page, "签发");
            assertThat(page.getByText("签名有效")).isVisible();
            button(page, "编号印发").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("商函〔2026〕1号");
            visit.hasNoAxeViolations();
            visit.screenshot("letter-issue-zh-desk");
            confirm(page, "编号印发");
            assertThat(page.getByText("尚未签收")).isVisible();
            visit.hasNoAxeViolations();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "district.office");
            // Where one begins the day, and in the work list.
            assertThat(waiting(page)).isVisible();
            page.navigate("/work");
            waiting(page).click();
            step(page, "签收");
            assertThat(page.getByText("请在下面答复。")).isVisible();
            page.getByLabel("答复内容").fill("同意联合执法，三月十日到镇。");
            page.getByLabel("选择文件").setInputFiles(pdf("复函.pdf"));
            assertThat(link(page, "复函.pdf").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("letter-reply-zh-desk");
            button(page, "提交答复").click();
            assertThat(page.getByText("同意联合执法，三月十日到镇。").first()).isVisible();
            assertThat(button(page, "认可答复")).hasCount(0);
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.office");
            page.navigate("/letters?box=todo");
            link(page, "关于商请协助整治液化气瓶违规存放的函").click();
            assertThat(button(page, "认可答复")).isVisible();
            visit.screenshot("letter-judge-zh-desk");
            step(page, "认可答复");
            assertThat(page.getByText("已办结。")).isVisible();
            assertThat(page.getByText("答复已认可").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("letter-closed-zh-desk");
        }
    }

    private static Locator waiting(Page page) {
        return page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("待办公文"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("关于商请协助整治液化气瓶违规存放的函"));
    }

    @Test
    void setsWhatTheNumbersOfAUnitBeginWith() {
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.quickly(visit, "district.office", "zh-CN");
            page.navigate("/letters");
            button(page, "发文代字").click();
            Locator mark = page.getByLabel("代字", new Page.GetByLabelOptions().setExact(true));
            assertThat(mark).not().hasValue("");
            mark.fill("滨安");
            assertThat(page.getByText("改后的文号：滨安……〔2026〕1号")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("letter-mark-zh-phone");
            confirm(page, "保存");
            button(page, "发文代字").click();
            assertThat(mark).hasValue("滨安");
        }
    }

    @Test
    @Clause("XN-2.3b")
    void answersByAOneTimeLinkOnAPhoneInEnglish() {
        String letter = issued(http, "做好假期值守");
        String address;
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.byForm(visit, "town.head", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/letters/" + letter);
            button(page, "Make a one-time link " + SHOP).click();
            visit.hasNoAxeViolations();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Make").setExact(true))
                    .click();
            address = page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                    .inputValue();
            visit.screenshot("letter-link-en-desk");
        }
        String path = address.substring(address.indexOf("/reply/"));
        try (Visit visit = browser.phone("en")) {
            Page page = visit.page();
            page.navigate(path);
            page.getByText("English").click();
            assertThat(heading(page, "关于做好假期值守的提示函")).isVisible();
            button(page, "Confirm receipt").click();
            assertThat(page.getByText("Receipt is confirmed.")).isVisible();
            page.getByLabel("Your reply").fill("Two people stay on duty each day.");
            page.getByLabel("Upload files").setInputFiles(pdf("rota.pdf"));
            assertThat(page.getByText("rota.pdf").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("reply-link-en-phone");
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            button(page, "Send the reply").click();
            assertThat(page.getByText("Reply sent")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("reply-link-sent-en-phone");
            page.reload();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("reply-link-used-en-phone");
        }
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.byForm(visit, "town.head", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/letters/" + letter);
            assertThat(page.getByText("Two people stay on duty each day.").first())
                    .isVisible();
            step(page, "Accept the reply");
            assertThat(page.getByText("It is closed.")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("letter-closed-en-phone");
        }
    }
}
