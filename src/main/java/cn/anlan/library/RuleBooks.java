package cn.anlan.library;

import cn.anlan.evidence.Evidence;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps rule books: enters them, puts new editions beside the old ones, withdraws them (JZ-3.4.1). Nothing is rewritten. */
@Component
@Transactional
class RuleBooks {

    static final String SUBJECT = "rule-book";
    static final String CLAUSE = "JZ-3.4.1";
    private static final String WHOLE_COUNTRY = "000000000000";

    private final BookStore store;
    private final Readers readers;
    private final UnitQueries units;
    private final Evidence evidence;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    RuleBooks(
            BookStore store,
            Readers readers,
            UnitQueries units,
            Evidence evidence,
            Ledger ledger,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.readers = readers;
        this.units = units;
        this.evidence = evidence;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * An edition as somebody enters it.
     *
     * @param source evidence id of the file it was taken from
     */
    record NewEdition(
            String title,
            String number,
            String issuer,
            LocalDate from,
            @Nullable LocalDate to,
            String text,
            @Nullable UUID source) {}

    /** @param unit who keeps it; null is the whole country for the administrator, the own place for a committee office */
    Done enter(Actor by, RuleKind kind, @Nullable UUID unit, NewEdition first) {
        UnitView keeper = keeper(by, unit);
        var book = new BookStore.Book(
                Ids.next(),
                1,
                keeper == null ? null : keeper.id(),
                keeper == null ? List.of("") : Readers.places(keeper),
                null);
        store.insert(book, kind, keeper == null ? null : keeper.name());
        return put(by, book, 1, first, "rule-book.entered");
    }

    /** Puts a new edition beside the old one, which it takes over from on its first day. */
    Done supersede(Actor by, UUID id, long seen, NewEdition next) {
        BookStore.Book book = ready(by, id, seen);
        Edition before = store.editions(id, book.places()).getFirst();
        if (next.from().isBefore(before.span().from())) {
            throw new Problem(
                            LibraryProblem.STARTS_EARLIER,
                            next.from(),
                            before.span().from())
                    .clause(CLAUSE)
                    .field("from", "NotEarlier");
        }
        store.next(id);
        Done done = put(by, book, before.no() + 1, next, "rule-book.superseded");
        store.supersede(id, before.no(), next.from());
        return done;
    }

    /** Withdraws a book from a day on; all its editions stay readable. */
    Done withdraw(Actor by, UUID id, long seen, LocalDate on, String reason) {
        BookStore.Book book = ready(by, id, seen);
        store.withdraw(id, on, reason);
        UUID act = act(
                by,
                book,
                seen + 1,
                "rule-book.withdrawn",
                Map.of("state", "WITHDRAWN", "on", on.toString(), "reason", reason),
                List.of());
        return new Done(id, seen + 1, "WITHDRAWN", act);
    }

    private Done put(Actor by, BookStore.Book book, int no, NewEdition said, String what) {
        if (said.to() != null && said.to().isBefore(said.from())) {
            throw new Problem(LibraryProblem.ENDS_BEFORE).clause(CLAUSE).field("to", "NotBeforeFrom");
        }
        List<Article> articles = ArticleReader.read(said.text()).articles();
        Edition.Source source = said.source() == null ? null : source(by, said.source());
        store.insert(
                new BookStore.Entered(Ids.next(), book.id(), no, said, source, by.name(), clock.instant()), articles);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("state", "KEPT");
        facts.put("title", said.title());
        facts.put("number", said.number());
        facts.put("edition", no);
        facts.put("from", said.from().toString());
        facts.put("to", said.to() == null ? "" : said.to().toString());
        facts.put("articles", articles.size());
        facts.put("textSha256", SourceText.sha256(said.text()));
        long version = no == 1 ? 1 : book.version() + 1;
        UUID act = act(by, book, version, what, facts, source == null ? List.of() : List.of(source.sha256()));
        return new Done(book.id(), version, "KEPT", act);
    }

    private Edition.Source source(Actor by, UUID id) {
        var file = evidence.require(by, List.of(id)).getFirst();
        return new Edition.Source(file.name(), file.type(), file.sha256());
    }

    private @Nullable UnitView keeper(Actor by, @Nullable UUID unit) {
        if (by.is(Role.ADMINISTRATOR)) {
            return unit == null ? null : units.find(unit).orElseThrow(() -> noSuch(unit));
        }
        List<UnitView> kept = readers.keptBy(by);
        return unit == null
                ? kept.getLast()
                : kept.stream().filter(one -> one.id().equals(unit)).findFirst().orElseThrow(() -> noSuch(unit));
    }

    private static Problem noSuch(UUID unit) {
        return new Problem(LibraryProblem.NO_SUCH_UNIT, unit).field("unit", "NoSuchUnit");
    }

    private BookStore.Book ready(Actor by, UUID id, long seen) {
        BookStore.Book book =
                store.lock(id, readers.places(by)).orElseThrow(() -> new Problem(LibraryProblem.NO_SUCH_BOOK));
        if (!readers.mayKeep(by, book.unit())) {
            throw new Problem(LibraryProblem.NOT_YOURS);
        }
        if (book.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, book.version())
                    .with("current", book.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        if (book.withdrawnOn() != null) {
            throw new Problem(LibraryProblem.WITHDRAWN, book.withdrawnOn());
        }
        return book;
    }

    private UUID act(
            Actor by, BookStore.Book book, long version, String what, Map<String, ?> facts, List<String> files) {
        UUID unit = book.unit();
        String territory = unit == null ? WHOLE_COUNTRY : units.get(unit).territory();
        return ledger.append(
                new NewAct(SUBJECT, book.id(), version, what, by, unit, territory, clock.instant(), facts, files));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
