package cn.anlan.library;

import cn.anlan.platform.Bilingual;

/** What kind of rule a book holds, the highest first. */
enum RuleKind {
    LAW("法律", "Law"),
    REGULATION("法规规章", "Regulation"),
    STANDARD("标准", "Standard"),
    POLICY("政策文件", "Policy document"),
    SYSTEM("制度", "Rule of a unit"),
    PROCEDURE("操作规程", "Operating procedure");

    private final Bilingual label;

    RuleKind(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }
}
