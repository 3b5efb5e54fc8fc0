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
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The register of accidents in a browser: registered, corrected, counted in the situation. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccidentPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @Test
    void aClerkRegistersAnAccidentCorrectsItAndFindsItCounted() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = signIn(visit, "town.office", "zh-CN");
            page.navigate("/accidents");
            assertThat(page.getByText("台账里没有事故")).isVisible();
            page.getByRole(AriaRole.MAIN)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("登记事故"))
                    .first()
                    .click();
            page.getByLabel("事故名称").fill("冲压车间机械致害事故");
            page.getByLabel("发生时间").fill(clock.today() + "T00:10");
            page.getByLabel("类别").selectOption(new SelectOption().setLabel("机械致害"));
            page.getByLabel("事故地点").fill("冲压车间三号线");
            page.getByLabel("死亡（人）").fill("2");
            assertThat(page.getByText("一般", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            page.getByLabel("死亡（人）").fill("3");
            assertThat(page.getByText("较大", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            page.getByLabel("简要经过").fill("更换模具时误触启动按钮。");
            visit.hasNoAxeViolations();
            press(page, "登记事故");

            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new GetByRoleOptions().setName("冲压车间机械致害事故").setLevel(1)))
                    .isVisible();
            assertThat(page.getByText("较大事故")).isVisible();
            press(page, "补充更正");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("死亡（人）").fill("1");
            dialog.getByLabel("补充更正说明").fill("两名伤者抢救过来。");
            visit.hasNoAxeViolations();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("补充更正"))
                    .click();
            assertThat(page.getByText("死亡（人）：3 改为 1")).isVisible();
            assertThat(page.getByText("等级：较大 改为 一般")).isVisible();
            visit.hasNoAxeViolations();

            page.navigate("/situation");
            Locator deaths = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("死亡人数"));
            assertThat(deaths).containsText("1");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("查看事故台账"))
                    .click();
            assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("冲压车间机械致害事故")))
                    .isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void readsWellOnDeskAndPhone(String language) {
        for (boolean phone : new boolean[] {false, true}) {
            try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                Page page = signIn(visit, "town.office", language);
                for (String path : List.of("/accidents", "/accidents/new", "/situation")) {
                    page.navigate(path);
                    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                            .isVisible();
                    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
                    visit.hasNoAxeViolations();
                    visit.screenshot(
                            "accidents%s-%s-%s".formatted(path.replace('/', '-'), language, phone ? "phone" : "desk"));
                    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("%s fits its width", path)
                            .isEqualTo(true);
                }
            }
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Page signIn(Visit visit, String account, String language) {
        Assertions.assertThat(stage.town).isNotNull();
        return SignIn.quickly(visit, account, language);
    }
}
