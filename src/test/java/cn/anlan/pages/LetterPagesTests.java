package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Browser;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The pages of letters, on both sides of one, and those that are open to everybody. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterPagesTests {

    private static final String SHOP = "胡埭镇喆㙦五金店";

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

    @Autowired
    TestClock clock;

    @Autowired
    Http http;

    private String hazard;
    private String prompt;
    private String draft;
    private String batch;

    @BeforeAll
    void lettersAndAHazard() {
        hazard = http.as("town.office")
                .post(
                        "/api/hazards",
                        Map.of("title", "三号仓库消防通道堵塞", "place", "胡埭镇工业园", "description", "通道被货物占用，曾口头要求清理。"))
                .is(201)
                .text("id");
        prompt = issued("做好汛期用电安全");
        draft = begun("做好夏季防火");
        batch = http.as("town.office")
                .upload(
                        "/api/letter-batches?kind=prompt",
                        "file",
                        "名单.csv",
                        "text/csv",
                        "主送单位,提示事由,发现的情况,提示事项\n甲店,安全用电,线路老化,检修线路\n,安全用气,软管老化,更换软管\n"
                                .getBytes(StandardCharsets.UTF_8))
                .is(201)
                .text("id");
    }

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
            page.navigate("/letters?box=in");
            link(page, "关于商请协助整治液化气瓶违规存放的函").click();
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

    @Test
    @Clause("XN-2.3b")
    void answersByAOneTimeLinkOnAPhoneInEnglish() {
        String letter = issued("做好假期值守");
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
            assertThat(page.getByText("rota.pdf")).isVisible();
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

    @Test
    void tellsTheFileThatWasIssuedFromAnotherWithoutSendingEither() {
        Http head = http.as("town.head");
        String code = head.get("/api/letters/" + prompt).text("checkCode");
        byte[] file = head.get("/api/letters/" + prompt + ".pdf").is(200).bytes();
        try (Visit visit = browser.phone("zh-CN")) {
            Page page = visit.page();
            var sent = new ArrayList<String>();
            page.onRequest(request -> {
                if (!request.method().equals("GET")) {
                    sent.add(request.url());
                }
            });
            page.navigate("/check");
            visit.hasNoAxeViolations();
            visit.screenshot("check-zh-phone");
            page.getByLabel("核验码").fill(code.toLowerCase(java.util.Locale.ROOT));
            button(page, "查询").click();
            page.waitForURL(url -> url.endsWith("/checks/" + code));
            assertThat(page.getByText("提示函〔2026〕").first()).isVisible();
            page.getByLabel("选择文件，或拖到这里").setInputFiles(new FilePayload("公文.pdf", "application/pdf", file));
            assertThat(page.getByText("就是印发的那份文件")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("check-same-zh-phone");
            file[file.length - 2] ^= 1;
            page.getByLabel("选择文件，或拖到这里").setInputFiles(new FilePayload("公文.pdf", "application/pdf", file));
            assertThat(page.getByText("不是印发的那份文件")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("check-other-zh-phone");
            Assertions.assertThat(sent).isEmpty();
        }
    }

    @Test
    void beginsALetterFromAHazardWhichThenListsIt() {
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "town.office");
            page.navigate("/hazards/" + hazard);
            link(page, "就此拟写公文").click();
            assertThat(page.getByLabel("督办事由")).hasValue("整改三号仓库消防通道堵塞");
            assertThat(page.getByLabel("隐患及此前处置情况")).hasValue("胡埭镇工业园\n三号仓库消防通道堵塞\n通道被货物占用，曾口头要求清理。");
            page.getByLabel("督办要求").fill("立即清除堵塞的货物");
            page.getByLabel("主送").first().fill("胡埭镇某物流公司");
            button(page, "添加").click();
            button(page, "保存").click();
            assertThat(link(page, "查看隐患")).isVisible();
            link(page, "查看隐患").click();
            assertThat(link(page, "关于限期整改三号仓库消防通道堵塞的督办函")).isVisible();
            visit.hasNoAxeViolations();
            visit.screenshot("hazard-letters-zh-desk");
        }
    }

    @Test
    void listsTheFaultsOfAPlacesOwnKindsAndTakesTheMendedOnes() {
        String good = """
                pack: hudai
                title: {zh: 胡埭镇公文, en: Letters of Hudai}
                kinds:
                  - key: hudai-note
                    version: 1
                    name: {zh: 温馨提醒, en: Kind note}
                    form: letter
                    to: [enterprise]
                    parties: true
                    fields:
                      - {key: subject, type: text, required: true, label: {zh: 事由, en: Subject}}
                    title: {zh: '关于{{subject}}的提醒', en: 'Note on {{subject}}'}
                    body:
                      - text: {zh: '请注意{{subject}}。', en: 'Mind {{subject}}.'}
                """;
        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "admin");
            page.navigate("/admin/letter-kinds");
            page.getByLabel("用于哪个单位").fill("胡埭");
            page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName("胡埭镇"))
                    .click();
            file(page).setInputFiles(yaml(good.replace("type: text", "type: txt")));
            assertThat(page.getByRole(AriaRole.ROW)).not().hasCount(0);
            visit.hasNoAxeViolations();
            visit.screenshot("letter-kinds-faults-zh-desk");
            file(page).setInputFiles(yaml(good));
            button(page, "采用").click();
            assertThat(page.getByText("已采用：温馨提醒。")).isVisible();
            assertThat(page.getByText("hudai-note").first()).isVisible();
            visit.hasNoAxeViolations();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void readWellOnDeskAndPhone(String language) {
        for (boolean phone : new boolean[] {false, true}) {
            for (String account : List.of("town.office", "admin")) {
                try (Visit visit = phone ? browser.phone(language) : browser.desktop(language)) {
                    Page page = SignIn.quickly(visit, account, language);
                    for (String path : account.equals("admin")
                            ? List.of("/admin/letter-kinds")
                            : List.of(
                                    "/letters",
                                    "/letters?box=in",
                                    "/letters/new",
                                    "/letters/new?kind=interview-record",
                                    "/letters/batches",
                                    "/letters/batches/" + batch,
                                    "/letters/" + prompt,
                                    "/letters/" + draft + "/edit")) {
                        page.navigate(path);
                        page.waitForLoadState(LoadState.NETWORKIDLE);
                        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                                .isVisible();
                        visit.hasNoAxeViolations();
                        visit.screenshot("letters%s-%s-%s"
                                .formatted(
                                        path.replaceAll("[0-9a-f-]{36}", "one").replaceAll("[/?=]", "-"),
                                        language,
                                        phone ? "phone" : "desk"));
                        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                                .as("%s fits its width", path)
                                .isEqualTo(true);
                    }
                }
            }
        }
    }

    /** A prompt letter of the town to a shop that is no unit here. */
    private String begun(String subject) {
        return http.as("town.office")
                .post(
                        "/api/letters",
                        Map.of(
                                "kind",
                                "prompt",
                                "to",
                                List.of(Map.of("name", SHOP)),
                                "fields",
                                Map.of(
                                        "subject",
                                        subject,
                                        "facts",
                                        "近期连续强降雨，检查发现你店用电线路私拉乱接。",
                                        "advice",
                                        List.of("检修线路", "安排专人值守"))))
                .is(201)
                .text("id");
    }

    private String issued(String subject) {
        String id = begun(subject);
        Http head = http.as("town.head");
        for (String step : List.of("sign", "issue")) {
            Answer seen = head.get("/api/letters/" + id);
            head.ifMatch(seen)
                    .post("/api/letters/" + id + "/" + step, step.equals("issue") ? Map.of() : null)
                    .is(200);
        }
        return id;
    }

    private static FilePayload pdf(String name) {
        String content = "%PDF-1.4\n% " + name + "\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        return new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8));
    }

    private static FilePayload yaml(String text) {
        return new FilePayload("hudai.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Locator file(Page page) {
        return page.getByLabel("选择文件", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    /** The step's button on the page, then the one at the foot of its dialog. */
    private static void step(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(name).setExact(true))
                .click();
        confirm(page, name);
    }

    private static void confirm(Page page, String name) {
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
