package cn.anlan.supervision;

import cn.anlan.platform.Bilingual;
import java.util.Optional;

/** What a superior level answers slow or merely formal work with (WX-3.2a), the mildest first. */
public enum Means {
    REMINDER("警示提示", "Reminder"),
    INTERVIEW("约谈", "Interview"),
    CIRCULAR("通报", "Circular");

    private final Bilingual label;

    Means(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The means in words. */
    public Bilingual label() {
        return label;
    }

    /** What comes before it where a regime forces the order. */
    Optional<Means> before() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }
}
