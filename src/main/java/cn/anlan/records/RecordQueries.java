package cn.anlan.records;

import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads records, each within what the actor may see; drafts are seen by their unit alone. */
@Component
@Transactional(readOnly = true)
public class RecordQueries {

    /** Who prepares records for their unit. */
    private static final Role[] DRAFTERS = {
        Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.SUPERVISOR, Role.INSPECTOR, Role.DEPARTMENT
    };

    private final RecordStore store;
    private final RecordList list;
    private final RecordKeeper keeper;
    private final Counting counting;
    private final UnitObligations obligations;
    private final ActQueries acts;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    RecordQueries(
            RecordStore store,
            RecordList list,
            RecordKeeper keeper,
            Counting counting,
            UnitObligations obligations,
            ActQueries acts,
            UnitQueries units,
            PostQueries posts,
            Clock clock) {
        this.store = store;
        this.list = list;
        this.keeper = keeper;
        this.counting = counting;
        this.obligations = obligations;
        this.acts = acts;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * One record with its items, what it counts for, its timeline and what the actor can do.
     *
     * @throws Problem 404 absent, out of scope, or another unit's draft
     */
    public RecordView get(Actor actor, UUID id) {
        DutyRecord r = keeper.visible(actor, id);
        var filing = r.filing;
        return new RecordView(
                rows(List.of(new RecordList.Listed(r, r.root.draftedAt(), r.items.size(), r.itemsDone())))
                        .getFirst(),
                r.particulars,
                filing == null ? null : filing.entryLimit(),
                filing == null ? null : filing.byName(),
                r.root.draftedAt(),
                items(r),
                counts(r),
                acts.timeline(RecordKeeper.SUBJECT, id),
                concerned(r),
                r.stepsFor(keeper.relations(r, actor)));
    }

    /** What can be cited of a record; empty if it is absent, out of scope or another unit's draft. */
    public Optional<RecordBrief> find(Actor actor, UUID id) {
        return keeper.find(actor, id)
                .map(r -> new RecordBrief(r.id(), r.kind(), r.state, r.title, r.root.unit(), concerns(r)));
    }

    private Set<UUID> concerns(DutyRecord r) {
        var concerns = new LinkedHashSet<UUID>();
        concerns.add(r.root.unit());
        if (r.subject != null && units.find(r.subject.id()).isPresent()) {
            concerns.add(r.subject.id());
        }
        r.items.forEach(item -> {
            if (item.owner() != null) {
                concerns.add(posts.get(item.owner()).unit());
            }
        });
        return concerns;
    }

    private List<RecordView.Concerned> concerned(DutyRecord r) {
        return concerns(r).stream()
                .map(units::get)
                .map(unit -> new RecordView.Concerned(unit.id(), unit.name()))
                .toList();
    }

    /** A page of a list, 50 rows unless asked otherwise. */
    public CursorPage<RecordRow> list(
            Actor actor, RecordFilter filter, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        var found = list.page(actor, own(actor), filter.checked(), Cursor.parse(cursor, 2), limit + 1);
        var page = CursorPage.of(found, limit, RecordList::cursor);
        return new CursorPage<>(rows(page.items()), page.next());
    }

    /** All that a filter finds, at most {@code most}, the latest work first. */
    public List<RecordRow> all(Actor actor, RecordFilter filter, int most) {
        return rows(list.page(actor, own(actor), filter.checked(), null, most));
    }

    /** The records that obligations were performed with, by obligation; the asker may see the obligation and so its record's id. */
    public Map<UUID, Set<UUID>> meeting(Collection<UUID> of) {
        return list.meeting(of).stream()
                .collect(Collectors.groupingBy(
                        RecordList.Clause::obligation,
                        Collectors.mapping(RecordList.Clause::record, Collectors.toSet())));
    }

    /** The filed records that hold files with these SHA-256 hashes, by hash: the same photo twice shows here. */
    public Map<String, Set<UUID>> using(Collection<String> sha256) {
        return list.using(sha256).stream()
                .collect(Collectors.groupingBy(
                        RecordList.Use::sha256, Collectors.mapping(RecordList.Use::record, Collectors.toSet())));
    }

    private List<UUID> own(Actor actor) {
        return actor.is(DRAFTERS)
                ? keeper.spokenForBy(actor).stream().map(UnitView::id).toList()
                : List.of();
    }

    private List<RecordView.CountedFor> counts(DutyRecord r) {
        List<Count> counts = r.state == RecordState.DRAFT ? counting.byRule(r) : store.counts(r.id());
        Map<UUID, ObligationBrief> now =
                obligations.findAll(counts.stream().map(Count::obligation).toList());
        return counts.stream()
                .map(count -> {
                    ObligationBrief o = now.get(count.obligation());
                    return new RecordView.CountedFor(
                            count.obligation(),
                            count.title(),
                            count.clause(),
                            count.period(),
                            count.met(),
                            count.reason() == null ? null : count.reason().name(),
                            count.missing(),
                            o == null ? null : o.state());
                })
                .toList();
    }

    private List<RecordView.Item> items(DutyRecord r) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Map<UUID, PostView> owners = posts.findAll(
                r.items.stream()
                        .flatMap(item -> java.util.stream.Stream.ofNullable(item.owner()))
                        .collect(Collectors.toSet()),
                today);
        Map<UUID, UnitView> unitsOfOwners =
                units.findAll(owners.values().stream().map(PostView::unit).collect(Collectors.toSet()));
        return r.items.stream()
                .map(item -> {
                    PostView owner = item.owner() == null ? null : owners.get(item.owner());
                    UnitView unit = owner == null ? null : unitsOfOwners.get(owner.unit());
                    boolean late = item.state() != null
                            && item.state().runs()
                            && item.due() != null
                            && item.due().isBefore(today);
                    return new RecordView.Item(
                            item.no(),
                            item.text(),
                            item.owner(),
                            owner == null ? null : owner.title(),
                            owner == null || owner.holder() == null
                                    ? null
                                    : owner.holder().name(),
                            unit == null ? null : unit.name(),
                            item.due(),
                            item.obligation(),
                            item.state(),
                            late,
                            item.receivedAt(),
                            item.percent(),
                            item.progress());
                })
                .toList();
    }

