package cn.anlan.inspections;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a group found.
 *
 * @param basis the law, rule or decision it goes against
 * @param violation against law: to be transferred to whoever may deal with it
 * @param unit who must put it right
 * @param visit the visit at which it was found
 * @param hazard the hazard as which it was raised
 * @param obligation to put it right, from the feedback on; a hazard has its own
 */
record TourFinding(
        UUID id,
        UUID tour,
        Area area,
        String title,
        String words,
        String basis,
        Severity severity,
        boolean violation,
        UUID unit,
        String unitName,
        String territory,
        @Nullable UUID visit,
        List<UUID> evidence,
        Instant foundAt,
        UUID person,
        String name,
        @Nullable UUID hazard,
        @Nullable UUID obligation,
        @Nullable Instant closedAt) {

    TourFinding {
        evidence = List.copyOf(evidence);
    }

    /** How serious it is, and so what becomes of it. */
    enum Severity {
        PROBLEM("问题", "Problem"),
        HAZARD("一般隐患", "General hazard"),
        MAJOR_HAZARD("重大隐患", "Major hazard");

        private final Bilingual label;

        Severity(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    TourFinding closed(@Nullable Instant at) {
        return new TourFinding(
                id,
                tour,
                area,
                title,
                words,
                basis,
                severity,
                violation,
                unit,
                unitName,
                territory,
                visit,
                evidence,
                foundAt,
                person,
                name,
                hazard,
                obligation,
                at);
    }

    boolean isHazard() {
        return severity != Severity.PROBLEM;
    }
}
