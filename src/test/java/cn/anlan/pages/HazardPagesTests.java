package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Visit;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A hazard's own page tells all of it: who verifies sees there what was done and its photos. */
@AnlanTest
@TestPropertySource(properties = "anlan.samples=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HazardPagesTests {

    @Autowired
    Browser browser;

    @Test
    void whoVerifiesReadsTheRectificationAndSeesItsPhotosOnTheHazardsPage() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "supervisor");
            page.navigate("/hazards?state=RECTIFIED");
            page.locator("tbody a").first().click();

            var done = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("办理记录"));
            assertThat(done).containsText("承办：安全负责人");
            assertThat(done).containsText("整改期限：");
            assertThat(done).not().containsText("新期限");
            assertThat(done).containsText("已完成整改，现场恢复正常");
            assertThat(done.getByText("整改后.jpg")).isVisible();
            visit.hasNoAxeViolations();
        }
    }
}
