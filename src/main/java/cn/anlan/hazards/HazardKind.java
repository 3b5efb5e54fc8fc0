package cn.anlan.hazards;

import cn.anlan.platform.Bilingual;

/** How serious a hazard is (Order 16 of the former State Administration of Work Safety, art. 3). */
public enum HazardKind {
    GENERAL("一般隐患", "General"),
    MAJOR("重大隐患", "Major");

    private final Bilingual label;

    HazardKind(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The grade in words. */
    public Bilingual label() {
        return label;
    }
}
