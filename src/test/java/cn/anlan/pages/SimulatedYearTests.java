package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** Plays docs/simulation.md row by row: whatever is pressed under a name in Chinese stands under that name in the story. */
@AnlanTest
@ActiveProfiles("simulation")
@TestPropertySource(properties = {"anlan.samples=true", "anlan.simulation.start=2027-01-04T01:00:00Z"})
class SimulatedYearTests {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedYearTests.class);
    private static final String LIST = "硕放街道副职2027年重点工作清单";
    private static final String HEARING = "第二季度安全生产工作汇报会";
    private static final String HAZARD = "三号仓库消防通道被托盘堵塞";

    /** So many presses and fields are five minutes at three seconds each, the three of the signing-in taken off. */
    private static final int FIVE_MINUTES = 97;

    @Autowired
    Browser browser;

    private Visit visit;
    private Player player;

    @BeforeEach
    void theHeadSignsIn() {
        visit = browser.desktop("zh-CN");
        player = new Player(SignIn.byForm(visit, "town.head"));
    }

    @AfterEach
    void thePageIsClosed() {
        visit.close();
    }

    @Test
    void playsTheYearOfATownHeadAsTheStoryTellsIt() throws IOException {
        long begun = System.nanoTime();
        assertThat(player.now()).containsText("2027/01/04");
        aMembersListIsFiled();
        player.as("office");
        theOfficeAcceptsTheListAndReturnsThePlan();
        player.to("季末前一周");
        player.to("一周后");
        aReminderGoesOut();
        player.as("town.head");
        theReminderIsAcknowledged();
        player.to("季末前一周");
        aHearingIsRecorded();
        aHazardIsClosed();
        player.as("town.head");
        player.to("年末前一周");
        theArchiveShowsItsGapsAndDraftsTheStatement();
        player.as("office");
        player.to("一周后");
        player.to("一周后");
        theBoardSaysWhoWasOnTime();
        LOG.info("{} steps in {} s", player.steps(), (System.nanoTime() - begun) / 1_000_000_000L);
        Assertions.assertThat(player.steps()).isLessThanOrEqualTo(FIVE_MINUTES);
    }

    private void aMembersListIsFiled() {
        player.go(told("应办事项"));
        player.link(told("制定班子成员年度重点工作清单"));
        player.link(told("记录工作 · 班子成员重点清单"));
        player.fill("标题", LIST);
        player.item("完成粉尘涉爆企业排查", "2027-03-20");
        player.give(player.page().getByLabel("选择文件"), document("清单.pdf"));
        player.button(told("归档"));

        Locator counted = player.region("计入的职责");
        assertThat(counted).containsText("制定班子成员年度重点工作清单");
        assertThat(counted).containsText("待核验");
        player.sees("完成粉尘涉爆企业排查");
    }

    private void theOfficeAcceptsTheListAndReturnsThePlan() {
        player.go(told("应办事项"));
        player.link(told("待我核验"));
        player.link("制定班子成员年度重点工作清单");
        player.button("核验通过");
        player.confirm("核验通过");
        player.sees("已办结");

        player.go(told("应办事项"));
        player.link(told("待我核验"));
        player.link(Pattern.compile("工作计划"));
        player.button("退回");
        player.fill(player.dialog().getByLabel("理由"), "目标没有分解到季度。");
        player.confirm("退回");
        player.sees("办理中");
    }

    private void aReminderGoesOut() {
        assertThat(player.now()).containsText("2027/04/01");
        player.go(told("履职看板"));
        player.link(told("新吴区"));
        player.press(player.row("硕放街道").locator("button.overdue"));
        player.press(player.dialog().getByRole(AriaRole.LINK));
        player.sees("已逾期");
        player.button(told("采取督促措施"));
        player.press(player.dialog().getByText(told("警示提示"), new Locator.GetByTextOptions().setExact(true)));
        player.fill(player.dialog().getByLabel("整改要求"), "十日内补办并说明原因。");
        player.fill(player.dialog().getByLabel("整改期限"), "2027-04-12");
        player.confirm("发出");
        // It is numbered, signed and delivered: its letter stands on its page.
        player.seesHeading("警示提示：硕放街道");
        player.sees(Pattern.compile("〔2027〕\\d+号"));
    }

    private void theReminderIsAcknowledged() {
        player.go(told("督促与指导"));
        player.link(Pattern.compile("应于"));
        player.seesHeading("警示提示：硕放街道");
        player.button(told("签收"));
        player.confirm("签收");
        player.sees("已签收");
    }

    private void aHearingIsRecorded() {
        player.go("应办事项");
        player.link("系统听取安全生产工作汇报");
        player.link("记录工作 · 听取汇报");
        player.fill("标题", HEARING);
        player.fill("地点", "街道三楼会议室");
        player.fill("议程", "二季度安全生产工作汇报");
        player.fill("到会人员", "李春华\n王长河");
        player.fill("会议纪要", "听取汇报，部署汛期检查。");
        player.item("汛期检查全覆盖", "2027-07-20");
        player.give(player.page().getByLabel("选择文件"), document("纪要.pdf"), document("到会人员名单.pdf"));
        player.button("归档");

        Locator counted = player.region("计入的职责");
        assertThat(counted).containsText("系统听取安全生产工作汇报");
        assertThat(counted).containsText("待核验");
        assertThat(player.main()
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("汛期检查全覆盖"))
                        .first())
                .isVisible();
    }

    private void aHazardIsClosed() throws IOException {
        player.as("grid");
        player.link("上报隐患");
        player.fill(player.page().locator("textarea"), HAZARD);
        player.fill("责任单位", "锡新精密机械");
        player.press(player.page()
                .getByRole(AriaRole.LISTBOX)
                .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(Pattern.compile("^锡新精密机械"))));
        player.button("上报");
        player.seesHeading(HAZARD);
        player.as("supervisor");
        theHazard();
        player.button("交办");
        player.confirm("交办");
        player.sees("整改中");
        player.as("enterprise");
        theHazard();
        player.button("提交整改");
        player.fill(player.dialog().getByLabel("整改情况"), "托盘已清走，通道画线。");
        player.give(player.dialog().locator("input[type=file]"), photo());
        player.confirm("提交整改");
        player.as("supervisor");
        theHazard();
        player.button("核验通过");
        player.confirm("核验通过");
        player.button("销号");
        player.confirm("销号");
        player.sees("已销号");
    }

    private void theHazard() {
        player.go("隐患");
        player.link(HAZARD);
        player.seesHeading(HAZARD);
    }

    private void theArchiveShowsItsGapsAndDraftsTheStatement() {
        player.go(told("履职档案"));
        player.sees("空缺");
        assertThat(player.main()
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(HEARING))
                        .first())
                .isVisible();
        player.button(told("写述职报告"));
        assertThat(player.page().getByLabel("正文")).hasValue(Pattern.compile(HEARING));
        player.button("取消");
    }

    private void theBoardSaysWhoWasOnTime() {
        assertThat(player.now()).containsText("2028/01/08");
        player.go("履职看板");
        player.choose("时段", new SelectOption().setLabel("2027年全年"));
        player.link("新吴区");
        Locator row = player.row("硕放街道");
        assertThat(row).containsText(Pattern.compile("\\d+%"));
        assertThat(row.locator("button.overdue").first()).isVisible();
    }

    /** Words by which the story calls something to press. */
    private static String told(String words) {
        try {
            Assertions.assertThat(Files.readString(Path.of("docs/simulation.md")))
                    .contains(words);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
        return words;
    }

    private static FilePayload document(String name) {
        String pdf = "%PDF-1.4\n%" + name + "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        return new FilePayload(name, "application/pdf", pdf.getBytes(StandardCharsets.UTF_8));
    }

    private static FilePayload photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new FilePayload("通道.png", "image/png", bytes.toByteArray());
    }
}
