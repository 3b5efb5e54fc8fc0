package cn.anlan.inspections;

import static cn.anlan.inspections.TourState.APPROVED;
import static cn.anlan.inspections.TourState.AT_WORK;
import static cn.anlan.inspections.TourState.CANCELLED;
import static cn.anlan.inspections.TourState.CLOSED;
import static cn.anlan.inspections.TourState.ENDED;
import static cn.anlan.inspections.TourState.ENTERED;
import static cn.anlan.inspections.TourState.FED_BACK;
import static cn.anlan.inspections.TourState.NOTIFIED;
import static cn.anlan.inspections.TourState.PLANNED;
import static cn.anlan.inspections.TourState.PUBLISHED;
import static cn.anlan.inspections.TourState.RECTIFIED;
import static cn.anlan.inspections.TourState.REPORTED;
import static cn.anlan.inspections.TourState.REVIEWED;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order of a tour: each step, who takes it, from which states, to which (null where the state stays), and the clause that says so. */
enum TourStep {
    NOTIFY("notified", "告知被巡查单位", "Tell the unit", Side.OFFICE, NOTIFIED, "ZZ-3.3.1", PLANNED),
    TRAIN("trained", "培训巡查人员", "Train the members", Side.OFFICE, null, "ZZ-3.3.1", PLANNED, NOTIFIED, ENTERED, AT_WORK),
    ENTER("entered", "进驻", "Arrive", Side.LEADER, ENTERED, "ZZ-3.3.1", NOTIFIED),
    BRIEF("briefed", "通报巡查任务", "Explain the task", Side.LEADER, AT_WORK, "ZZ-3.3.2", ENTERED),
    VISIT("visited", "记录走访", "Record a visit", Side.MEMBER, null, "ZZ-3.2", AT_WORK, ENDED),
    LOG("logged", "写工作日志", "Write the log", Side.MEMBER, null, "ZZ-3.2", AT_WORK, ENDED),
    FIND("finding-recorded", "记录发现问题", "Record a finding", Side.MEMBER, null, "ZZ-3.1", AT_WORK, ENDED),
    LEAVE_OUT("area-left-out", "说明未查", "Say why not examined", Side.LEADER, null, "ZZ-3.1", AT_WORK, ENDED),
    RAISE(
            "hazard-raised",
            "上报隐患",
            "Raise as a hazard",
            Side.MEMBER,
            null,
            "ZZ-3.3.4b",
            AT_WORK,
            ENDED,
            REPORTED,
            APPROVED),
    END("ended", "结束巡查", "End the tour", Side.LEADER, ENDED, "ZZ-3.3.3", AT_WORK),
    REPORT("reported", "报送巡查报告", "Send the report", Side.LEADER, REPORTED, "ZZ-3.3.3", ENDED),
    RETURN("report-returned", "退回报告", "Return the report", Side.COMMITTEE, ENDED, "ZZ-3.3.4a", REPORTED),
    APPROVE("report-approved", "审定报告", "Approve the report", Side.COMMITTEE, APPROVED, "ZZ-3.3.4a", REPORTED),
    FEED_BACK("fed-back", "向主要负责人反馈", "Give feedback to the principal", Side.OFFICE, FED_BACK, "ZZ-3.3.4a", APPROVED),
    TRANSFER(
            "violation-transferred",
            "移交违法违规问题",
            "Transfer a violation",
            Side.OFFICE,
            null,
            "ZZ-3.3.4b",
            APPROVED,
            FED_BACK,
            RECTIFIED),
    PRESS("pressed", "督办整改", "Press for rectification", Side.OFFICE, null, "ZZ-2.1c", FED_BACK),
    RECTIFY("rectified", "报送整改情况", "Report rectification", Side.UNIT, RECTIFIED, "ZZ-3.3.5", FED_BACK),
    SEND_BACK(
            "rectification-returned",
            "退回整改报告",
            "Send rectification back",
            Side.COMMITTEE,
            FED_BACK,
            "ZZ-3.3.5",
            RECTIFIED),
    REVIEW("reviewed", "审核整改", "Review rectification", Side.COMMITTEE, REVIEWED, "ZZ-3.3.5", RECTIFIED),
    PUBLISH("published", "向社会公告", "Publish", Side.OFFICE, PUBLISHED, "ZZ-3.3.6b", REVIEWED),
    COPY("copied", "抄送结果", "Send a copy", Side.OFFICE, null, "ZZ-3.3.6a", REVIEWED, PUBLISHED),
    CLOSE("closed", "办结", "Close", Side.OFFICE, CLOSED, "ZZ-4.2b", PUBLISHED),
    CANCEL("cancelled", "取消巡查", "Cancel the tour", Side.COMMITTEE, CANCELLED, "ZZ-3.3.1", PLANNED, NOTIFIED);

    /** Who takes a step. */
    enum Side {
        OFFICE,
        COMMITTEE,
        /** The leader of the group; where their own unit is gone, also whoever above it bears the report. */
        LEADER,
        MEMBER,
        /** The principal of the toured unit or of its successor; where there is none, whoever bears the rectification. */
        UNIT
    }

    private final String done;
    private final Bilingual label;
    private final Side by;
    private final @Nullable TourState to;
    private final String clause;
    private final Set<TourState> from;

    TourStep(
            String done,
            String zh,
            String en,
            Side by,
            @Nullable TourState to,
            String clause,
            TourState first,
            TourState... others) {
        this.done = done;
        this.label = new Bilingual(zh, en);
        this.by = by;
        this.to = to;
        this.clause = clause;
        this.from = EnumSet.of(first, others);
    }

    /** Kind of the act that records the step. */
    String act() {
        return "tour." + done;
    }

    Bilingual label() {
        return label;
    }

    Side by() {
        return by;
    }

    String clause() {
        return clause;
    }

    /** What the order of the regime says of the step. */
    TourOrder.Rule rule() {
        return new TourOrder.Rule(by, from, to, clause);
    }

    boolean leads(TourState state) {
        return from.contains(state);
    }

    TourState to(TourState now) {
        return to == null ? now : to;
    }

    /** The step whose clause forbids another one now: the one that must come first, or the other itself when its time is over. */
    static TourStep forbidding(TourStep refused, TourState now) {
        boolean ahead = refused.from.stream().noneMatch(state -> state.compareTo(now) < 0);
        return Arrays.stream(values())
                .filter(step -> ahead && step.leads(now) && step.to(now).compareTo(now) > 0)
                .findFirst()
                .orElse(refused);
    }
}
