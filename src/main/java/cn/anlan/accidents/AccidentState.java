package cn.anlan.accidents;

import cn.anlan.platform.Bilingual;

/** Whether an accident of the register is counted. */
public enum AccidentState {
    REGISTERED("已登记", "Registered"),
    /** Entered twice, or none after all: it stays in the register and leaves the figures. */
    NOT_COUNTED("不计入统计", "Not counted");

    private final Bilingual label;

    AccidentState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    public Bilingual label() {
        return label;
    }
}
