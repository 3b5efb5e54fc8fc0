package cn.anlan.archive;

import cn.anlan.archive.ArchiveView.Entry;
import cn.anlan.archive.ArchiveView.Held;
import cn.anlan.archive.ArchiveView.Serves;
import cn.anlan.boards.Span;
import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.PersonObligations;
import cn.anlan.organization.HolderView;
import cn.anlan.organization.PersonView;
import cn.anlan.organization.Persons;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import cn.anlan.records.EntryLimit;
import cn.anlan.records.RecordFilter;
import cn.anlan.records.RecordQueries;
import cn.anlan.records.RecordRow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a person's duty archive. Nothing is kept for it: records and acts are the archive, and they stay with the person who did the work,
 * whatever post they hold now (WX-2.0).
 */
@Component
@Transactional(readOnly = true)
class DutyArchives {

    private static final Bilingual DIRECTLY = new Bilingual("直接办理", "Performed directly");

    private final PersonObligations obligations;
    private final RecordQueries records;
    private final ActQueries acts;
    private final EntryLimit limits;
    private final ResponsibilityList list;
    private final Persons persons;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Clock clock;

    DutyArchives(
            PersonObligations obligations,
            RecordQueries records,
            ActQueries acts,
            EntryLimit limits,
            ResponsibilityList list,
            Persons persons,
            PostQueries posts,
            UnitQueries units,
            Clock clock) {
        this.obligations = obligations;
        this.records = records;
        this.acts = acts;
        this.limits = limits;
        this.list = list;
        this.persons = persons;
        this.posts = posts;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The archive as the actor may see it: one's own whole, others' as far as their work lay in the actor's area.
     *
     * @param asked the person; the actor unless named
     * @throws Problem 404 for a person none of whose posts lay in the actor's scope
     */
    ArchiveView of(Actor actor, @Nullable UUID asked, @Nullable String period) {
        UUID person = asked == null ? actor.person() : asked;
        PersonView named = persons.find(person).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Zones.CHINA);
        Span span = Span.of(period, today);
        Scope scope = scope(actor, person);
        List<Held> held = held(actor, person, scope, span.from(), span.to());

        List<RecordRow> filed = records.all(
                person.equals(actor.person()) ? Actor.system() : actor,
                RecordFilter.ofPerson(person, span.from(), span.to()));
        List<ActQueries.Deed> performed = acts.ofPerson(
                person,
                "obligation",
                "obligation.performed",
                span.from().atStartOfDay(Zones.CHINA).toInstant(),
                span.to().plusDays(1).atStartOfDay(Zones.CHINA).toInstant());
        // What a record of this period met may fall due later in the year.
        var owed = new LinkedHashMap<UUID, ObligationRow>();
        Stream.concat(
                        obligations.borne(scope, person, span.from(), span.to().plusYears(1)).stream(),
                        obligations
                                .some(
                                        scope,
                                        performed.stream()
                                                .map(ActQueries.Deed::subject)
                                                .distinct()
                                                .toList())
                                .stream())
                .forEach(row -> owed.put(row.id(), row));
        Map<UUID, Set<UUID>> meeting = records.meeting(owed.keySet());

        var entries = new ArrayList<Entry>();
        filed.forEach(record -> entries.add(entry(record, owed, meeting)));
        Set<UUID> met = meeting.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        entries.addAll(direct(performed, owed, met));
        entries.sort(Comparator.comparing(Entry::happenedAt));

        List<ArchiveView.Item> items = list.items(held, owed.values(), entries, span, today);
        return new ArchiveView(
                person,
                named.name(),
                span.name(),
                span.from(),
                span.to(),
                now,
                held,
                entries,
                items,
                totals(entries, items));
    }

    /** All subjects whose acts are the archive: records, obligations, and what opened these. */
    List<UUID> subjects(ArchiveView view) {
        var subjects = new HashSet<UUID>();
        view.entries().forEach(entry -> {
            if (entry.record() != null) {
                subjects.add(entry.record());
            }
            if (entry.obligation() != null) {
                subjects.add(entry.obligation());
            }
            entry.serves().forEach(serves -> subjects.add(serves.obligation()));
        });
        view.items().forEach(item -> item.obligations().forEach(owed -> subjects.add(owed.id())));
        return subjects.stream().sorted().toList();
    }

    /** What the actor may see of a person's archive: all of one's own, wherever one worked. */
    static Scope scope(Actor actor, UUID person) {
        return person.equals(actor.person()) ? Scope.everything() : actor.scope();
    }

