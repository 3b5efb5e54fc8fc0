package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.heading;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.pdf;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.Visit;
import cn.anlan.organization.UnitKind;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A clue from the town's phone to the city that closes it. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CluePagesTests {

    @Autowired
    Stage stage;

    @Autowired
    People people;

    @Autowired
    Browser browser;

    @Test
    @Clause("XN-3.3c")
    void handsAClueOverFromThePhoneAndFollowsItToTheEnd() {
        people.unit("滨湖区水利局", UnitKind.DEPARTMENT, "320211000000", stage.district);
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.head");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/clues");
            assertThat(page.getByText("没有线索")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("clues-empty-zh-phone");
            button(page, "移交线索").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("反映的单位").fill("滨湖区水利");
            page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("滨湖区水利局"))
                    .click();
            dialog.getByLabel("反映的情况").fill("三次提请检查采砂船，均未到场。");
            dialog.getByLabel("姓名").fill("刘举报");
            visit.hasNoAxeViolations();
            visit.screenshot("clues-new-zh-phone");
            confirm(page, "移交线索");
            assertThat(heading(page, "关于滨湖区水利局的线索")).isVisible();
            assertThat(page.getByText("等待滨湖区安委办受理并答复。")).isVisible();
            assertThat(page.getByText("答复期限")).isVisible();
            assertThat(page.getByText("反映人信息已封存。")).isVisible();
            assertThat(button(page, "查看反映人")).hasCount(0);
            assertThat(page.getByText("刘举报")).hasCount(0);
            visit.hasNoAxeViolations();
            visit.screenshot("clue-zh-phone");
            fits(page);
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "district.office");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/clues");
            link(page, "滨湖区水利局").first().click();
            assertThat(page.getByText("请受理这条线索，并在期限内办理、答复。")).isVisible();
            step(page, "受理");
            assertThat(page.getByText("请核实情况，在期限内答复处理结果。")).isVisible();
            button(page, "查看反映人").click();
            page.getByRole(AriaRole.DIALOG).getByLabel("理由").fill("当面核实");
            visit.hasNoAxeViolations();
            confirm(page, "查看反映人");
            assertThat(page.getByText("刘举报")).isVisible();
            visit.screenshot("clue-unsealed-zh-desk");
            button(page, "答复处理结果").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("情节").selectOption("SERIOUS");
            dialog.getByLabel("处理方式").selectOption("CRITICISM");
            dialog.getByLabel("处理结果").fill("责令限期履职并通报。");
            dialog.getByLabel("选择文件").setInputFiles(pdf("处理决定.pdf"));
            assertThat(dialog.getByText("处理决定.pdf").first()).isVisible();
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("答复处理结果").setExact(true))
                    .click();
            assertThat(dialog.getByText("处理过轻").first()).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("clue-too-mild-zh-desk");
            dialog.getByLabel("处理方式").selectOption("CIRCULAR");
            confirm(page, "答复处理结果");
            assertThat(page.getByText("已经答复，等待无锡市安委办审核。")).isVisible();
            assertThat(page.getByText("答复期限")).hasCount(0);
        }
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.byForm(visit, "city.office", Http.PASSWORD, "en");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate("/clues");
            assertThat(link(page, "滨湖区水利局").first()).isVisible();
            visit.screenshot("clues-en-desk");
            link(page, "滨湖区水利局").first().click();
            assertThat(page.getByText("责令限期履职并通报。")).isVisible();
            assertThat(page.getByText("The committee office of 滨湖区 has answered; it is yours to close it"))
                    .isVisible();
            step(page, "Close");
            assertThat(page.getByText("Closed").first()).isVisible();
            assertThat(page.getByText("刘举报")).hasCount(0);
            visit.hasNoAxeViolations();
            visit.screenshot("clue-closed-en-desk");
        }
    }

    private static void fits(Page page) {
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
