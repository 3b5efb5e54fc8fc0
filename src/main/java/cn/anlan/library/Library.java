package cn.anlan.library;

import cn.anlan.ledger.ActQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads rule books: the regimes first, then those that are kept here. */
@Component
@Transactional(readOnly = true)
class Library {

    private final BookStore store;
    private final RegimeBooks regimes;
    private final Readers readers;
    private final ActQueries acts;

    Library(BookStore store, RegimeBooks regimes, Readers readers, ActQueries acts) {
        this.store = store;
        this.regimes = regimes;
        this.readers = readers;
        this.acts = acts;
    }

    /** One page of the books; the cursor counts how many were shown. */
    CursorPage<BookViews.Row> list(Actor actor, BookFilter filter, @Nullable String cursor, int limit) {
        int shown = shown(cursor);
        List<Edition> fromPacks = regimes.list(filter);
        var rows =
                new ArrayList<>(fromPacks.stream().skip(shown).limit(limit + 1L).toList());
        int more = limit + 1 - rows.size();
        if (more > 0) {
            int offset = Math.max(0, shown - fromPacks.size());
            rows.addAll(store.list(filter, readers.places(actor), offset, more));
        }
        List<BookViews.Row> views = rows.stream()
                .map(edition -> BookViews.Row.of(edition, filter.on()))
                .toList();
        return CursorPage.of(views, limit, row -> Cursor.of(shown + limit));
    }

    /** How many rows a cursor says were shown before. */
    static int shown(@Nullable String cursor) {
        Cursor after = Cursor.parse(cursor, 1);
        if (after == null) {
            return 0;
        }
        if (!after.value(0).matches("\\d{1,7}")) {
            throw new Problem(PlatformProblem.BAD_CURSOR);
        }
        return Integer.parseInt(after.value(0));
    }

    /**
     * A book open at an edition: the one asked for, else the one in force on the day, else the latest.
     *
     * @throws Problem 404 if there is no such book or edition, or it isn't for the reader's places
     */
    BookViews.View read(Actor actor, String id, @Nullable Integer no, LocalDate on) {
        List<Edition> editions = editions(actor, id);
        Edition shown = no == null ? Reading.on(on, editions).orElse(editions.getFirst()) : edition(editions, no);
        return new BookViews.View(
                BookViews.Row.of(shown, on),
                shown.version(),
                shown.why(),
                shown.source() == null
                        ? null
                        : new BookViews.Source(
                                shown.source().name(),
                                shown.source().type(),
                                shown.source().sha256()),
                shown.enteredBy(),
                shown.enteredAt(),
                on,
                editions.stream().map(edition -> BookViews.Row.of(edition, on)).toList(),
                articles(shown),
                shown.regime() ? List.of() : acts.timeline(RuleBooks.SUBJECT, UUID.fromString(id)),
                !shown.regime() && readers.mayKeep(actor, shown.unit()));
    }

    /** The file an edition was taken from. */
    Edition.Source source(Actor actor, String id, int no) {
        return Optional.ofNullable(edition(editions(actor, id), no).source())
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    private List<Edition> editions(Actor actor, String id) {
        List<Edition> editions =
                isId(id) ? store.editions(UUID.fromString(id), readers.places(actor)) : regimes.editions(id);
        if (editions.isEmpty()) {
            throw new Problem(LibraryProblem.NO_SUCH_BOOK);
        }
        return editions;
    }

    static boolean isId(String text) {
        return text.matches("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private static Edition edition(List<Edition> editions, int no) {
        return editions.stream()
                .filter(edition -> edition.no() == no)
                .findFirst()
                .orElseThrow(() -> new Problem(LibraryProblem.NO_SUCH_EDITION, no));
    }

    private List<BookViews.ArticleView> articles(Edition edition) {
        return edition.regime()
                ? regimes.clauses(edition).stream()
                        .map(clause -> new BookViews.ArticleView(
                                clause.id(), RegimeBooks.label(clause), "", clause.title(), clause.paraphrase()))
                        .toList()
                : store.articles(edition.id()).stream()
                        .map(article -> new BookViews.ArticleView(
                                article.anchor(),
                                same(article.label()),
                                article.part(),
                                same(article.heading()),
                                same(article.body())))
                        .toList();
    }

    private static Bilingual same(String text) {
        return new Bilingual(text, text);
    }
}
