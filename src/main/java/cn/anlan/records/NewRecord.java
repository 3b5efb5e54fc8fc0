package cn.anlan.records;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says.
 *
 * @param particulars what its kind has of its own; a record keeps its kind
 * @param post whose work it is; the drafter's unit's head unless named
 * @param happenedAt when it happened, never in the future; may still be missing in a draft
 * @param subject the special committee inspected, the leading member's post whose list it is
 * @param items decisions, tasks, findings, measures: each becomes an obligation when the record is filed
 * @param evidence uploaded files
 */
public record NewRecord(
        @NotNull @Valid Particulars particulars,
        @NotBlank @Size(max = 300) String title,
        @Nullable UUID post,
        @Nullable Instant happenedAt,
        @Nullable UUID subject,
        @Nullable @Size(max = 100) List<@NotNull @Valid Item> items,
        @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {

    /**
     * One thing to be done.
     *
     * @param owner the post that must do it
     * @param due the last day
     */
    public record Item(
            @NotBlank @Size(max = 500) String text,
            @Nullable UUID owner,
            @Nullable LocalDate due) {}

    List<Item> itemList() {
        return items == null ? List.of() : items;
    }

    List<UUID> evidenceList() {
        return evidence == null ? List.of() : evidence;
    }
}
