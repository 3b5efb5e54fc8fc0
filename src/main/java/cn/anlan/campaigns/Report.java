package cn.anlan.campaigns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan or a summary of a unit.
 *
 * @param obligation the duty it meets
 * @param figures what was counted when it was drafted; null for a plan
 * @param reason why it was returned last
 */
record Report(
        UUID id,
        long version,
        ReportKind kind,
        ReportState state,
        UUID unit,
        String territory,
        String period,
        UUID obligation,
        String words,
        ReportFigures.@Nullable Figures figures,
        @Nullable String reason,
        Instant draftedAt,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable Instant decidedAt) {}
