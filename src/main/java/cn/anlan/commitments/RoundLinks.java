package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters;
import cn.anlan.documents.BulkLetters.Linked;
import cn.anlan.documents.BulkLetters.Sent;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time links for all enterprises of a round that nobody works for here, to be handed out together. */
@Service
@Transactional
class RoundLinks {

    /** As many as are made while somebody waits for the answer. */
    static final int MOST = 5000;

    private final Rounds rounds;
    private final Books books;
    private final Contacts contacts;
    private final BulkLetters letters;

    RoundLinks(Rounds rounds, Books books, Contacts contacts, BulkLetters letters) {
        this.rounds = rounds;
        this.books = books;
        this.contacts = contacts;
        this.letters = letters;
    }

    /** What was made, each with the enterprise and the name of its place. */
    record Made(Done done, List<Row> rows) {}

    record Row(String enterprise, @Nullable String place, Linked link) {}

    /**
     * Makes a link for each whose commitment is missing, of whom nobody has an account, and who holds none that can still be used.
     *
     * @param days how long they hold, null for the usual time
     * @param anew also for those who hold one, which ends
     */
    Made make(Actor by, UUID id, long seen, @Nullable Integer days, boolean anew) {
        Round round = rounds.running(by, id, seen);
        Book book = books.of(round.areas(), round.year());
        List<Book.Line> noticed = book.lines().stream()
                .filter(line -> line.isMissing() && wants(line.sent(), round, anew))
                .toList();
        Set<UUID> reached = contacts.reached(
                        noticed.stream().map(line -> line.enterprise().id()).toList())
                .keySet();
        Map<UUID, Book.Line> some = noticed.stream()
                .filter(line -> !reached.contains(line.enterprise().id()))
                .sorted(Comparator.comparing((Book.Line line) -> sent(line).linked()))
                .limit(MOST)
                .collect(Collectors.toMap(line -> sent(line).delivery(), line -> line));
        List<Linked> links =
                letters.link(by, some.values().stream().map(RoundLinks::sent).toList(), days);
        if (links.isEmpty()) {
            throw new Problem(CommitmentProblem.NOBODY_TO_LINK, round.year());
        }
        Done done = rounds.move(round, "linked", by, RoundState.OPEN, Map.of("links", links.size()));
        return new Made(
                done,
                links.stream()
                        .map(link -> row(
                                book,
                                Objects.requireNonNull(some.get(link.sent().delivery())),
                                link))
                        .sorted(Comparator.comparing((Row row) -> Objects.requireNonNullElse(row.place(), ""))
                                .thenComparing(Row::enterprise))
                        .toList());
    }

    /** Whether it is a notice of this round's own unit to which no link is out, or another is asked for. */
    private static boolean wants(@Nullable Sent sent, Round round, boolean anew) {
        return sent != null && sent.sender().equals(round.unit()) && (anew || !sent.linked());
    }

    private static Sent sent(Book.Line line) {
        return Objects.requireNonNull(line.sent());
    }

    private static Row row(Book book, Book.Line line, Linked link) {
        var place = line.place() == null ? null : book.places().get(line.place());
        return new Row(line.enterprise().name(), place == null ? null : place.name(), link);
    }
}
