package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.confirm;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.pdf;
import static cn.anlan.pages.LetterScene.step;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.Visit;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A county check from its proposal through the work on the spot to its end, as both offices and the county see it. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountyCheckPagesTests {

    @Autowired
    Stage stage;

    @Autowired
    People people;

    @Autowired
    Browser browser;

    @Autowired
    Http http;

    @BeforeAll
    void aStaffingOffice() {
        UUID staffing = people.unit("无锡市编办", UnitKind.DEPARTMENT, "320200000000", stage.city);
        people.join("staffing", Role.DEPARTMENT, staffing);
    }

    @Test
    @Clause("XN-1.3a")
    void opensACheckOfACountyTogetherWorksItAndClosesItOnceDocumentsAndReportAreOnFile() {
        try (Visit visit = browser.desktop("en")) {
            Page page = SignIn.quickly(visit, "city.office", "en");
            page.navigate("/clues/county-checks");
            propose(page, visit);
            assertThat(page.getByText("Awaiting the staffing office").first()).isVisible();
            assertThat(page.getByText("Waiting for 无锡市编办 to join.")).isVisible();
            assertThat(link(page, "Open the records")).hasCount(0);
            assertThat(page.getByText("It begins when 无锡市编办 joins")).isVisible();
            link(page, "See the checklist").click();
            assertThat(page.getByText("Not begun")).isVisible();
            part(page, "Nine areas").click();
            assertThat(button(page, "Edit the checklist")).isVisible();
            seen(visit, "county-check-checklist-en-desk");
        }
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.quickly(visit, "staffing", "zh-CN");
            page.navigate("/clues/county-checks");
            link(page, "滨湖区").first().click();
            assertThat(page.getByText("无锡市安委办提出这项督办，请会同立项。")).isVisible();
            step(page, "会同立项");
            assertThat(page.getByText("等待滨湖区安委办报备文件，还有 2 份。")).isVisible();
            assertThat(page.getByText("报备期限")).isVisible();
            assertThat(page.getByText("未报备")).hasCount(2);
            seen(visit, "county-check-zh-phone");
            link(page, "进入检查记录").click();
            recordVisit(page);
            assertThat(page.getByText("问题、依据、责任单位和证据一次记全")).isVisible();
            part(page, "走访").click();
            assertThat(page.getByText("三个镇没有在编人员")).isVisible();
            seen(visit, "county-check-work-zh-phone");
        }
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.quickly(visit, "district.office", "zh-CN");
            page.navigate("/clues/county-checks");
            link(page, "滨湖区").first().click();
            assertThat(page.getByText("还有 2 份文件没有报备，请在期限内报备。")).isVisible();
            fileBoth(page);
            assertThat(page.getByText("等待无锡市安委办核对后结项")).hasCount(0);
            assertThat(page.getByText("文件齐备，待结项").first()).isVisible();
            link(page, "进入检查记录").click();
            assertThat(page.getByText("报告报送后可以看到发现的问题")).isVisible();
            assertThat(page.getByText("三个镇没有在编人员")).hasCount(0);
            seen(visit, "county-check-work-county-zh-desk");
        }
        String check;
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.quickly(visit, "city.office", "zh-CN");
            page.navigate("/clues/county-checks");
            seen(visit, "county-checks-zh-desk");
            link(page, "滨湖区").first().click();
            assertThat(page.getByText("等待无锡市安委办报送检查报告，报送后才能结项。")).isVisible();
            assertThat(button(page, "结项")).hasCount(0);
            seen(visit, "county-check-filed-zh-desk");
            link(page, "进入检查记录").click();
            find(page, visit);
            report(page, visit);
            assertThat(page.getByText("还有 1 个问题待整改")).isVisible();
            part(page, "报告").click();
            assertThat(page.getByText("夜班无人值守")).isVisible();
            seen(visit, "county-check-reported-zh-desk");
            check = page.url().replaceAll(".*/county-checks/([^/]+)/work.*", "$1");
            assertThat(link(page, "PDF")).hasAttribute("href", "/api/tours/" + check + "/report.pdf");
        }
        putRight(check);
        try (Visit visit = browser.phone("en")) {
            Page page = SignIn.quickly(visit, "city.office", "en");
            page.navigate("/clues/county-checks/" + check + "/work");
            assertThat(page.getByText(Pattern.compile("^Put right"))).isVisible();
            seen(visit, "county-check-work-en-phone");
            link(page, "Back to the check").click();
            assertThat(page.getByText("nothing found is left open")).isVisible();
            step(page, "Close");
            assertThat(page.getByText("Closed").first()).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Close"))).hasCount(0);
            seen(visit, "county-check-closed-en-phone");
        }
    }

    private static void propose(Page page, Visit visit) {
        button(page, "Propose a check").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("County").fill("滨湖");
        page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(Pattern.compile("^滨湖区 ?District")))
                .first()
                .click();
        dialog.getByLabel("Together with").fill("无锡市编");
        page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("无锡市编办")).click();
        dialog.getByLabel("Matter").fill("乡镇安监机构建设");
        dialog.getByLabel("Documents to be filed").fill("机构设置文件\n人员编制文件");
        seen(visit, "county-check-new-en-desk");
        confirm(page, "Propose a check");
    }

    private static void recordVisit(Page page) {
        button(page, "记录走访").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("工作方式").selectOption("INTERVIEWS");
        dialog.getByLabel("地点或对象").fill("区委编办");
        dialog.getByLabel("了解到的情况").fill("三个镇没有在编人员");
        confirm(page, "记录走访");
    }

    private static void fileBoth(Page page) {
        for (String no : List.of("1", "2")) {
            button(page, "报备文件").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("文件", new Locator.GetByLabelOptions().setExact(true))
                    .selectOption(no);
            dialog.getByLabel("选择文件").setInputFiles(pdf("文件" + no + ".pdf"));
            assertThat(dialog.getByText("文件" + no + ".pdf").first()).isVisible();
            confirm(page, "报备文件");
        }
    }

    private static void find(Page page, Visit visit) {
        page.getByRole(AriaRole.BUTTON, named("记录发现问题")).first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("方面", new Locator.GetByLabelOptions().setExact(true)).selectOption("CAPACITY_AND_EMERGENCY");
        dialog.getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName("问题").setExact(true))
                .fill("安监站没有独立设置");
        dialog.getByLabel("具体情况").fill("与经济发展办合署。");
        dialog.getByLabel("依据", new Locator.GetByLabelOptions().setExact(true)).fill("《安全生产法》第九条");
        dialog.getByLabel("选择文件").setInputFiles(pdf("编制文件.pdf"));
        assertThat(dialog.getByText("编制文件.pdf").first()).isVisible();
        seen(visit, "county-check-find-zh-desk");
        confirm(page, "记录发现问题");
        assertThat(page.getByText("安监站没有独立设置").first()).isVisible();
    }

    /** Drafted from the finding, edited, filed. */
    private static void report(Page page, Visit visit) {
        page.getByRole(AriaRole.BUTTON, named("报送检查报告")).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        Locator problems = dialog.getByLabel("发现的问题");
        assertThat(problems).hasValue(Pattern.compile("1\\. 安监站没有独立设置"));
        problems.fill(problems.inputValue() + "\n2. 夜班无人值守。");
        seen(visit, "county-check-report-zh-desk");
        confirm(page, "报送检查报告");
    }

    /** The county puts right what was found, and the city's office accepts it. */
    private void putRight(String check) {
        Http county = http.as("district.office");
        String path =
                "/api/obligations/" + county.get("/api/tours/" + check).is(200).text("findings.0.obligation");
        byte[] proof = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        String upload = county.post("/api/evidence", Map.of("name", "整改.pdf", "size", proof.length))
                .is(201)
                .text("id");
        String evidence = county.with("Upload-Offset", "0")
                .send("PATCH", "/api/evidence/" + upload, "application/offset+octet-stream", proof)
                .is(200)
                .text("evidence.id");
        Answer owed = county.get(path).is(200);
        county.ifMatch(owed)
                .post(path + "/perform", Map.of("report", "已单独设置", "evidence", List.of(evidence)))
                .is(200);
        Http city = http.as("city.office");
        city.ifMatch(city.get(path).is(200))
                .post(path + "/accept", Map.of("opinion", "属实"))
                .is(200);
    }

    private static Locator part(Page page, String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static void seen(Visit visit, String name) {
        visit.hasNoAxeViolations();
        visit.screenshot(name);
        Assertions.assertThat(visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits its width", name)
                .isEqualTo(true);
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
