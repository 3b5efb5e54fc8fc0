package cn.anlan.enterprises;

import cn.anlan.platform.Bilingual;

/** The documents every enterprise has on file (BF-2.4; Work Safety Law 2021, articles 4 and 21). */
public enum DocumentKind {
    RESPONSIBILITY_SYSTEM("安全生产责任制", "Safety responsibility system"),
    SAFETY_RULES("安全生产规章制度", "Safety rules");

    private final Bilingual label;

    DocumentKind(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    public Bilingual label() {
        return label;
    }
}
