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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads records, each within what the actor may see; drafts are seen by their unit alone. */
@Component
@Transactional(readOnly = true)
public class RecordQueries {

    /** Rows read at a time where all are wanted. */
    private static final int STRETCH = 1000;

    /** Who prepares records for their unit. */
    private static final Role[] DRAFTERS = {
        Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.SUPERVISOR, Role.INSPECTOR, Role.DEPARTMENT
    };

    private final RecordStore store;
    private final RecordList list;
    private final RecordRows rows;
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
            RecordRows rows,
            RecordKeeper keeper,
            Counting counting,
            UnitObligations obligations,
            ActQueries acts,
            UnitQueries units,
            PostQueries posts,
            Clock clock) {
        this.store = store;
        this.list = list;
        this.rows = rows;
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
                rows.of(List.of(new RecordList.Listed(r, r.root.draftedAt(), r.items.size(), r.itemsDone())))
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
        Map<UUID, PostView> owners = owners(r);
        r.items.stream()
                .flatMap(item -> Stream.ofNullable(item.owner() == null ? null : owners.get(item.owner())))
                .forEach(owner -> concerns.add(owner.unit()));
        return concerns;
    }

    private List<RecordView.Concerned> concerned(DutyRecord r) {
        Set<UUID> concerns = concerns(r);
        Map<UUID, UnitView> named = units.findAll(concerns);
        return concerns.stream()
                .flatMap(id -> Stream.ofNullable(named.get(id)))
                .map(unit -> new RecordView.Concerned(unit.id(), unit.name()))
                .toList();
    }

    private Map<UUID, PostView> owners(DutyRecord r) {
        return posts.findAll(
                r.items.stream()
                        .flatMap(item -> Stream.ofNullable(item.owner()))
                        .collect(Collectors.toSet()),
                LocalDate.ofInstant(clock.instant(), Zones.CHINA));
    }

    /** A page of a list, 50 rows unless asked otherwise. */
    public CursorPage<RecordRow> list(
            Actor actor, RecordFilter filter, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        var found = list.page(actor, own(actor), filter.checked(), Cursor.parse(cursor, 2), limit + 1);
        var page = CursorPage.of(found, limit, RecordList::cursor);
        return new CursorPage<>(rows.of(page.items()), page.next());
    }

    /** All that a filter finds, the latest work first. */
    public List<RecordRow> all(Actor actor, RecordFilter filter) {
        List<UUID> own = own(actor);
        var found = new ArrayList<RecordList.Listed>();
        List<RecordList.Listed> stretch;
        do {
            Cursor after = found.isEmpty() ? null : Cursor.parse(RecordList.cursor(found.getLast()), 2);
            stretch = list.page(actor, own, filter.checked(), after, STRETCH);
            found.addAll(stretch);
        } while (stretch.size() == STRETCH);
        return rows.of(found);
    }

    /** How many filed records a filter finds of each kind and post, with their items. */
    public List<Tally> tallies(Actor actor, RecordFilter filter) {
        return list.tallies(actor, own(actor), filter.checked());
    }

    /**
     * Filed records of one kind and post, counted.
     *
     * @param items of these records
     * @param itemsDone those whose obligation is closed
     */
    public record Tally(UUID unit, UUID post, RecordKind kind, int records, int items, int itemsDone) {}

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
        Map<UUID, PostView> owners = owners(r);
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
}
