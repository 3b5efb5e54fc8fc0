package cn.anlan.records;

import cn.anlan.platform.Bilingual;

/** What can be done to a record. {@link RecordSteps} says by whom and when. */
public enum RecordStep {
    DRAFT("drafted", "起草", "Draft"),
    AMEND("amended", "修改", "Amend"),
    FILE("filed", "归档", "File"),
    WITHDRAW("withdrawn", "撤回草稿", "Withdraw"),
    CORRECT("corrected", "补充更正", "Add a correction"),
    COORDINATE("coordinated", "协调", "Coordinate"),
    CONVEY("conveyed", "传达", "Convey"),
    RECEIVE("received", "签收", "Acknowledge"),
    PROGRESS("progressed", "填报进展", "Report progress"),
    FOLLOW("followed", "事项进展", "Follow an item"),
    CLOSE("closed", "办结", "Close");

    private final String done;
    private final Bilingual label;

    RecordStep(String done, String zh, String en) {
        this.done = done;
        this.label = new Bilingual(zh, en);
    }

    /** The step in words. */
    public Bilingual label() {
        return label;
    }

    /** Kind of the act that records the step, e.g. {@code record.filed}. */
    public String act() {
        return "record." + done;
    }
}
