package cn.anlan.library;

import cn.anlan.ledger.ActView;
import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule books as they are shown. */
final class BookViews {

    private BookViews() {}

    /**
     * A book by one of its editions.
     *
     * @param id of the book; a regime's is its name
     * @param regime kept as a pack: read here, changed there
     * @param unitName who keeps it, null for the whole country
     * @param standing on the day asked for
     */
    record Row(
            String id,
            boolean regime,
            RuleKind kind,
            int edition,
            Bilingual title,
            String number,
            Bilingual issuer,
            @Nullable String unitName,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate supersededOn,
            @Nullable LocalDate withdrawnOn,
            Standing standing,
            int articles) {

        static Row of(Edition edition, LocalDate day) {
            return new Row(
                    edition.book(),
                    edition.regime(),
                    edition.kind(),
                    edition.no(),
                    edition.title(),
                    edition.number(),
                    edition.issuer(),
                    edition.unitName(),
                    edition.span().from(),
                    edition.span().to(),
                    edition.span().supersededOn(),
                    edition.span().withdrawnOn(),
                    edition.on(day),
                    edition.articles());
        }
    }

    /** @param anchor what stands after # in its address; of a regime's clause the id by which it is cited throughout */
    record ArticleView(String anchor, Bilingual label, String part, Bilingual heading, Bilingual body) {}

    /** The file that an edition was taken from. */
    record Source(String name, String type, String sha256) {}

    /**
     * A book open at one edition.
     *
     * @param editions all of them, the newest first
     * @param mayKeep the reader may put a new edition beside it or withdraw it
     */
    record View(
            Row book,
            long version,
            @Nullable String withdrawnWhy,
            @Nullable Source source,
            @Nullable String enteredBy,
            Instant enteredAt,
            LocalDate on,
            List<Row> editions,
            List<ArticleView> articles,
            List<ActView> timeline,
            boolean mayKeep) {}

    /** An article found, with the words found in it apart. */
    record Hit(
            String book,
            boolean regime,
            RuleKind kind,
            int edition,
            String title,
            String number,
            Standing standing,
            String anchor,
            String label,
            String part,
            List<SearchText.Piece> heading,
            List<SearchText.Piece> excerpt) {}

    /** @param total how many there are on all pages */
    record Hits(List<Hit> items, @Nullable String next, int total) {}
}
