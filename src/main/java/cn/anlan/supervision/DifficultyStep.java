package cn.anlan.supervision;

import static cn.anlan.supervision.DifficultyState.ANSWERED;
import static cn.anlan.supervision.DifficultyState.CLOSED;
import static cn.anlan.supervision.DifficultyState.RAISED;
import static cn.anlan.supervision.DifficultyState.REOPENED;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The life cycle of a difficulty: each step, who takes it, from which states, to which. */
enum DifficultyStep {
    ANSWER("answered", "答复", "Answer", Side.SUPERIOR, EnumSet.of(RAISED, REOPENED), ANSWERED),
    CONFIRM("confirmed", "确认解决", "Confirm", Side.UNIT, EnumSet.of(ANSWERED), CLOSED),
    REOPEN("reopened", "仍未解决", "Not solved", Side.UNIT, EnumSet.of(ANSWERED), REOPENED);

    /** The unit that raised it, or the post above that answers. */
    enum Side {
        UNIT,
        SUPERIOR
    }

    private final String done;
    private final Bilingual label;
    private final Side by;
    private final Set<DifficultyState> from;
    private final DifficultyState to;

    DifficultyStep(String done, String zh, String en, Side by, Set<DifficultyState> from, DifficultyState to) {
        this.done = done;
        this.label = new Bilingual(zh, en);
        this.by = by;
        this.from = from;
        this.to = to;
    }

    /** Kind of the act that records the step. */
    String act() {
        return "difficulty." + done;
    }

    Bilingual label() {
        return label;
    }

    Side by() {
        return by;
    }

    boolean leads(DifficultyState state) {
        return from.contains(state);
    }

    DifficultyState to() {
        return to;
    }

    static List<DifficultyStep> open(DifficultyState state, Set<Side> sides) {
        return Arrays.stream(values())
                .filter(step -> step.leads(state) && sides.contains(step.by()))
                .toList();
    }
}
