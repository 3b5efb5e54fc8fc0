package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tour group of a yearly plan. Its members stay for the cycle, which is the plan's year (ZZ-2.3).
 *
 * @param proposedBy who wrote last who is in it
 * @param pending the change that waits for the committee
 */
record TourGroup(
        UUID id,
        long version,
        UUID plan,
        UUID unit,
        String territory,
        String name,
        State state,
        UUID proposedBy,
        List<Member> members,
        @Nullable Replacement pending) {

    TourGroup {
        members = List.copyOf(members);
    }

    /** A member who gives way to another, with the reason. */
    record Replacement(UUID outgoing, String outgoingName, Member incoming, String reason) {}

    /** Where a group stands. */
    enum State {
        DRAFT("拟订中", "Draft"),
        PROPOSED("待审批", "To be approved"),
        APPROVED("已审批", "Approved");

        private final Bilingual label;

        State(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    /** What can be done about a group. */
    enum Step {
        AMEND("amended", "调整人选", "Change the members"),
        PROPOSE("proposed", "提名送审", "Propose"),
        SEND_BACK("sent-back", "退回", "Send back"),
        APPROVE("approved", "审批", "Approve"),
        PROPOSE_REPLACEMENT("replacement-proposed", "提出替换", "Propose a replacement"),
        DECIDE_REPLACEMENT("replacement-decided", "审批替换", "Decide on a replacement");

        private final String done;
        private final Bilingual label;

        Step(String done, String zh, String en) {
            this.done = done;
            this.label = new Bilingual(zh, en);
        }

        String act() {
            return "tour-group." + done;
        }

        Bilingual label() {
            return label;
        }
    }

    /** One row of the life cycle. */
    record Row(Step step, Side by, Set<State> from, State to) {}

    /** The life cycle: once approved, members change by replacement alone (ZZ-2.3). */
    static final List<Row> TABLE = List.of(
            new Row(Step.AMEND, Side.OFFICE, EnumSet.of(State.DRAFT), State.DRAFT),
            new Row(Step.PROPOSE, Side.OFFICE, EnumSet.of(State.DRAFT), State.PROPOSED),
            new Row(Step.SEND_BACK, Side.COMMITTEE, EnumSet.of(State.PROPOSED), State.DRAFT),
            new Row(Step.APPROVE, Side.COMMITTEE, EnumSet.of(State.PROPOSED), State.APPROVED),
            new Row(Step.PROPOSE_REPLACEMENT, Side.OFFICE, EnumSet.of(State.APPROVED), State.APPROVED),
            new Row(Step.DECIDE_REPLACEMENT, Side.COMMITTEE, EnumSet.of(State.APPROVED), State.APPROVED));

    static Optional<Row> row(Step step, State from) {
        return TABLE.stream()
                .filter(row -> row.step() == step && row.from().contains(from))
                .findFirst();
    }

    static Side by(Step step) {
        return TABLE.stream()
                .filter(row -> row.step() == step)
                .findFirst()
                .orElseThrow()
                .by();
    }

    /** @throws Problem 409 when its state doesn't allow the step */
    Row require(Step step) {
        return row(step, state)
                .orElseThrow(() -> new Problem(
                                TourplanProblem.WRONG_STATE,
                                state.label().zh(),
                                step.label().zh(),
                                state.label().en(),
                                step.label().en())
                        .clause("ZZ-2.3")
                        .with("current", version));
    }

    /** The members, and whoever is to come in. */
    List<Member> candidates() {
        return pending == null
                ? members
                : java.util.stream.Stream.concat(members.stream(), java.util.stream.Stream.of(pending.incoming()))
                        .toList();
    }

    /** The members as they will be once the pending change is made. */
    List<Member> renewed(Replacement change) {
        return java.util.stream.Stream.concat(
                        members.stream().filter(one -> !one.person().equals(change.outgoing())),
                        java.util.stream.Stream.of(change.incoming()))
                .toList();
    }

    /** @throws Problem 422 when nobody of that id is in the group */
    Member member(UUID person) {
        return members.stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NOT_IN_GROUP).field("person", "NotInGroup"));
    }
}
