package cn.anlan.pages;

import cn.anlan.Answer;
import cn.anlan.Http;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Letters of the town on the {@link Stage}, and how their pages are worked. */
final class LetterScene {

    static final String SHOP = "胡埭镇喆㙦五金店";

    private LetterScene() {}

    /** A prompt letter of the town to a shop that is no unit here. */
    static String begun(Http http, String subject) {
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

    static String issued(Http http, String subject) {
        String id = begun(http, subject);
        Http head = http.as("town.head");
        for (String step : List.of("sign", "issue")) {
            Answer seen = head.get("/api/letters/" + id);
            head.ifMatch(seen)
                    .post("/api/letters/" + id + "/" + step, step.equals("issue") ? Map.of() : null)
                    .is(200);
        }
        return id;
    }

    static FilePayload pdf(String name) {
        String content = "%PDF-1.4\n% " + name + "\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        return new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8));
    }

    static FilePayload yaml(String text) {
        return new FilePayload("hudai.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    static Locator file(Page page) {
        return page.getByLabel("选择文件", new Page.GetByLabelOptions().setExact(true));
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    /** The step's button on the page, then the one at the foot of its dialog. */
    static void step(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
        confirm(page, name);
    }

    static void confirm(Page page, String name) {
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
