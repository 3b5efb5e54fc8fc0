package cn.anlan.documents;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many letters of one kind ordered at once.
 *
 * @param issue whether they are signed and issued, not only drafted
 */
record Batch(
        UUID id,
        long version,
        State state,
        UUID unit,
        String territory,
        UUID kindId,
        boolean issue,
        String name,
        Actor actor,
        Common common,
        Instant orderedAt,
        @Nullable Instant finishedAt) {

    enum State {
        RUNNING("办理中", "Running"),
        DONE("已办完", "Done"),
        STOPPED("已停止", "Stopped");

        private final Bilingual label;

        State(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    /** What all its letters share. */
    record Common(
            Map<String, Object> fields,
            @Nullable LocalDate replyBy,
            String language,
            @Nullable String matterKind,
            @Nullable UUID matter) {}

    /**
     * One letter of it.
     *
     * @param sheet where it comes from, null for a list that came without a file
     * @param line row in the sheet, from 1
     * @param fields its own, over the common ones
     */
    record Row(
            int no,
            @Nullable String sheet,
            @Nullable Integer line,
            @Nullable UUID unit,
            String name,
            Map<String, Object> fields,
            List<Fault> faults) {}

    /**
     * Why there is no letter for a row.
     *
     * @param column as Excel names it, null where no cell is at fault
     * @param key of the text in {@code problems/<module>}
     */
    record Fault(@Nullable String column, @Nullable String title, String module, String key, List<String> args) {}

    record Progress(int total, int done, int bad) {}
}
