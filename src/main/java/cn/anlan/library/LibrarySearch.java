package cn.anlan.library;

import cn.anlan.library.BookViews.Hit;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.Problem;
import cn.anlan.regimes.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Full-text search over all articles: the regimes' clauses, which are few, and those of the books kept here. */
@Component
@Transactional(readOnly = true)
class LibrarySearch {

    private static final int BEFORE = 40;
    private static final int EXCERPT = 140;
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final ArticleSearch articles;
    private final RegimeBooks regimes;
    private final Readers readers;

    LibrarySearch(ArticleSearch articles, RegimeBooks regimes, Readers readers) {
        this.articles = articles;
        this.regimes = regimes;
        this.readers = readers;
    }

    /**
     * One page of the articles in which all the words stand.
     *
     * @param book the only one to look into, null for all
     * @param locale the language in which regimes are shown if the words stand in it
     * @throws Problem 400 if there are no words
     */
    BookViews.Hits find(
            Actor actor, BookFilter filter, @Nullable String book, Locale locale, @Nullable String cursor, int limit) {
        if (filter.words().isEmpty()) {
            throw new Problem(LibraryProblem.NO_WORDS).field("q", "NotBlank");
        }
        int shown = Library.shown(cursor);
        List<Hit> clauses = clauses(filter, book, locale);
        var hits = new ArrayList<>(clauses.stream().skip(shown).limit(limit).toList());
        int total = clauses.size();
        if (book == null || Library.isId(book)) {
            UUID only = book == null ? null : UUID.fromString(book);
            // One row at least, as it tells how many there are.
            int room = Math.max(1, limit - hits.size());
            var found = articles.find(filter, only, readers.places(actor), Math.max(0, shown - clauses.size()), room);
            total += found.isEmpty() ? 0 : found.getFirst().total();
            found.stream()
                    .limit(limit - hits.size())
                    .map(one -> hit(one, filter))
                    .forEach(hits::add);
        }
        int next = shown + hits.size();
        return new BookViews.Hits(hits, !hits.isEmpty() && next < total ? Cursor.of(next) : null, total);
    }

    private List<Hit> clauses(BookFilter filter, @Nullable String book, Locale locale) {
        if (filter.kind() != null && filter.kind() != RuleKind.POLICY) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        for (String pack : regimes.names()) {
            if (book != null && !book.equals(pack)) {
                continue;
            }
            for (Edition edition : regimes.editions(pack)) {
                if (filter.all() || edition.on(filter.on()) == Standing.IN_FORCE) {
                    regimes.clauses(edition).forEach(clause -> addIfFound(hits, edition, clause, filter, locale));
                }
            }
        }
        return hits;
    }

    private static void addIfFound(
            List<Hit> hits, Edition edition, Clause clause, BookFilter filter, Locale preferred) {
        boolean en = "en".equals(preferred.getLanguage());
        for (Locale language : en ? LANGUAGES.reversed() : LANGUAGES) {
            String folded = RegimeBooks.folded(clause, language);
            if (filter.words().stream().allMatch(word -> word.isIn(folded))) {
                hits.add(hit(
                        edition,
                        new Article(
                                clause.id(),
                                RegimeBooks.label(clause).in(language),
                                "",
                                clause.title().in(language),
                                clause.paraphrase().in(language)),
                        filter,
                        edition.title().in(language)));
                return;
            }
        }
    }

    private static Hit hit(ArticleSearch.Found found, BookFilter filter) {
        return hit(
                found.edition(),
                found.article(),
                filter,
                found.edition().title().zh());
    }

    private static Hit hit(Edition edition, Article article, BookFilter filter, String title) {
        return new Hit(
                edition.book(),
                edition.regime(),
                edition.kind(),
                edition.no(),
                title,
                edition.number(),
                edition.on(filter.on()),
                article.anchor(),
                article.label(),
                article.part(),
                SearchText.marked(article.heading(), filter.words()),
                SearchText.excerpt(article.body(), filter.words(), BEFORE, EXCERPT));
    }
}
