package cn.anlan.inspections;

import cn.anlan.platform.Bilingual;

/** The six ways in which a group works; each visit has one (ZZ-3.2). */
enum Method {
    REPORTS("听取汇报", "Hearing reports"),
    MEETINGS("列席会议", "Attending meetings"),
    FILES_LETTERS_CALLS("查阅资料、受理来信来电", "Consulting files, taking letters and calls"),
    INTERVIEWS("座谈、个别谈话", "Interviews"),
    UNANNOUNCED("暗查暗访、随机抽查", "Unannounced spot checks"),
    /** Whatever else the committee or its office asked for; what that is must be said. */
    ASSIGNED("交办的其他方式", "Others assigned");

    private final Bilingual label;

    Method(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    Bilingual label() {
        return label;
    }
}
