package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.SearchKeys;

/** By what words obligations are found: any two neighbouring characters of a title in either language. */
final class ObligationWords {

    /** Obligations are listed by their due instant, not by their age, so all share one bucket. */
    private static final int BUCKET = 0;

    private ObligationWords() {}

    static Integer[] keys(Bilingual title) {
        return SearchKeys.of(BUCKET, title.zh(), title.en());
    }

    static Integer[] asked(String q) {
        return SearchKeys.of(BUCKET, q);
    }
}
