package cn.anlan.countychecks;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a county check: each step, who takes it, from which state, to which. */
enum CheckStep {
    JOIN("joined", "会同立项", "Open it together", Side.PARTNER, State.PROPOSED, State.OPEN),
    FILE("filed", "报备文件", "File a document", Side.COUNTY, State.OPEN, State.OPEN),
    /** Follows by itself from the last document. */
    COMPLETE("completed", "文件齐备", "Complete the documents", null, State.OPEN, State.FILED),
    SEND_BACK("sent-back", "退回文件", "Send a document back", Side.CITY, State.FILED, State.OPEN),
    CLOSE("closed", "结项", "Close", Side.CITY, State.FILED, State.CLOSED);

    /** Where a check stands. */
    enum State {
        PROPOSED("待会同立项", "Awaiting the staffing office"),
        OPEN("督办中", "Open"),
        FILED("文件齐备，待结项", "All documents on file"),
        CLOSED("已结项", "Closed");

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
        /** The city's safety office. */
        CITY,
        /** The department that opens it together with the safety office: the staffing office. */
        PARTNER,
        /** The county's safety office. */
        COUNTY
    }

    private final String done;
    private final Bilingual label;
    private final @Nullable Side by;
    private final State from;
    private final State to;

    CheckStep(String done, String zh, String en, @Nullable Side by, State from, State to) {
        this.done = done;
        this.label = new Bilingual(zh, en);
        this.by = by;
        this.from = from;
        this.to = to;
    }

    /** Kind of the act that records the step. */
    String act() {
        return "county-check." + done;
    }

    Bilingual label() {
        return label;
    }

    boolean isOf(Set<Side> sides) {
        return by != null && sides.contains(by);
    }

    State from() {
        return from;
    }

    State to() {
        return to;
    }

    static List<CheckStep> open(State state, Set<Side> sides) {
        return Arrays.stream(values())
                .filter(step -> step.from == state && step.isOf(sides))
                .toList();
    }
}
