package cn.anlan.seals;

import cn.anlan.platform.Bilingual;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fault that verification found.
 *
 * @param code short name of the kind of fault, e.g. {@code ACT_CHANGED}
 * @param act the act concerned, as far as one can be named
 * @param version the subject's version after that act
 * @param what what is wrong, in a sentence
 */
public record Finding(
        String code,
        @Nullable UUID act,
        @Nullable String subjectKind,
        @Nullable UUID subject,
        @Nullable Long version,
        Bilingual what) {

    /** A fault that concerns no single act. */
    public static Finding of(String code, String zh, String en) {
        return new Finding(code, null, null, null, null, new Bilingual(zh, en));
    }

    /** A fault of a subject: a row that doesn't say what its last act says. */
    public static Finding of(String code, String subjectKind, UUID subject, String zh, String en) {
        return new Finding(code, null, subjectKind, subject, null, new Bilingual(zh, en));
    }
}
