package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.link;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.Clause;
import cn.anlan.Visit;
import cn.anlan.inspections.TourDrive;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Where those who have to do with a tour find what is theirs: the group at home, the toured unit and the office on the tour's page. */
class TourMattersPagesTests extends TourStage {

    private UUID second;
    private TourDrive drive;

    @Test
    @Order(1)
    void leadToTheOwnGroupsToursFromHomeAndFromTheWorkList() {
        drive = new TourDrive(zone, clock, approved.tours().getFirst(), 0);
        drive.atWork();
        drive.find("PREVENTION", "风险台账不全", "PROBLEM", false);
        second = drive.find("ACCIDENTS", "事故迟报", "PROBLEM", false);
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.quickly(visit, "zone.leader", "en");
            page.navigate("/");
            assertThat(page.getByText("Tours you work on").first()).isVisible();
            assertThat(page.getByText("led by you").first()).isVisible();
            assertThat(link(page, "In the field 兴仁街道"))
                    .hasAttribute("href", drive.path().replace("/api", "") + "/field");
            fits(visit, "home-leader-en-phone");
            link(page, "Tour of 兴仁街道").click();
            assertThat(page.getByText("Stage 4 of 12: At work").first()).isVisible();
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.quickly(visit, "zone.leader", "zh-CN");
            page.navigate("/work");
            assertThat(page.getByText("您参加的巡查").first()).isVisible();
            fits(visit, "work-leader-zh-desk");
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.quickly(visit, "zone.office", "zh-CN");
            page.navigate("/");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.getByText("您参加的巡查")).hasCount(0);
        }
    }

    @Test
    @Order(2)
    @Clause("ZZ-3.3.5")
    void sayWhatIsStillToBePutRight() {
        drive.fedBack();
        drive.close(second);
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.quickly(visit, "street.head", "en");
            page.navigate(drive.path().replace("/api", ""));
            assertThat(page.getByText("1 finding isn't put right yet: open it, put it right, then report with proof."))
                    .isVisible();
            Locator left = page.locator("ul[aria-labelledby=left]").getByRole(AriaRole.LINK);
            assertThat(left).hasText("风险台账不全");
            fits(visit, "tour-left-en-phone");
            left.click();
            page.waitForURL(Pattern.compile("/obligations/"));
        }
    }

    @Test
    @Order(3)
    @Clause("ZZ-3.3.6a")
    void sayByWhichDayTheCopiesAreDue() {
        clock.set("2026-04-20T10:00");
        drive.reviewed();
        drive.step(zone.office, "copy", Map.of("unit", zone.bureau, "results", "总体较好"))
                .is(200);
        String path = drive.path().replace("/api", "") + "?part=transfers";
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.quickly(visit, "zone.office", "en");
            page.navigate(path);
            assertThat(page.getByText("1 copy is still to be sent, by")).isVisible();
            assertThat(page.getByText("5 May 2026").first()).isVisible();
            fits(visit, "tour-copies-en-desk");
        }
        clock.set("2026-05-06T00:00");
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.quickly(visit, "zone.office", "zh-CN");
            page.navigate(path);
            assertThat(page.getByText("还应抄送 1 个部门，期限：")).isVisible();
            assertThat(page.getByText(Pattern.compile("^(已)?逾期|^超期")).first()).isVisible();
            fits(visit, "tour-copies-late-zh-phone");
        }
    }
}
