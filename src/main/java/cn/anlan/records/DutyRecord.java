package cn.anlan.records;

import cn.anlan.obligations.ObligationState;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One record of work and what may be done to it. */
final class DutyRecord {

    /** A file that belongs to it. */
    record Attached(UUID id, String sha256, String kind, String name) {}

    /** A decision, task, finding or measure. */
    record Item(
            UUID id,
            int no,
            String text,
            @Nullable UUID owner,
            @Nullable LocalDate due,
            @Nullable UUID obligation,
            @Nullable ObligationState state,
            @Nullable Instant receivedAt,
            int percent,
            @Nullable String progress) {

        static Item drafted(UUID id, int no, NewRecord.Item asked) {
            return new Item(id, no, asked.text().strip(), asked.owner(), asked.due(), null, null, null, 0, null);
        }

        Item opened(UUID as) {
            return new Item(id, no, text, owner, due, as, ObligationState.ASSIGNED, receivedAt, percent, progress);
        }

        Item moved(ObligationState to) {
            int reached = to == ObligationState.ACCEPTED ? 100 : percent;
            return new Item(id, no, text, owner, due, obligation, to, receivedAt, reached, progress);
        }

        Item dueOn(LocalDate day) {
            return new Item(id, no, text, owner, day, obligation, state, receivedAt, percent, progress);
        }

        Item received(Instant at) {
            return new Item(id, no, text, owner, due, obligation, state, at, percent, progress);
        }

        Item progressed(int to, String words) {
            return new Item(id, no, text, owner, due, obligation, state, receivedAt, to, words);
        }

        boolean isDone() {
            return state != null && !state.isLive();
        }
    }

    /** What never changes. */
    record Root(
            UUID id,
            RecordKind kind,
            UUID unit,
            String territory,
            UUID draftedBy,
            String draftedName,
            Instant draftedAt) {}

    /** Whose archive it is in, by whom and when it was put there. */
    record Filing(UUID person, String personName, UUID by, String byName, Instant enteredAt, Instant entryLimit) {

        boolean isLate() {
            return enteredAt.isAfter(entryLimit);
        }
    }

    /** The special committee, leading member's post or town that it is about. */
    record About(UUID id, String name) {}

    final Root root;
    long version;
    RecordState state;
    String title;
    UUID post;
    Particulars particulars;

    @Nullable Instant happenedAt;

    @Nullable About subject;

    List<Attached> evidence = List.of();
    List<Item> items = List.of();

    @Nullable Filing filing;

    int corrections;

    @Nullable Instant coordinatedAt;

    @Nullable Instant conveyedAt;

    @Nullable Instant closedAt;

    DutyRecord(Root root, long version, RecordState state, String title, UUID post, Particulars particulars) {
        this.root = root;
        this.version = version;
        this.state = state;
        this.title = title;
        this.post = post;
        this.particulars = particulars;
    }

    UUID id() {
        return root.id();
    }

    RecordKind kind() {
        return root.kind();
    }

    Set<RecordRelation> relationsOf(Actor actor, List<UnitView> spokenFor) {
        var relations = EnumSet.noneOf(RecordRelation.class);
        if (actor.isSystem()) {
            relations.add(RecordRelation.SYSTEM);
        }
        if (actor.role() == null || actor.is(Role.AUDITOR, Role.ADMINISTRATOR, Role.SECURITY)) {
            return relations;
        }
        if (post.equals(actor.post())) {
            relations.add(RecordRelation.BEARER);
        }
        if (!actor.is(Role.ENTERPRISE, Role.GRID_WORKER) && isAmong(root.unit(), spokenFor)) {
            relations.add(RecordRelation.MEMBER);
        }
        if (items.stream().anyMatch(item -> item.owner() != null && item.owner().equals(actor.post()))) {
            relations.add(RecordRelation.OWNER);
        }
        return relations;
    }

    /** Whether a unit is among those that somebody speaks for: their own, or the one whose office, department or committee that is. */
    static boolean isAmong(UUID unit, List<UnitView> spokenFor) {
        return spokenFor.stream().anyMatch(one -> one.id().equals(unit));
    }

    /** The steps the actor could take now. */
    List<RecordStep> stepsFor(Set<RecordRelation> relations) {
        return RecordSteps.allowed(state, relations).stream()
                .filter(step -> switch (step) {
                    case COORDINATE -> kind() == RecordKind.PROBLEM;
                    case CONVEY -> kind() == RecordKind.DECISION;
                    case RECEIVE ->
                        kind() == RecordKind.DECISION && items.stream().anyMatch(item -> item.receivedAt() == null);
                    case PROGRESS -> !items.isEmpty();
                    case DRAFT, AMEND, FILE, WITHDRAW, CORRECT -> true;
                    case FOLLOW, CLOSE -> false;
                })
                .toList();
    }

    /**
     * Moves on, or says why not.
     *
     * @throws Problem wrong state, wrong person, a step that the kind doesn't have
     */
    void take(RecordStep step, Set<RecordRelation> relations) {
        RecordSteps.Row row = RecordSteps.find(step, state)
                .orElseThrow(() -> new Problem(
                                RecordProblem.WRONG_STATE,
                                state.label().zh(),
                                step.label().zh(),
                                state.label().en(),
                                step.label().en())
                        .with("current", version));
        if (relations.stream().noneMatch(row.by()::contains)) {
            throw new Problem(
                            RecordProblem.NOT_YOUR_STEP,
                            step.label().zh(),
                            step.label().en())
                    .clause("WX-2.0");
        }
        if (!relations.contains(RecordRelation.SYSTEM) && !stepsFor(relations).contains(step)) {
            throw new Problem(
                    RecordProblem.NOT_FOR_KIND,
                    kind().label().zh(),
                    step.label().zh(),
                    kind().label().en(),
                    step.label().en());
        }
        state = row.to(state);
    }

    void filed(Filing as) {
        filing = as;
    }

    void add(List<Attached> more) {
        evidence = Stream.concat(evidence.stream(), more.stream()).distinct().toList();
    }

    void replace(Item changed) {
        var all = new ArrayList<>(items);
        all.replaceAll(item -> item.id().equals(changed.id()) ? changed : item);
        items = List.copyOf(all);
    }

    Item item(int no) {
        return items.stream()
                .filter(item -> item.no() == no)
                .findFirst()
                .orElseThrow(() -> new Problem(RecordProblem.NO_SUCH_ITEM, no).field("item", "NoSuchItem"));
    }

    int itemsDone() {
        return (int) items.stream().filter(Item::isDone).count();
    }

    /**
     * Whether everything that follows from it is done: its items; a problem coordinated by the head (WX-2.1d), a decision passed on
     * (WX-2.1e).
     */
    boolean isComplete() {
        return state == RecordState.FILED
                && !items.isEmpty()
                && items.stream().allMatch(Item::isDone)
                && (kind() != RecordKind.PROBLEM || coordinatedAt != null)
                && (kind() != RecordKind.DECISION || conveyedAt != null);
    }
}
