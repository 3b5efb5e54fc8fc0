package cn.anlan.supervision;

import static cn.anlan.supervision.Means.CIRCULAR;
import static cn.anlan.supervision.Means.INTERVIEW;
import static cn.anlan.supervision.Means.REMINDER;
import static cn.anlan.supervision.MeasureState.ACKNOWLEDGED;
import static cn.anlan.supervision.MeasureState.ANSWERED;
import static cn.anlan.supervision.MeasureState.CLOSED;
import static cn.anlan.supervision.MeasureState.HELD;
import static cn.anlan.supervision.MeasureState.ISSUED;
import static cn.anlan.supervision.MeasureState.WITHDRAWN;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done about a measure; {@link #TABLE} says by whom, when, and where it leads. */
enum MeasureStep {
    ACKNOWLEDGE("acknowledged", "签收", "Acknowledge"),
    HOLD("held", "记录约谈", "Record the interview"),
    ANSWER("answered", "报告整改", "Answer"),
    RETURN("returned", "退回", "Return"),
    CLOSE("closed", "核验通过", "Accept and close"),
    WITHDRAW("withdrawn", "撤回", "Withdraw");

    /** Who takes a step: the principal it is addressed to, or the level that chose the means. */
    enum Side {
        UNIT,
        SUPERIOR
    }

    /** One row of the life cycle. */
    record Row(MeasureStep step, Side by, Set<Means> means, Set<MeasureState> from, MeasureState to) {}

    /** The life cycle. Reading a reminder or a circular isn't a condition of putting things right; an interview must have been held. */
    static final List<Row> TABLE = List.of(
            new Row(ACKNOWLEDGE, Side.UNIT, EnumSet.allOf(Means.class), EnumSet.of(ISSUED), ACKNOWLEDGED),
            new Row(HOLD, Side.SUPERIOR, EnumSet.of(INTERVIEW), EnumSet.of(ISSUED, ACKNOWLEDGED), HELD),
            new Row(ANSWER, Side.UNIT, EnumSet.of(REMINDER, CIRCULAR), EnumSet.of(ISSUED, ACKNOWLEDGED), ANSWERED),
            new Row(ANSWER, Side.UNIT, EnumSet.of(INTERVIEW), EnumSet.of(HELD), ANSWERED),
            new Row(RETURN, Side.SUPERIOR, EnumSet.of(REMINDER, CIRCULAR), EnumSet.of(ANSWERED), ACKNOWLEDGED),
            new Row(RETURN, Side.SUPERIOR, EnumSet.of(INTERVIEW), EnumSet.of(ANSWERED), HELD),
            new Row(CLOSE, Side.SUPERIOR, EnumSet.allOf(Means.class), EnumSet.of(ANSWERED), CLOSED),
            new Row(
                    WITHDRAW,
                    Side.SUPERIOR,
                    EnumSet.allOf(Means.class),
                    EnumSet.of(ISSUED, ACKNOWLEDGED, HELD),
                    WITHDRAWN));

    private final String done;
    private final Bilingual label;

    MeasureStep(String done, String zh, String en) {
        this.done = done;
        this.label = new Bilingual(zh, en);
    }

    /** Kind of the act that records the step. */
    String act() {
        return "measure." + done;
    }

    Bilingual label() {
        return label;
    }

    Optional<Row> row(Means means, MeasureState from) {
        return TABLE.stream()
                .filter(row -> row.step() == this
                        && row.means().contains(means)
                        && row.from().contains(from))
                .findFirst();
    }

    /** The steps open to one side, in the order of the table. */
    static List<MeasureStep> open(Means means, MeasureState from, Side side) {
        return Arrays.stream(values())
                .filter(step ->
                        step.row(means, from).filter(row -> row.by() == side).isPresent())
                .toList();
    }
}
