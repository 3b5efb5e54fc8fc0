package cn.anlan.hazards;

import static cn.anlan.hazards.HazardState.CLOSED;
import static cn.anlan.hazards.HazardState.RECTIFIED;
import static cn.anlan.hazards.HazardState.RECTIFYING;
import static cn.anlan.hazards.HazardState.REPORTED;
import static cn.anlan.hazards.HazardState.VERIFIED;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.DEPARTMENT;
import static cn.anlan.platform.Role.ENTERPRISE;
import static cn.anlan.platform.Role.GRID_WORKER;
import static cn.anlan.platform.Role.INSPECTOR;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of a hazard: each step, who may take it, from which states, to which; null where the state stays. The steps between
 * assigning and verifying are taken on its rectification, which is an obligation: there the bearer and the verifier are persons, and
 * their rules hold besides these.
 */
enum HazardStep {
    REPORT("reported", "上报", "Report", REPORTED, states(), Who.FINDERS),
    GRADE("graded", "定级", "Grade", null, states(REPORTED, RECTIFYING, RECTIFIED), Who.AUTHORITIES),
    /** Again from verified only where the effect was found insufficient. */
    ASSIGN("assigned", "交办", "Assign", RECTIFYING, states(REPORTED, VERIFIED), Who.AUTHORITIES),
    RECTIFY("rectified", "整改", "Rectify", RECTIFIED, states(RECTIFYING), Who.EVERYONE),
    RETURN("returned", "退回", "Return", RECTIFYING, states(RECTIFIED), Who.AUTHORITIES),
    ACCEPT("verified", "核验通过", "Accept", VERIFIED, states(RECTIFIED), Who.AUTHORITIES),
    ASK_FOR_TIME("extension-requested", "申请延期", "Ask for more time", null, states(RECTIFYING), Who.EVERYONE),
    EXTEND("extended", "延期", "Extend", null, states(RECTIFYING), Who.AUTHORITIES),
    REFUSE_TIME("extension-refused", "不同意延期", "Refuse more time", null, states(RECTIFYING), Who.AUTHORITIES),
    WAIVE("waived", "撤回交办", "Take back", REPORTED, states(RECTIFYING), EnumSet.of(PRINCIPAL, COMMITTEE_OFFICE)),
    REASSIGN("reassigned", "改派", "Reassign", null, states(RECTIFYING, RECTIFIED), Who.AUTHORITIES),
    DISMISS("dismissed", "不成立", "Dismiss", CLOSED, states(REPORTED), Who.AUTHORITIES),
    CLOSE("closed", "销号", "Close", CLOSED, states(VERIFIED), Who.AUTHORITIES),
    LIST("listed", "挂牌督办", "List for supervision", null, states(REPORTED, RECTIFYING, RECTIFIED), Who.LISTERS),
    PUBLISH("published", "公告", "Publish", null, states(REPORTED, RECTIFYING, RECTIFIED, VERIFIED), Who.LISTERS),
    EVALUATE("evaluated", "效果评价", "Evaluate the effect", null, states(VERIFIED), Who.AUTHORITIES),
    DELIST("delisted", "摘牌", "Take off the list", null, states(VERIFIED), Who.LISTERS);

    private static final class Who {
        static final Set<Role> AUTHORITIES = EnumSet.of(PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT);
        static final Set<Role> LISTERS = EnumSet.of(PRINCIPAL, COMMITTEE_OFFICE);
        static final Set<Role> EVERYONE =
                EnumSet.of(PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, ENTERPRISE, GRID_WORKER);
        static final Set<Role> FINDERS = EVERYONE;
    }

    private final String done;
    private final Bilingual label;
    private final @Nullable HazardState to;
    private final Set<HazardState> from;
    private final Set<Role> by;

    HazardStep(String done, String zh, String en, @Nullable HazardState to, Set<HazardState> from, Set<Role> by) {
        this.done = done;
        this.label = new Bilingual(zh, en);
        this.to = to;
        this.from = from;
        this.by = by;
    }

    /** Kind of the act that records the step. */
    String act() {
        return "hazard." + done;
    }

    Bilingual label() {
        return label;
    }

    boolean isOpenTo(@Nullable Role role) {
        return role != null && by.contains(role);
    }

    boolean leads(HazardState state) {
        return from.contains(state);
    }

    HazardState to(HazardState now) {
        return to == null ? now : to;
    }

    Set<HazardState> from() {
        return from;
    }

    /** Whether the step is taken on the rectification, and reaches the hazard from there. */
    boolean isTakenOnRectification() {
        return switch (this) {
            case RECTIFY, RETURN, ACCEPT, ASK_FOR_TIME, EXTEND, REFUSE_TIME, WAIVE, REASSIGN -> true;
            case REPORT, GRADE, ASSIGN, DISMISS, CLOSE, LIST, PUBLISH, EVALUATE, DELIST -> false;
        };
    }

    /** The steps a role could take from a state. */
    static List<HazardStep> open(HazardState state, @Nullable Role role) {
        return Arrays.stream(values())
                .filter(step -> step.leads(state) && step.isOpenTo(role))
                .toList();
    }

    private static Set<HazardState> states(HazardState... named) {
        Set<HazardState> from = EnumSet.noneOf(HazardState.class);
        from.addAll(Arrays.asList(named));
        return from;
    }
}
