package cn.anlan.archive;

import cn.anlan.obligations.ObligationState;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's duty archive for a period: what they did, one matter one record, as it happened, and the items of their list with nothing
 * done under them (WX-3.3c, d, e).
 *
 * @param posts the posts they held in the period
 * @param entries what they did, in the order in which it happened
 * @param items the items of the responsibility list, and the key tasks, that were theirs in the period
 */
record ArchiveView(
        UUID person,
        String name,
        String period,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        List<Held> posts,
        List<Entry> entries,
        List<Item> items,
        Totals totals) {

    /** A post held; {@code until} is null while it is. */
    record Held(
            UUID post,
            String title,
            Role role,
            UUID unit,
            String unitName,
            LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * One matter.
     *
     * @param record the record, or null where the obligation itself was performed with files
     * @param obligation the obligation where there is no record
     * @param kind the record's kind in words, or how it was done
     * @param late entered after the limit within which work is written down
     * @param serves what of the list it is for; none if it is for no item
     */
    record Entry(
            @Nullable UUID record,
            @Nullable UUID obligation,
            Bilingual kind,
            Bilingual title,
            String unitName,
            String postTitle,
            Instant happenedAt,
            Instant enteredAt,
            boolean late,
            int evidence,
            List<Serves> serves) {}

    /** An item of the list that an entry is for. */
    record Serves(UUID obligation, String clause, Bilingual title) {}

    /**
     * An item of the responsibility list, or a key task.
     *
     * @param keyTask a key task rather than a duty
     * @param entries how many entries there are for it
     * @param due how many times it fell due in the period
     * @param overdue of these, past due and not performed
     * @param gap nothing was done under it in the period
     * @param obligations what was due in the period
     */
    record Item(
            String clause,
            @Nullable String duty,
            Bilingual title,
            String unitName,
            boolean keyTask,
            int entries,
            int due,
            int overdue,
            boolean gap,
            List<Owed> obligations) {}

    /** What fell due. */
    record Owed(
            UUID id,
            ObligationState state,
            LocalDate due,
            boolean late,
            boolean inTime,
            @Nullable Instant performedAt) {}

    /**
     * @param covered items with an entry
     * @param gaps items without
     * @param lateEntries entries entered late
     * @param unlinked entries for no item
     */
    record Totals(
            int entries,
            int lateEntries,
            int unlinked,
            int items,
            int covered,
            int gaps,
            int inTime,
            int late,
            int overdue) {}
}
