package cn.anlan.records;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts records of work and files them. What is filed is never rewritten: what comes later is added. Every method works in the caller's
 * transaction and writes one act on the record; {@code seen} is the version the actor saw.
 *
 * <p>All throw {@link cn.anlan.platform.Problem}: 404 absent or out of the actor's sight, 409 stale or in another state, 403 not the actor's
 * step, 422 a rule refuses.
 */
@Service
@Transactional
public class Records {

    private final RecordStore store;
    private final RecordKeeper keeper;
    private final Drafting drafting;
    private final Counting counting;
    private final RecordItems items;
    private final EntryLimit limits;
    private final PostQueries posts;
    private final UnitQueries units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Records(
            RecordStore store,
            RecordKeeper keeper,
            Drafting drafting,
            Counting counting,
            RecordItems items,
            EntryLimit limits,
            PostQueries posts,
            UnitQueries units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.keeper = keeper;
        this.drafting = drafting;
        this.counting = counting;
        this.items = items;
        this.limits = limits;
        this.posts = posts;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a record of somebody's work in the drafter's unit. */
    public Done draft(Actor by, NewRecord asked) {
        Instant now = clock.instant();
        PostView post = drafting.post(by, keeper.spokenForBy(by), asked.post(), LocalDate.ofInstant(now, Zones.CHINA));
        UnitView unit = units.get(post.unit());
        var root = new DutyRecord.Root(
                Ids.next(), asked.particulars().is(), unit.id(), unit.territory(), by.person(), by.name(), now);
        var r = new DutyRecord(root, 1, RecordState.DRAFT, asked.title(), post.id(), asked.particulars());
        drafting.fill(r, by, asked, now);
        return keeper.started(r, by, content(r));
    }

    /** Replaces what a draft says. */
    public Done amend(Actor by, UUID id, long seen, NewRecord asked) {
        Instant now = clock.instant();
        DutyRecord r = taken(RecordStep.AMEND, by, id, seen);
        if (asked.post() != null) {
            PostView post =
                    drafting.post(by, keeper.spokenForBy(by), asked.post(), LocalDate.ofInstant(now, Zones.CHINA));
            if (!post.unit().equals(r.root.unit())) {
                throw new cn.anlan.platform.Problem(
                                RecordProblem.OTHER_UNIT, units.get(post.unit()).name())
                        .field("post", "OtherUnit");
            }
            r.post = post.id();
        }
        drafting.fill(r, by, asked, now);
        store.replaceItems(r);
        return keeper.record(r, RecordStep.AMEND, by, content(r), r.evidence, now);
    }

    /** Gives a draft up. */
    public Done withdraw(Actor by, UUID id, long seen, String reason) {
        DutyRecord r = taken(RecordStep.WITHDRAW, by, id, seen);
        return keeper.record(r, RecordStep.WITHDRAW, by, Map.of("reason", reason), List.of(), clock.instant());
    }

    /**
     * Puts a record into the archive of whoever held the post when it happened, performs every obligation that it meets, and opens one for
     * each of its items.
     *
     * @param serves the obligations and key tasks it is filed for; null for all that it meets by the rules
     */
    public Done file(Actor by, UUID id, long seen, @Nullable List<UUID> serves) {
        Instant now = clock.instant();
        DutyRecord r = taken(RecordStep.FILE, by, id, seen);
        store.alone(r.root.unit());
        drafting.requireComplete(r, now);
        Instant happened = Objects.requireNonNull(r.happenedAt);
        UnitView unit = units.get(r.root.unit());
        r.filed(filing(r, by, limits.of(unit, happened), now));
        List<Count> counts = serves == null ? counting.byRule(r) : counting.byChoice(r, by, serves);
        var facts = new LinkedHashMap<String, Object>(content(r));
        facts.put("particulars", r.particulars);
        facts.put("late", Objects.requireNonNull(r.filing).isLate());
        facts.put("person", r.filing.personName());
        facts.putAll(counted(counts));
        Done done = keeper.record(r, RecordStep.FILE, by, facts, r.evidence, happened);
        counting.perform(r, counts, by, now);
        items.open(r, by);
        publish(r, counts, done.act(), by);
        return done;
    }

    /** Adds to a filed record; what was said stays. Files that were missing may let it count for more. */
    public Done correct(Actor by, UUID id, long seen, String text, List<UUID> files) {
        Instant now = clock.instant();
        DutyRecord r = taken(RecordStep.CORRECT, by, id, seen);
        store.alone(r.root.unit());
        List<DutyRecord.Attached> added = drafting.attached(by, files);
        r.add(added);
        r.corrections++;
        List<Count> counts = added.isEmpty() ? List.of() : counting.byRule(r);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("text", text);
        facts.putAll(counted(counts));
        Done done = keeper.record(r, RecordStep.CORRECT, by, facts, added, now);
        counting.perform(r, counts, by, now);
        return done;
    }

    /** The head coordinates a problem (WX-2.1d). */
    public Done coordinate(Actor by, UUID id, long seen, String text, List<UUID> files) {
        DutyRecord r = taken(RecordStep.COORDINATE, by, id, seen);
        r.coordinatedAt = clock.instant();
        return added(r, RecordStep.COORDINATE, by, text, files);
    }

    /** A decision from above was passed on to those it concerns (WX-2.1e). */
    public Done convey(Actor by, UUID id, long seen, String text, List<UUID> files) {
        DutyRecord r = taken(RecordStep.CONVEY, by, id, seen);
        r.conveyedAt = clock.instant();
        return added(r, RecordStep.CONVEY, by, text, files);
    }

    /** The owner of a task acknowledges it (WX-2.1e). */
    public Done receive(Actor by, UUID id, long seen, int item) {
        Instant now = clock.instant();
        DutyRecord r = taken(RecordStep.RECEIVE, by, id, seen);
        DutyRecord.Item asked = ownItem(r, by, item);
        if (asked.receivedAt() == null) {
            r.replace(asked.received(now));
            store.update(asked.received(now));
        }
        return keeper.record(r, RecordStep.RECEIVE, by, Map.of("item", item, "text", asked.text()), List.of(), now);
    }

    /** How far an item is, in the words of its owner or of the office. */
    public Done progress(Actor by, UUID id, long seen, int item, int percent, String text, List<UUID> files) {
        DutyRecord r = taken(RecordStep.PROGRESS, by, id, seen);
        Set<RecordRelation> relations = keeper.relations(r, by);
        boolean office = relations.contains(RecordRelation.MEMBER) || relations.contains(RecordRelation.BEARER);
        DutyRecord.Item changed = (office ? r.item(item) : ownItem(r, by, item)).progressed(percent, text);
        r.replace(changed);
        store.update(changed);
        List<DutyRecord.Attached> given = drafting.attached(by, files);
        r.add(given);
        return keeper.record(
                r,
                RecordStep.PROGRESS,
                by,
                Map.of("item", item, "percent", percent, "text", text),
                given,
                clock.instant());
    }

    private Done added(DutyRecord r, RecordStep step, Actor by, String text, List<UUID> files) {
        Instant now = clock.instant();
        List<DutyRecord.Attached> given = drafting.attached(by, files);
        r.add(given);
        Done done = keeper.record(r, step, by, Map.of("text", text), given, now);
        items.closeIfComplete(r, now);
        return r.version == done.version() ? done : new Done(r.id(), r.version, r.state.name(), done.act());
    }

    private DutyRecord taken(RecordStep step, Actor by, UUID id, long seen) {
        DutyRecord r = keeper.seen(by, id, seen);
        r.take(step, keeper.relations(r, by));
        return r;
    }

    private static DutyRecord.Item ownItem(DutyRecord r, Actor by, int no) {
        DutyRecord.Item item = r.item(no);
        if (item.owner() == null || !item.owner().equals(by.post())) {
            throw new cn.anlan.platform.Problem(
                    RecordProblem.NOT_YOUR_STEP,
                    RecordStep.PROGRESS.label().zh(),
                    RecordStep.PROGRESS.label().en());
        }
        return item;
    }

    /** The archive stays with the person who held the post on the day, even if a successor enters it (WX-2.0). */
    private DutyRecord.Filing filing(DutyRecord r, Actor by, Instant limit, Instant now) {
        LocalDate day = LocalDate.ofInstant(Objects.requireNonNull(r.happenedAt), Zones.CHINA);
        PostView then = posts.findAll(List.of(r.post), day).get(r.post);
        var holder = then == null ? null : then.holder();
        return new DutyRecord.Filing(
                holder == null ? by.person() : holder.person(),
                holder == null ? by.name() : holder.name(),
                by.person(),
                by.name(),
                now,
                limit);
    }

    private void publish(DutyRecord r, List<Count> counts, UUID act, Actor by) {
        var filing = Objects.requireNonNull(r.filing);
        events.publishEvent(new RecordFiled(
                r.id(),
                r.kind(),
                r.root.unit(),
                r.root.territory(),
                r.post,
                filing.person(),
                Objects.requireNonNull(r.happenedAt),
                filing.enteredAt(),
                filing.isLate(),
                counts.stream().filter(Count::met).map(Count::obligation).toList(),
                act,
                by));
    }

    private static Map<String, Object> content(DutyRecord r) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", r.kind().key());
        facts.put("title", r.title);
        facts.put("post", r.post.toString());
        facts.put("happenedAt", r.happenedAt == null ? "" : r.happenedAt.toString());
        facts.put("subject", r.subject == null ? "" : r.subject.name());
        facts.put(
                "items",
                r.items.stream()
                        .map(item -> Map.of(
                                "no", item.no(),
                                "text", item.text(),
                                "owner", String.valueOf(item.owner()),
                                "due", String.valueOf(item.due())))
                        .toList());
        return facts;
    }

    private static Map<String, Object> counted(List<Count> counts) {
        return Map.of(
                "met",
                counts.stream()
                        .filter(Count::met)
                        .map(count -> Map.of(
                                "obligation", count.obligation().toString(),
                                "clause", count.clause(),
                                "title", count.title().zh()))
                        .toList(),
                "unmet",
                counts.stream()
                        .filter(count -> count.reason() != null)
                        .map(count -> Map.of(
                                "obligation", count.obligation().toString(),
                                "clause", count.clause(),
                                "title", count.title().zh(),
                                "reason", String.valueOf(count.reason())))
                        .toList());
    }
}
