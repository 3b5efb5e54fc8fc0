package cn.anlan.records;

import cn.anlan.ledger.ActView;
import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.ObligationView;
import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one record, for whoever asks.
 *
 * @param record what a list shows of it
 * @param entryLimit entered after it is late; null while it is a draft
 * @param counts what it was counted for, and what of its kind it didn't meet; of a draft, what it would meet now
 * @param concerns the units whose work it is about: its own first, the one it is about, those of its items' owners
 * @param steps what the asker could do now
 */
public record RecordView(
        RecordRow record,
        Particulars particulars,
        @Nullable Instant entryLimit,
        @Nullable String filedName,
        Instant draftedAt,
        List<Item> items,
        List<CountedFor> counts,
        List<ActView> timeline,
        List<Concerned> concerns,
        List<RecordStep> steps) {

    /** A unit whose work a record is about. */
    public record Concerned(UUID id, String name) {}

    /** A file that belongs to it; acts name files by their SHA-256. */
    public record File(UUID id, String sha256, String kind, String name) {}

    /**
     * A decision, task, finding or measure with its obligation; before the record is filed it has none.
     *
     * @param late past its due day and not performed
     */
    public record Item(
            int no,
            String text,
            @Nullable UUID owner,
            @Nullable String ownerTitle,
            @Nullable String ownerName,
            @Nullable String ownerUnit,
            @Nullable LocalDate due,
            @Nullable UUID obligation,
            @Nullable ObligationState state,
            boolean late,
            @Nullable Instant receivedAt,
            int percent,
            @Nullable String progress) {}

    /**
     * An obligation of the record's kind.
     *
     * @param reason why it isn't met by the record; null if it is
     * @param missing evidence demanded that the record doesn't have
     * @param state where the obligation stands now
     */
    public record CountedFor(
            UUID obligation,
            Bilingual title,
            String clause,
            @Nullable String period,
            boolean met,
            @Nullable String reason,
            List<ObligationView.Demand> missing,
            @Nullable ObligationState state) {}
}
