package cn.anlan.clues;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What can be done about a clue: each step, who takes it, from which state, to which. */
enum ClueStep {
    TAKE_UP("taken-up", "受理", "Take up", Side.HANDLER, State.HANDED_OVER, State.TAKEN_UP),
    ANSWER("answered", "答复处理结果", "Answer", Side.HANDLER, State.TAKEN_UP, State.ANSWERED),
    SEND_BACK("sent-back", "退回", "Send back", Side.FOLLOWER, State.ANSWERED, State.TAKEN_UP),
    CLOSE("closed", "办结", "Close", Side.FOLLOWER, State.ANSWERED, State.CLOSED);

    /** Where a clue stands. */
    enum State {
        HANDED_OVER("已移交", "Handed over"),
        TAKEN_UP("办理中", "In hand"),
        ANSWERED("已答复，待审核", "Answered, to be reviewed"),
        CLOSED("已办结", "Closed");

        private final Bilingual label;

        State(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    /** Who takes a step. */
    enum Side {
        /** The office that deals with it. */
        HANDLER,
        /** Who follows it to the end: the office above, or the handling unit's own head. */
        FOLLOWER
    }

    private final String done;
    private final Bilingual label;
    private final Side by;
    private final State from;
    private final State to;

    ClueStep(String done, String zh, String en, Side by, State from, State to) {
        this.done = done;
        this.label = new Bilingual(zh, en);
        this.by = by;
        this.from = from;
        this.to = to;
    }

    /** Kind of the act that records the step. */
    String act() {
        return "clue." + done;
    }

    Bilingual label() {
        return label;
    }

    Side by() {
        return by;
    }

    State from() {
        return from;
    }

    State to() {
        return to;
    }

    static List<ClueStep> open(State state, Set<Side> sides) {
        return Arrays.stream(values())
                .filter(step -> step.from == state && sides.contains(step.by))
                .toList();
    }
}
