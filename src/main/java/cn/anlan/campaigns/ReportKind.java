package cn.anlan.campaigns;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What units report, and the duty of the pack that demands it. */
enum ReportKind {
    /** The year's implementation plan (JZ-4.3b). */
    PLAN("campaign-plan", "JZ-4.3b"),
    /** The quarter's summary (JZ-4.3c). */
    SUMMARY("quarterly-summary", "JZ-4.3c");

    private final String duty;
    private final String clause;

    ReportKind(String duty, String clause) {
        this.duty = duty;
        this.clause = clause;
    }

    String duty() {
        return duty;
    }

    String clause() {
        return clause;
    }

    static Optional<ReportKind> of(@Nullable String duty) {
        return Arrays.stream(values()).filter(kind -> kind.duty.equals(duty)).findFirst();
    }
}
