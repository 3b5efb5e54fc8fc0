package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;
import java.util.Locale;

/** What can be done to an obligation. {@link Steps} says by whom and when. */
public enum Step {
    OPEN("opened", "立项", "Open"),
    ASSIGN("assigned", "指派", "Assign"),
    PERFORM("performed", "办理", "Perform"),
    RETURN("returned", "退回", "Return"),
    ACCEPT("accepted", "核验通过", "Accept"),
    REQUEST_EXTENSION("extension-requested", "申请延期", "Ask for more time"),
    GRANT_EXTENSION("extension-granted", "同意延期", "Grant more time"),
    REFUSE_EXTENSION("extension-refused", "不同意延期", "Refuse more time"),
    WAIVE("waived", "豁免", "Waive"),
    TRANSFER("transferred", "移交", "Transfer"),
    URGE("urged", "督办", "Urge"),
    CHECK("checked", "检查进展", "Check progress"),
    ESCALATE("escalated", "升级", "Escalate"),
    EXPIRE("overdue", "逾期", "Become overdue"),
    CONFIRM_DUE("due-confirmed", "确认期限", "Confirm the deadline");

    private final String done;
    private final Bilingual label;

    Step(String done, String zh, String en) {
        this.done = done;
        this.label = new Bilingual(zh, en);
    }

    /** The step in words. */
    public Bilingual label() {
        return label;
    }

    /** Kind of the act that records the step, e.g. {@code obligation.accepted}. */
    public String act() {
        return "obligation." + done;
    }

    /** The step as an address names it, e.g. {@code request-extension}. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the step judges the bearer's work or time, which nobody does on a matter of their own. */
    boolean judges() {
        return switch (this) {
            case RETURN, ACCEPT, GRANT_EXTENSION, REFUSE_EXTENSION, WAIVE, CHECK -> true;
            case OPEN, ASSIGN, PERFORM, REQUEST_EXTENSION, TRANSFER, URGE, ESCALATE, EXPIRE, CONFIRM_DUE -> false;
        };
    }
}
