package cn.anlan.library;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a rule book, which never changes but for what ends it.
 *
 * @param id of a stored one; of a regime's, of the pack's version
 * @param book its book: an id, or the name of a regime
 * @param unit who keeps the book, null for one of the whole country and for regimes
 * @param regime kept as a pack, not here
 * @param number document number or standard number, empty if it has none
 * @param span when it is in force
 * @param why reason of a withdrawal
 */
record Edition(
        UUID id,
        String book,
        boolean regime,
        long version,
        RuleKind kind,
        @Nullable UUID unit,
        @Nullable String unitName,
        int no,
        Bilingual title,
        String number,
        Bilingual issuer,
        Standing.Span span,
        @Nullable String why,
        int articles,
        @Nullable Source source,
        @Nullable String enteredBy,
        Instant enteredAt) {

    /** The file it was taken from. */
    record Source(String name, String type, String sha256) {}

    Standing on(LocalDate day) {
        return Standing.on(day, span);
    }
}
