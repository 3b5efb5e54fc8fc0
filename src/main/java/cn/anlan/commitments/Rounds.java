package cn.anlan.commitments;

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
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A round of notices and commitments from its beginning to its end (XN-2.3c). */
@Service
@Transactional
class Rounds {

    static final String CLAUSE = "XN-2.3c";

    private final RoundStore store;
    private final Books books;
    private final RoundLetters letters;
    private final RoundViews views;
    private final UnitQueries units;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    Rounds(
            RoundStore store,
            Books books,
            RoundLetters letters,
            RoundViews views,
            UnitQueries units,
            Ledger ledger,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.books = books;
        this.letters = letters;
        this.views = views;
        this.units = units;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /** What a round is begun with. */
    record Begun(int year, LocalDate due, String language, String contact, List<String> duties) {}

    /** Begins a round of the territory that the actor's unit speaks for; one at a time for each unit and year. */
    Done open(Actor by, Begun asked) {
        UnitView unit = speaksFor(by);
        LocalDate today = today();
        if (asked.year() != today.getYear() && asked.year() != today.getYear() + 1) {
            throw new Problem(CommitmentProblem.YEAR_WRONG, asked.year(), today.getYear())
                    .clause(CLAUSE)
                    .field("year", "ThisYearOrNext");
        }
        requireFuture(asked.due());
        if (store.hasOpen(unit.id(), asked.year())) {
            throw new Problem(CommitmentProblem.ROUND_OPEN, unit.name(), asked.year());
        }
        var round = new Round(
                Ids.next(),
                1,
                RoundState.OPEN,
                unit.id(),
                unit.territory(),
                unit.areas(),
                asked.year(),
                asked.due(),
                asked.language(),
                asked.contact(),
                asked.duties(),
                by.person(),
                by.name(),
                clock.instant(),
                null);
        store.insert(round);
        return act(
                round,
                1,
                "opened",
                by,
                RoundState.OPEN,
                Map.of("year", asked.year(), "due", asked.due().toString()));
    }

    /**
     * Sends the notice to every enterprise that has none yet in this year, from whatever round.
     *
     * @param due last day for their commitments, null for the round's
     */
    Done send(Actor by, UUID id, long seen, @Nullable LocalDate due) {
        Round round = running(by, id, seen);
        LocalDate last = due == null ? round.due() : due;
        requireFuture(last);
        Book book = books.of(round.areas(), round.year());
        if (letters.running(book.rounds().stream().map(Round::id).toList())) {
            throw new Problem(CommitmentProblem.NOTICES_RUNNING);
        }
        List<Book.Line> without = book.lines().stream()
                .filter(line -> line.standing() == Standing.UNNOTICED)
                .toList();
        if (without.isEmpty()) {
            throw new Problem(CommitmentProblem.ALL_NOTICED, round.year());
        }
        List<UUID> batches = letters.order(by, round, last, without);
        return move(
                round,
                "noticed",
                by,
                RoundState.OPEN,
                Map.of(
                        "enterprises", without.size(),
                        "due", last.toString(),
                        "batches", batches.stream().map(UUID::toString).toList()));
    }

    /** Reminds every enterprise whose commitment is missing, each at most once a day. */
    Done remind(Actor by, UUID id, long seen, String words) {
        Round round = running(by, id, seen);
        List<Book.Line> missing = books.of(round.areas(), round.year()).lines().stream()
                .filter(Book.Line::isMissing)
                .toList();
        if (missing.isEmpty()) {
            throw new Problem(CommitmentProblem.NOBODY_TO_REMIND, round.year());
        }
        RoundStore.ReminderRun run = letters.remind(by, round, words, missing);
        return move(
                round,
                "reminded",
                by,
                RoundState.OPEN,
                Map.of(
                        "told", run.told(),
                        "byLink", run.byLink(),
                        "already", run.already(),
                        "unreachable", run.unreachable(),
                        "unnoticed", run.unnoticed()));
    }

    /** Ends it: no more notices and reminders. The figures of this moment go into the ledger. */
    Done close(Actor by, UUID id, long seen) {
        Round round = running(by, id, seen);
        Book.Figures now = Book.Figures.of(books.of(round.areas(), round.year()).lines());
        return move(
                round,
                "closed",
                by,
                RoundState.CLOSED,
                Map.of(
                        "enterprises", now.enterprises(),
                        "noticed", now.noticed(),
                        "received", now.received(),
                        "committed", now.committed(),
                        "percent", now.percent() == null ? "" : now.percent()));
    }

    /** The territory's unit that an actor speaks for. */
    UnitView speaksFor(Actor by) {
        if (by.unit() != null) {
            UnitView unit = units.spokenForBy(by.unit()).getLast();
            if (!unit.areas().isEmpty()) {
                return unit;
            }
        }
        throw new Problem(CommitmentProblem.NO_TERRITORY).clause(CLAUSE);
    }

    /** A round as the actor saw it, locked, that goes on and is theirs. */
    Round running(Actor by, UUID id, long seen) {
        Round known = store.find(id)
                .filter(one -> RoundReach.sees(by, one))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        // With all that overlap, in one order: until this step is done nobody else sends or reminds there.
        Round round = store.lockAbout(known.areas(), known.year()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        if (!views.own(by).contains(round.unit())) {
            throw new Problem(
                    CommitmentProblem.NOT_YOUR_ROUND, units.get(round.unit()).name());
        }
        if (round.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, round.version())
                    .with("current", round.version())
                    .with("changes", acts.since(Books.MATTER, id, seen));
        }
        if (!round.isOpen()) {
            throw new Problem(CommitmentProblem.ROUND_CLOSED, round.year());
        }
        return round;
    }

    private void requireFuture(LocalDate due) {
        if (due.isBefore(today())) {
            throw new Problem(CommitmentProblem.DUE_PAST, due.toString())
                    .clause(CLAUSE)
                    .field("due", "TodayOrLater");
        }
    }

    Done move(Round round, String what, Actor by, RoundState to, Map<String, ?> facts) {
        Instant closed = to == RoundState.CLOSED ? clock.instant() : null;
        store.move(round, to, closed);
        return act(round, round.version() + 1, what, by, to, facts);
    }

    private Done act(Round round, long version, String what, Actor by, RoundState state, Map<String, ?> said) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("state", state.name());
        facts.putAll(said);
        UUID act = ledger.append(new NewAct(
                Books.MATTER,
                round.id(),
                version,
                "commitment-round." + what,
                by,
                round.unit(),
                round.territory(),
                clock.instant(),
                facts,
                List.of()));
        return new Done(round.id(), version, state.name(), act);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
