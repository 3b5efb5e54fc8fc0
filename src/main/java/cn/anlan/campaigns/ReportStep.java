package cn.anlan.campaigns;

import static cn.anlan.campaigns.ReportState.ACCEPTED;
import static cn.anlan.campaigns.ReportState.DRAFT;
import static cn.anlan.campaigns.ReportState.RETURNED;
import static cn.anlan.campaigns.ReportState.SUBMITTED;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life cycle of a report: each step, who takes it, from which states, to which; null where the state stays. */
enum ReportStep {
    AMEND("amended", "修改", "Correct", Side.UNIT, EnumSet.of(DRAFT, RETURNED), null),
    SUBMIT("submitted", "报送", "Submit", Side.UNIT, EnumSet.of(DRAFT, RETURNED), SUBMITTED),
    RETURN("returned", "退回", "Return", Side.SUPERIOR, EnumSet.of(SUBMITTED), RETURNED),
    ACCEPT("accepted", "接收", "Accept", Side.SUPERIOR, EnumSet.of(SUBMITTED), ACCEPTED);

    /** The unit that reports, or the office above that receives; the obligation's own rules hold besides. */
    enum Side {
        UNIT,
        SUPERIOR
    }

    private final String done;
    private final Bilingual label;
    private final Side by;
    private final Set<ReportState> from;
    private final @Nullable ReportState to;

    ReportStep(String done, String zh, String en, Side by, Set<ReportState> from, @Nullable ReportState to) {
        this.done = done;
        this.label = new Bilingual(zh, en);
        this.by = by;
        this.from = from;
        this.to = to;
    }

    /** Kind of the act that records the step. */
    String act() {
        return "campaign-report." + done;
    }

    Bilingual label() {
        return label;
    }

    Side by() {
        return by;
    }

    boolean leads(ReportState state) {
        return from.contains(state);
    }

    ReportState to(ReportState now) {
        return to == null ? now : to;
    }

    static List<ReportStep> open(ReportState state, Set<Side> sides) {
        return Arrays.stream(values())
                .filter(step -> step.leads(state) && sides.contains(step.by()))
                .toList();
    }
}
