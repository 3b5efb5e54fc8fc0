package cn.anlan.pages;

import cn.anlan.Http;
import cn.anlan.Visit;
import com.microsoft.playwright.Page;
import java.util.Map;

/** Comes in at the door of the pages. */
final class SignIn {

    private SignIn() {}

    /** By the form, in the language given. */
    static Page byForm(Visit visit, String account, String password, String language) {
        Page page = visit.page();
        boolean en = language.equals("en");
        speak(visit, language);
        page.navigate("/sign-in");
        page.getByLabel(en ? "Account" : "账号").fill(account);
        page.getByLabel(en ? "Password" : "密码", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(en ? "Sign in" : "登录")
                                .setExact(true))
                .click();
        return page;
    }

    static Page byForm(Visit visit, String account) {
        Page page = byForm(visit, account, Http.PASSWORD, "zh-CN");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    /** Without the form, where the form is not what is looked at. */
    static Page quickly(Visit visit, String account, String language) {
        Page page = visit.page();
        speak(visit, language);
        page.navigate("/public/hazards");
        Object status = page.evaluate("""
                async (asked) => {
                  await fetch('/api/session')
                  const token = document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN='))?.slice(11) ?? ''
                  const answer = await fetch('/api/session', {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) },
                    body: JSON.stringify(asked),
                  })
                  return answer.status
                }
                """, Map.of("account", account, "password", Http.PASSWORD));
        if (!(status instanceof Integer number) || number >= 300) {
            throw new IllegalStateException(account + " can't sign in: " + status);
        }
        return page;
    }

    private static void speak(Visit visit, String language) {
        visit.page().addInitScript("localStorage.setItem('anlan.language', '%s')".formatted(language));
    }
}
