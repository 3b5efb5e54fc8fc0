package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tours of a year of one committee.
 *
 * @param packVersion version of the regime under which it began and will end
 * @param drawnBy who wrote last what it says; somebody else approves it
 */
record Plan(
        UUID id,
        long version,
        UUID unit,
        String unitName,
        String territory,
        int year,
        int packVersion,
        State state,
        UUID drawnBy,
        String drawnName,
        @Nullable String approvedName,
        @Nullable Instant approvedAt) {

    /** Where a plan stands. */
    enum State {
        DRAFT("拟订中", "Draft"),
        SUBMITTED("待审批", "To be approved"),
        APPROVED("已审批", "Approved");

        private final Bilingual label;

        State(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    /** What can be done about a plan. */
    enum Step {
        AMEND("amended", "修改", "Amend"),
        SUBMIT("submitted", "送审", "Submit"),
        SEND_BACK("sent-back", "退回", "Send back"),
        APPROVE("approved", "审批", "Approve"),
        ADD_TOUR("tour-added", "增加巡查", "Add a tour"),
        DROP_TOUR("tour-dropped", "撤回增加的巡查", "Drop an added tour"),
        APPROVE_TOUR("tour-approved", "审批增加的巡查", "Approve an added tour"),
        EXTEND_TOUR("tour-extended", "延伸到企业", "Extend to enterprises"),
        CANCEL_TOUR("tour-cancelled", "取消巡查", "Cancel a tour");

        private final String done;
        private final Bilingual label;

        Step(String done, String zh, String en) {
            this.done = done;
            this.label = new Bilingual(zh, en);
        }

        String act() {
            return "tour-plan." + done;
        }

        Bilingual label() {
            return label;
        }
    }

    /** One row of the life cycle. */
    record Row(Step step, Side by, Set<State> from, State to) {}

    /** The life cycle: the office proposes, the committee decides (ZZ-2.1c, ZZ-3.3.1). */
    static final List<Row> TABLE = List.of(
            new Row(Step.AMEND, Side.OFFICE, EnumSet.of(State.DRAFT), State.DRAFT),
            new Row(Step.SUBMIT, Side.OFFICE, EnumSet.of(State.DRAFT), State.SUBMITTED),
            new Row(Step.SEND_BACK, Side.COMMITTEE, EnumSet.of(State.SUBMITTED), State.DRAFT),
            new Row(Step.APPROVE, Side.COMMITTEE, EnumSet.of(State.SUBMITTED), State.APPROVED),
            new Row(Step.ADD_TOUR, Side.OFFICE, EnumSet.of(State.APPROVED), State.APPROVED),
            new Row(Step.DROP_TOUR, Side.OFFICE, EnumSet.of(State.APPROVED), State.APPROVED),
            new Row(Step.APPROVE_TOUR, Side.COMMITTEE, EnumSet.of(State.APPROVED), State.APPROVED),
            new Row(Step.EXTEND_TOUR, Side.OFFICE, EnumSet.of(State.APPROVED), State.APPROVED),
            new Row(Step.CANCEL_TOUR, Side.COMMITTEE, EnumSet.of(State.APPROVED), State.APPROVED));

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
                        .clause("ZZ-3.3.1")
                        .with("current", version));
    }
}
