package cn.anlan.pages;

import static cn.anlan.pages.LetterScene.begun;
import static cn.anlan.pages.LetterScene.button;
import static cn.anlan.pages.LetterScene.file;
import static cn.anlan.pages.LetterScene.issued;
import static cn.anlan.pages.LetterScene.link;
import static cn.anlan.pages.LetterScene.yaml;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Http;
import cn.anlan.Visit;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
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

/** The pages around letters: begun from a hazard, checked by anybody, kinds of a place's own; and how all of them read. */
@AnlanTest
@Import(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterReadingTests {

    @Autowired
    Stage stage;

    @Autowired
    Browser browser;

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
        prompt = issued(http, "做好汛期用电安全");
        draft = begun(http, "做好夏季防火");
        batch = http.as("town.office")
                .upload(
                        "/api/letter-batches?kind=prompt",
                        "file",
                        "名单.csv",
                        "text/csv",
                        "主送单位,提示事由,发现的情况,提示事项\n甲店,安全用电,线路老化,检修线路\n,安全用气,软管老化,更换软管\n".getBytes(StandardCharsets.UTF_8))
                .is(201)
                .text("id");
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
            button(page, "添加").first().click();
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
}
