package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.Visit;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** A member's phone with the page for the field, and the bad luck that can befall it. */
record FieldPhone(Visit visit, FieldScene scene, CDPSession devtools) {

    static FieldPhone of(Visit visit, FieldScene scene) {
        return new FieldPhone(visit, scene, visit.context().newCDPSession(visit.page()));
    }

    Page page() {
        return visit.page();
    }

    FieldPhone open() {
        page().navigate(scene.path());
        return this;
    }

    FieldPhone takeAlong() {
        return open().take();
    }

    FieldPhone take() {
        button("带到手机上").click();
        assertThat(page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText(scene.unit());
        assertThat(page().getByText("检查清单").first()).isVisible();
        return this;
    }

    /** Until the service worker has the page. */
    FieldPhone readyWithoutANetwork() {
        page().waitForFunction("caches.keys().then((names) => names.some((name) => name.startsWith('anlan-field-')))");
        assertThat(page().getByText(java.util.regex.Pattern.compile("没有网络也能打开本页|浏览器没有保证长期保存")))
                .isVisible();
        return this;
    }

    void visited(String place) {
        button("记走访").click();
        page().getByLabel("走访方式").selectOption("UNANNOUNCED");
        page().getByLabel("地点或对象").fill(place);
        page().getByLabel("情况", new Page.GetByLabelOptions().setExact(true)).fill("值班室无人");
    }

    void found(String title) {
        button("记问题").click();
        page().getByLabel(java.util.regex.Pattern.compile("^(巡查|检查)方面")).selectOption("PREVENTION");
        page().getByLabel("问题", new Page.GetByLabelOptions().setExact(true)).fill(title);
        page().getByLabel("具体情况").fill("托盘堵住了出口");
        page().getByLabel("依据").fill("《消防法》第二十八条");
        page().getByLabel("责任单位")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(scene.responsible()));
    }

    void logged(String words) {
        button("写日志").click();
        page().getByLabel("当日工作").fill(words);
    }

    void attach(String name, String type, byte[] content) {
        page().locator("input[type=file]").last().setInputFiles(new FilePayload(name, type, content));
        assertThat(page().getByRole(AriaRole.GROUP).getByText(name).first()).isVisible();
    }

    void finish() {
        button("写完，发送").click();
        assertThat(button("记问题")).isVisible();
    }

    void waits(int count) {
        assertThat(page().getByText(java.util.regex.Pattern.compile("^" + count + " 条待发送")))
                .isVisible();
    }

    void nothingWaits() {
        assertThat(page().getByText("没有待发送的内容").first())
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(60_000));
    }

    void offline(boolean cut) {
        visit.context().setOffline(cut);
    }

    /** A network as far from the mast as this, or none at all. */
    void network(boolean cut, int bytesPerSecond) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", cut);
        conditions.addProperty("latency", 80);
        conditions.addProperty("downloadThroughput", bytesPerSecond);
        conditions.addProperty("uploadThroughput", bytesPerSecond);
        devtools.send("Network.enable");
        devtools.send("Network.emulateNetworkConditions", conditions);
    }

    /** Storage of this many bytes, or the whole again. */
    void quota(Integer bytes) {
        var asked = new JsonObject();
        asked.addProperty("origin", String.valueOf(page().evaluate("location.origin")));
        if (bytes != null) {
            asked.addProperty("quotaSize", bytes);
        }
        devtools.send("Storage.overrideQuotaForOrigin", asked);
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
