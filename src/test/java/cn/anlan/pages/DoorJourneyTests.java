package cn.anlan.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Browser;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.Visit;
import cn.anlan.access.Accounts;
import cn.anlan.organization.Posts;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming in: the first password, too many wrong ones, two posts, none. */
@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorJourneyTests {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Posts posts;

    @Autowired
    Browser browser;

    private UUID town;

    @BeforeAll
    void openTown() {
        town = people.unit("胡埭镇", UnitKind.TOWN, "320211102000", null);
    }

    @Test
    void asksForANewPasswordBeforeAnythingElse() {
        UUID person = people.person("新任");
        UUID street = people.unit("马山街道", UnitKind.SUB_DISTRICT, "320211004000", null);
        posts.appoint(Actor.system(), people.post(Role.PRINCIPAL, street), null, person, People.SINCE, null);
        accounts.open(Actor.system(), new Accounts.NewAccount(person, "new.head", Http.PASSWORD, true, false, "zh"));

        try (Visit visit = browser.desktop("zh-CN")) {
            var refused = refusals(visit.page());
            Page page = SignIn.byForm(visit, "new.head");
            assertThat(heading(page, "请先修改初始密码")).isVisible();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            visit.hasNoAxeViolations();
            page.navigate("/work");
            assertThat(heading(page, "请先修改初始密码")).isVisible();

            page.getByLabel("当前密码").fill(Http.PASSWORD);
            page.getByLabel("新密码", exactly()).fill("Another-2026-word");
            page.getByLabel("再输入一次新密码").fill("Another-2026-word");
            button(page, "修改密码");

            assertThat(heading(page, "人员 新任，您好")).isVisible();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            Assertions.assertThat(refused).isEmpty();
        }
    }

    @Test
    void saysThatAndForHowLongAnAccountIsLocked() {
        people.join("locked.out", Role.GRID_WORKER, town);

        try (Visit visit = browser.phone("zh-CN")) {
            Page page = SignIn.byForm(visit, "locked.out", "wrong-0", "zh-CN");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("账号或密码不正确");
            for (int i = 1; i < 12 && !page.getByText("已暂时锁定").isVisible(); i++) {
                page.getByLabel("密码", exactly()).fill("wrong-" + i);
                page.waitForResponse(answer -> answer.url().endsWith("/api/session"), () -> button(page, "登录"));
                assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            }

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("分钟后重试");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("安全管理员");
            // While it is asked the button is pale.
            assertThat(page.locator(".is-loading")).hasCount(0);
            visit.hasNoAxeViolations();
        }
    }

    @Test
    void switchesFromOnePostToAnother() {
        var head = people.join("two.posts", Role.PRINCIPAL, town);
        UUID village = people.unit("张舍村", UnitKind.VILLAGE, "320211102201", town);
        posts.appoint(Actor.system(), people.post(Role.GRID_WORKER, village), null, head.person(), People.SINCE, null);

        try (Visit visit = browser.desktop("zh-CN")) {
            Page page = SignIn.byForm(visit, "two.posts");
            var acting = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("身份办理，可切换"));
            boolean townFirst = acting.textContent().contains("胡埭镇");
            acting.click();
            visit.hasNoAxeViolations();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(townFirst ? "张舍村" : "胡埭镇"))
                    .last()
                    .click();

            assertThat(acting).containsText(townFirst ? "张舍村" : "胡埭镇");
            assertThat(heading(page, "人员 two.posts，您好")).isVisible();
        }
    }

    @Test
    void tellsWhoHoldsNoPostWhomToAsk() {
        UUID person = people.person("待任");
        people.account("no.post", person);

        try (Visit visit = browser.phone("zh-CN")) {
            var refused = refusals(visit.page());
            Page page = SignIn.byForm(visit, "no.post");
            assertThat(page.getByText("请联系系统管理员为您登记任职")).isVisible();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            visit.hasNoAxeViolations();
            Assertions.assertThat(refused).isEmpty();
        }
    }

    /** Answers that refuse something, but for the first question of who one is. */
    private static List<String> refusals(Page page) {
        var refused = new ArrayList<String>();
        page.onResponse(answer -> {
            if (answer.status() >= 400 && !answer.url().endsWith("/api/session")) {
                refused.add(answer.status() + " " + answer.url());
            }
        });
        return refused;
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static com.microsoft.playwright.Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void seesAFaultWhereThereIsOne() {
        try (Visit visit = browser.desktop("zh-CN")) {
            visit.page().setContent("<html lang=zh><title>页</title><main><h1>页</h1><img src=data:,></main></html>");

            Assertions.assertThatThrownBy(visit::hasNoAxeViolations).hasMessageContaining("image-alt");
        }
    }
}
