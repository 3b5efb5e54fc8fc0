package cn.anlan.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a page asks in a dialog, found as its readers find it. */
final class Dialogs {

    private Dialogs() {}

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    static Locator dialogButton(Page page, String name) {
        return dialog(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Types a name and takes what is suggested. */
    static void choose(Page page, String label, String name) {
        dialog(page).getByLabel(label).fill(name);
        dialog(page)
                .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
