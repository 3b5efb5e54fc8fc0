package cn.anlan.regimes;

import cn.anlan.platform.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One provision of a regime.
 *
 * @param id cited everywhere, e.g. {@code WX-2.1c}; never given to another clause
 * @param article article of the document, as numbered there
 * @param paraphrase what it demands, in our own words
 * @param capability the part of the product that serves it
 * @param feature address of the page that serves it, null while planned
 */
public record Clause(
        String id,
        String article,
        Bilingual title,
        Bilingual paraphrase,
        String capability,
        Status status,
        @Nullable String feature) {

    /** Whether the product does it today. */
    public enum Status {
        LIVE,
        PLANNED
    }
}
