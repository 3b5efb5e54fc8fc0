package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Things of a plan that don't go together.
 *
 * @param other the other tour
 * @param person the member concerned
 */
record Clash(
        Kind kind,
        UUID tour,
        @Nullable UUID other,
        @Nullable UUID person,
        @Nullable String name,
        LocalDate starts,
        LocalDate ends,
        String words) {

    /** What clashes; some forbid the plan, others warn. */
    enum Kind {
        TWO_TOURS_AT_UNIT(true, "同一单位同时有两次巡查", "Two tours at one unit at a time"),
        GROUP_AT_TWO_UNITS(true, "同一巡查组同时在两个单位", "A group at two units at a time"),
        MEMBER_IN_TWO_GROUPS(true, "同一人员在两个巡查组", "A member in two groups"),
        CRITICAL_WORK(false, "与该单位重要工作冲突", "During the unit's critical work"),
        JOINT_ENFORCEMENT(false, "与联合执法冲突", "During joint enforcement"),
        NOT_RELEASED(false, "巡查期间未与原岗位脱钩", "Not released from the own post");

        private final boolean forbids;
        private final Bilingual label;

        Kind(boolean forbids, String zh, String en) {
            this.forbids = forbids;
            this.label = new Bilingual(zh, en);
        }

        boolean forbids() {
            return forbids;
        }

        Bilingual label() {
            return label;
        }
    }
}