    private List<RecordRow> rows(List<RecordList.Listed> found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Map<UUID, UnitView> unitsById = units.findAll(
                found.stream().map(row -> row.record().root.unit()).collect(Collectors.toSet()));
        Map<UUID, PostView> postsById =
                posts.findAll(found.stream().map(row -> row.record().post).collect(Collectors.toSet()), today);
        Map<UUID, List<RecordList.Clause>> clauses =
                list.clauses(found.stream().map(row -> row.record().id()).toList());
        return found.stream()
                .map(row -> row(
                        row,
                        unitsById.get(row.record().root.unit()),
                        postsById.get(row.record().post),
                        clauses.getOrDefault(row.record().id(), List.of())))
                .toList();
    }

    private static RecordRow row(
            RecordList.Listed listed,
            @Nullable UnitView unit,
            @Nullable PostView post,
            List<RecordList.Clause> clauses) {
        DutyRecord r = listed.record();
        var filing = r.filing;
        return new RecordRow(
                r.id(),
                r.version,
                r.kind(),
                r.state,
                r.title,
                r.root.unit(),
                unit == null ? "" : unit.name(),
                r.root.territory(),
                r.post,
                post == null ? "" : post.title(),
                filing == null ? null : filing.person(),
                filing == null ? null : filing.personName(),
                r.root.draftedName(),
                r.happenedAt,
                filing == null ? null : filing.enteredAt(),
                filing != null && filing.isLate(),
                r.subject == null ? null : r.subject.id(),
                r.subject == null ? null : r.subject.name(),
                reference(r.particulars),
                listed.itemsTotal(),
                listed.itemsDone(),
                r.evidence.stream()
                        .map(file -> new RecordView.File(file.id(), file.sha256(), file.kind(), file.name()))
                        .toList(),
                r.corrections,
                r.coordinatedAt,
                r.conveyedAt,
                r.closedAt,
                clauses.stream()
                        .filter(RecordList.Clause::met)
                        .map(RecordList.Clause::clause)
                        .distinct()
                        .toList(),
                clauses.stream()
                        .filter(clause -> !clause.met())
                        .map(RecordList.Clause::clause)
                        .distinct()
                        .toList());
    }

    private static @Nullable String reference(Particulars particulars) {
        return switch (particulars) {
            case Particulars.Decision d -> join(d.issuer(), d.number());
            case Particulars.ThematicInspection t -> t.theme();
            case Particulars.KeyWork k ->
                join(k.year() == null ? null : k.year().toString(), k.number());
            case Particulars.WorkPlan p -> p.year() == null ? null : p.year().toString();
            case Particulars.KeyList l -> l.year() == null ? null : l.year().toString();
            case Particulars.Check c -> c.work();
            case Particulars.Drill d -> d.scenario();
            case Particulars.Hearing h -> h.place();
            case Particulars.Session s -> s.place();
            case Particulars.FrontLineCheck f -> f.place();
            case Particulars.Report report -> report.to();
            case Particulars.KeyProblem p -> p.concerned();
            case Particulars.Analysis a -> null;
            case Particulars.Other o -> null;
        };
    }

    private static @Nullable String join(@Nullable String one, @Nullable String other) {
        if (one == null || one.isBlank()) {
            return other;
        }
        return other == null || other.isBlank() ? one : one + " " + other;
    }
}
