package cn.anlan.tourplans;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a unit had better not be toured: a tour isn't to disturb its work (ZZ-1.2a).
 *
 * @param ends last day
 */
record BusyTime(
        UUID id,
        long version,
        UUID unit,
        String unitName,
        String territory,
        Kind kind,
        LocalDate starts,
        LocalDate ends,
        String words,
        String declaredBy,
        Instant declaredAt,
        @Nullable Instant withdrawnAt) {

    /** What the unit has to do then. */
    enum Kind {
        CRITICAL_WORK("重要工作", "Critical work"),
        JOINT_ENFORCEMENT("联合执法", "Joint enforcement");

        private final Bilingual label;

        Kind(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }
}
