package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads who has committed themselves, each asker within the territory they oversee. */
@Component
@Transactional(readOnly = true)
class CommitmentQueries {

    private final Books books;
    private final RoundStore store;
    private final RoundViews rounds;
    private final RoundTerms terms;
    private final Contacts contacts;
    private final Clock clock;

    CommitmentQueries(
            Books books, RoundStore store, RoundViews rounds, RoundTerms terms, Contacts contacts, Clock clock) {
        this.books = books;
        this.store = store;
        this.rounds = rounds;
        this.terms = terms;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** @param place a town, sub-district or park to which the list is narrowed; null for the whole territory */
    record Wanted(
            @Nullable Integer year,
            @Nullable Shown shown,
            @Nullable UUID place,
            @Nullable String q) {}

    Overview overview(Actor by, @Nullable Integer asked) {
        List<String> areas = areas(by);
        int year = asked == null ? today().getYear() : asked;
        Book book = books.of(areas, year);
        var years = new TreeSet<Integer>(Comparator.reverseOrder());
        years.add(today().getYear());
        years.addAll(store.years(areas));
        return new Overview(
                year,
                List.copyOf(years),
                Book.Figures.of(book.lines()),
                places(book),
                rounds.views(by, book.rounds()),
                mayOpen(by, year, book),
                terms.suggested(by, year));
    }

    private boolean mayOpen(Actor by, int year, Book book) {
        if (!by.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.SUPERVISOR)
                || by.areas().isEmpty()) {
            return false;
        }
        return (year == today().getYear() || year == today().getYear() + 1)
                && book.rounds().stream()
                        .noneMatch(round -> round.isOpen() && rounds.own(by).contains(round.unit()));
    }

    private static List<Overview.Place> places(Book book) {
        Map<UUID, List<Book.Line>> byPlace = book.lines().stream()
                .filter(line -> line.place() != null)
                .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.place())));
        var rows = new ArrayList<Overview.Place>();
        book.places().values().stream()
                .sorted(Comparator.comparing(UnitView::territory).thenComparing(UnitView::id))
                .map(place -> new Overview.Place(
                        place.id(),
                        place.name(),
                        place.kind(),
                        book.rounds().stream().anyMatch(round -> round.isOpen() && round.covers(place.territory())),
                        Book.Figures.of(byPlace.getOrDefault(place.id(), List.of()))))
                .forEach(rows::add);
        List<Book.Line> elsewhere =
                book.lines().stream().filter(line -> line.place() == null).toList();
        if (!elsewhere.isEmpty()) {
            rows.add(new Overview.Place(null, null, null, false, Book.Figures.of(elsewhere)));
        }
        return List.copyOf(rows);
    }

    CursorPage<Overview.Row> list(Actor by, Wanted wanted, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        Cursor after = Cursor.parse(cursor, 2);
        Book book = book(by, wanted);
        List<Book.Line> some = wanted(book, wanted)
                .filter(line -> after == null || isAfter(line, after))
                .limit(limit + 1L)
                .toList();
        CursorPage<Book.Line> page = CursorPage.of(
                some,
                limit,
                line -> Cursor.of(
                        line.enterprise().territory(), line.enterprise().id()));
        return new CursorPage<>(rows(book, page.items()), page.next());
    }

    /** All of a list, for Excel. */
    List<Overview.Row> all(Actor by, Wanted wanted) {
        Book book = book(by, wanted);
        return rows(book, wanted(book, wanted).toList());
    }

    private Book book(Actor by, Wanted wanted) {
        Book book = books.of(areas(by), wanted.year() == null ? today().getYear() : wanted.year());
        if (wanted.place() != null && !book.places().containsKey(wanted.place())) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        return book;
    }

    private Stream<Book.Line> wanted(Book book, Wanted wanted) {
        Shown shown = wanted.shown() == null ? Shown.MISSING : wanted.shown();
        String words = wanted.q() == null ? "" : wanted.q().strip();
        List<Book.Line> found = book.lines().stream()
                .filter(shown::shows)
                .filter(line -> wanted.place() == null || wanted.place().equals(line.place()))
                .filter(line -> line.enterprise().name().contains(words))
                .toList();
        if (shown != Shown.UNREACHABLE) {
            return found.stream();
        }
        Map<UUID, Contacts.Contact> reached = contacts.reached(
                found.stream().map(line -> line.enterprise().id()).toList());
        return found.stream()
                .filter(line -> !reached.containsKey(line.enterprise().id()));
    }

    /** The lines are in the order of area code and id, as {@code UnitQueries#sites} gives them. */
    private static boolean isAfter(Book.Line line, Cursor after) {
        int areas = line.enterprise().territory().compareTo(after.value(0));
        // As PostgreSQL orders ids: by their digits, not as signed numbers.
        return areas > 0
                || areas == 0
                        && line.enterprise()
                                        .id()
                                        .toString()
                                        .compareTo(after.id(1).toString())
                                > 0;
    }

    private List<Overview.Row> rows(Book book, List<Book.Line> lines) {
        List<UUID> ids = lines.stream().map(line -> line.enterprise().id()).toList();
        Map<UUID, Contacts.Contact> known = contacts.of(ids);
        Map<UUID, LocalDate> reminded = store.lastReminded(ids, book.year());
        return lines.stream()
                .map(line -> row(
                        book,
                        line,
                        known.get(line.enterprise().id()),
                        reminded.get(line.enterprise().id())))
                .toList();
    }

    private static Overview.Row row(
            Book book, Book.Line line, Contacts.@Nullable Contact contact, @Nullable LocalDate reminded) {
        BulkLetters.Sent sent = line.sent();
        UnitView place = line.place() == null ? null : book.places().get(line.place());
        Overview.Reach reach = contact != null && contact.signsIn()
                ? Overview.Reach.ACCOUNT
                : sent != null && sent.linked() ? Overview.Reach.LINK : Overview.Reach.NONE;
        return new Overview.Row(
                line.enterprise().id(),
                line.enterprise().name(),
                line.place(),
                place == null ? null : place.name(),
                line.standing(),
                line.standing().label(),
                line.late(),
                sent == null ? null : sent.letter(),
                sent == null ? null : sent.number(),
                sent == null ? null : sent.deliveredAt(),
                sent == null ? null : sent.receivedAt(),
                sent == null ? null : sent.repliedAt(),
                sent == null || sent.due() == null
                        ? null
                        : LocalDate.ofInstant(sent.due().minusNanos(1), Zones.CHINA),
                sent == null ? 0 : sent.reminders(),
                reminded,
                reach,
                contact == null ? null : contact.name());
    }

    private static List<String> areas(Actor by) {
        return by.scope() instanceof Scope.Territory(var prefixes) ? prefixes : List.of();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