    private List<Held> held(Actor actor, UUID person, Scope scope, LocalDate from, LocalDate to) {
        List<PostView> all = posts.heldDuring(person, from, to);
        Map<UUID, UnitView> named =
                units.findAll(all.stream().map(PostView::unit).collect(Collectors.toSet()));
        List<Held> held = all.stream()
                .filter(post -> within(scope, named.get(post.unit())))
                .map(post -> {
                    HolderView holder = Objects.requireNonNull(post.holder());
                    return new Held(
                            post.id(),
                            post.title(),
                            post.role(),
                            post.unit(),
                            Objects.requireNonNull(named.get(post.unit())).name(),
                            holder.from(),
                            holder.to());
                })
                .toList();
        boolean known = person.equals(actor.person())
                || !held.isEmpty()
                || posts.heldDuring(person, LocalDate.of(1949, 10, 1), LocalDate.of(9999, 1, 1)).stream()
                        .anyMatch(post -> within(scope, units.find(post.unit()).orElse(null)));
        if (!known) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        return held;
    }

    private static boolean within(Scope scope, @Nullable UnitView unit) {
        return unit != null
                && unit.territory() != null
                && scope instanceof Scope.Territory(var prefixes)
                && prefixes.stream().anyMatch(unit.territory()::startsWith);
    }

    private static Entry entry(RecordRow record, Map<UUID, ObligationRow> owed, Map<UUID, Set<UUID>> meeting) {
        Instant happened = Objects.requireNonNull(record.happenedAt());
        return new Entry(
                record.id(),
                null,
                record.kind().label(),
                new Bilingual(record.title(), record.title()),
                record.unitName(),
                record.postTitle(),
                happened,
                record.enteredAt() == null ? happened : record.enteredAt(),
                record.late(),
                record.evidence().size(),
                owed.values().stream()
                        .filter(row -> meeting.getOrDefault(row.id(), Set.of()).contains(record.id()))
                        .map(DutyArchives::serves)
                        .toList());
    }

    /** What was performed without a record: the obligation itself is the matter; of several tries the last one is shown. */
    private List<Entry> direct(List<ActQueries.Deed> performed, Map<UUID, ObligationRow> owed, Set<UUID> met) {
        var last = new LinkedHashMap<UUID, ActQueries.Deed>();
        performed.stream()
                .filter(deed -> owed.containsKey(deed.subject()) && !met.contains(deed.subject()))
                .forEach(deed -> last.put(deed.subject(), deed));
        Map<UUID, UnitView> named =
                units.findAll(owed.values().stream().map(ObligationRow::unit).collect(Collectors.toSet()));
        EntryLimit.Reading reading = limits.reading();
        return last.values().stream()
                .map(deed -> {
                    ObligationRow row = Objects.requireNonNull(owed.get(deed.subject()));
                    var act = deed.act();
                    UnitView unit = named.get(row.unit());
                    boolean late = unit == null ? act.late() : reading.isLate(unit, act.occurredAt(), act.enteredAt());
                    return new Entry(
                            null,
                            row.id(),
                            DIRECTLY,
                            row.title(),
                            row.unitName(),
                            act.postTitle() == null ? "" : act.postTitle(),
                            act.occurredAt(),
                            act.enteredAt(),
                            late,
                            act.evidence().size(),
                            row.duty() != null || row.key() ? List.of(serves(row)) : List.of());
                })
                .toList();
    }

    private static Serves serves(ObligationRow row) {
        return new Serves(row.id(), row.clause(), row.title());
    }

    private static ArchiveView.Totals totals(List<Entry> entries, List<ArchiveView.Item> items) {
        int inTime = 0;
        int late = 0;
        int overdue = 0;
        for (var item : items) {
            for (var owed : item.obligations()) {
                switch (ResponsibilityList.standing(owed)) {
                    case IN_TIME -> inTime++;
                    case LATE -> late++;
                    case MISSED -> overdue++;
                    case TO_COME, WAIVED -> {}
                }
            }
        }
        return new ArchiveView.Totals(
                entries.size(),
                (int) entries.stream().filter(Entry::late).count(),
                (int) entries.stream().filter(entry -> entry.serves().isEmpty()).count(),
                items.size(),
                (int) items.stream().filter(item -> !item.gap()).count(),
                (int) items.stream().filter(ArchiveView.Item::gap).count(),
                inTime,
                late,
                overdue);
    }
}
