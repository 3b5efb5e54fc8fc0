package cn.anlan.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record in a list.
 *
 * @param person whose archive it is in; null while it is a draft
 * @param late entered after the limit within which work is written down (WX-3.3c)
 * @param reference what its kind is known by: issuer and number of a decision, theme of an inspection, year of a plan
 * @param met clauses of the obligations it was counted for
 * @param unmet clauses of those of its kind that it didn't meet
 */
public record RecordRow(
        UUID id,
        long version,
        RecordKind kind,
        RecordState state,
        String title,
        UUID unit,
        String unitName,
        String territory,
        UUID post,
        String postTitle,
        @Nullable UUID person,
        @Nullable String personName,
        String draftedName,
        @Nullable Instant happenedAt,
        @Nullable Instant enteredAt,
        boolean late,
        @Nullable UUID subject,
        @Nullable String subjectName,
        @Nullable String reference,
        int itemsTotal,
        int itemsDone,
        List<RecordView.File> evidence,
        int corrections,
        @Nullable Instant coordinatedAt,
        @Nullable Instant conveyedAt,
        @Nullable Instant closedAt,
        List<String> met,
        List<String> unmet) {}
