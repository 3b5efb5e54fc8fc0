package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import cn.anlan.calendar.ClockAdvanced;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/** The pages on a head's duties: board, calendar, situation, archive. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DutyPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    /** A quarter and some days in which the head does nothing. */
    @BeforeAll
    void liveAQuarter() {
        stage.live(clock.today());
        to("2026-03-02T09:00");
        to("2026-04-10T09:00");
    }

    @Test
    @Clause("WX-3.3b")
    void leadsFromTheBoardToTheObligationByKeyboard() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = signIn(visit, "city.office");
            page.navigate("/board?period=2026-Q1");
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("履职看板")))
                    .isVisible();
            var row = page.getByRole(AriaRole.ROW)
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("胡埭镇"));
            assertThat(row).containsText("张伟");

            row.getByRole(AriaRole.BUTTON).first().focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            visit.hasNoAxeViolations();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.LINK).first().click();
            page.waitForURL(url -> url.contains("/obligations/"));
            assertThat(page.getByText("逾期").first()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void readWellOnDeskAndPhone(String language) {
        for (boolean phone : new boolean[] {false, true}) {
            try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                Page page = signIn(visit, "city.office");
                for (String path : List.of(
                        "/board",
                        "/agenda?whose=below",
                        "/agenda?whose=below&at=2026",
                        "/situation?unit=" + stage.town,
                        "/archive?period=2026-Q1&person=" + stage.person("town.head"))) {
                    page.navigate(path);
                    page.waitForLoadState(LoadState.NETWORKIDLE);
                    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                            .isVisible();
                    visit.hasNoAxeViolations();
                    visit.screenshot("duties%s-%s-%s"
                            .formatted(
                                    path.replaceAll("[/?=&]", "-").replaceAll("[0-9a-f-]{30,}", ""),
                                    language,
                                    phone ? "phone" : "desk"));
                    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("%s fits its width", path)
                            .isEqualTo(true);
                }
            }
        }
    }

    @Test
    @Clause("WX-2.1b")
    void recordsTheAnalysisFromThePackAndDraftsAReport() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = signIn(visit, "town.head");
            page.navigate("/situation");
            assertThat(page.getByText("缺期").first()).isVisible();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("记录分析研判"))
                    .click();
            page.getByLabel("研判结论").fill("涉氨企业是重点。");
            visit.hasNoAxeViolations();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("归档").setExact(true))
                    .click();
            // The first paper printed reads the fonts.
            assertThat(page.getByText("按时完成").first()).isVisible(new IsVisibleOptions().setTimeout(30_000));

            page.navigate("/archive");
            assertThat(page.getByText("2026-04安全生产形势分析材料").first()).isVisible();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("写履职报告"))
                    .click();
            assertThat(page.getByLabel("正文")).hasValue(java.util.regex.Pattern.compile("形势分析"));
            visit.hasNoAxeViolations();
            page.getByLabel("报送").fill("区安委办");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("归档").setExact(true))
                    .click();
            assertThat(page.getByText("2026年安全生产履职报告").first()).isVisible(new IsVisibleOptions().setTimeout(30_000));

            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("2026-04安全生产形势分析材料"))
                    .first()
                    .click();
            page.waitForURL(java.util.regex.Pattern.compile("/records/[0-9a-f-]{36}"));
        }
    }

    @Test
    void givesTheCalendarsAddressOnceAndStopsIt() {
        try (Visit visit = browser.phone("en")) {
            Page page = signIn(visit, "town.head");
            page.navigate("/agenda");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Subscribe"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Make an address"))
                    .click();
            String address = page.getByLabel("Address").inputValue();
            visit.hasNoAxeViolations();
            Assertions.assertThat(page.request().get(address).text()).startsWith("BEGIN:VCALENDAR");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Stop it"))
                    .click();
            assertThat(page.getByText("There is no address yet.")).isVisible();
            Assertions.assertThat(page.request().get(address).status()).isEqualTo(404);
        }
    }

    private void to(String moment) {
        var before = clock.instant();
        clock.set(moment);
        events.publishEvent(new ClockAdvanced(before, clock.instant()));
    }

    private static Page signIn(Visit visit, String account) {
        Page page = visit.page();
        String language = String.valueOf(page.evaluate("navigator.language"));
        boolean en = language.startsWith("en");
        page.addInitScript("localStorage.setItem('anlan.language', '%s')".formatted(en ? "en" : "zh-CN"));
        page.navigate("/sign-in");
        page.getByLabel(en ? "Account" : "账号").fill(account);
        page.getByLabel(en ? "Password" : "密码").fill(Http.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(en ? "Sign in" : "登录").setExact(true))
                .click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }
}
