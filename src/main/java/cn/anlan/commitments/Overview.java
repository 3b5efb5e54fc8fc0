package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A year's commitments as far as the asker oversees them.
 *
 * @param years of which there are rounds, and this one
 * @param places town by town and park by park; what is in none of them comes last, without an id
 * @param rounds of that year about some part of the asker's territory, one's own first
 * @param mayOpen whether the asker may begin a round of their own now
 * @param suggestedDue the day by which the regime wants it done, or a month from now
 */
record Overview(
        int year,
        List<Integer> years,
        Book.Figures total,
        List<Place> places,
        List<RoundView> rounds,
        boolean mayOpen,
        LocalDate suggestedDue) {

    /** @param round whether a round about it is open */
    record Place(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable UnitKind kind,
            boolean round,
            Book.Figures figures) {}

    /** What the asker may do about a round. */
    enum Step {
        SEND,
        REMIND,
        LINK,
        CLOSE
    }

    /**
     * @param steps what the asker may do
     * @param sending how far the notices ordered last are, null before the first
     * @param reminders the latest, the last first
     */
    record RoundView(
            UUID id,
            long version,
            RoundState state,
            Bilingual stateName,
            UUID unit,
            String unitName,
            int year,
            LocalDate due,
            String language,
            String contact,
            List<String> duties,
            String openedName,
            Instant openedAt,
            @Nullable Instant closedAt,
            List<Step> steps,
            @Nullable Sending sending,
            List<RoundStore.ReminderRun> reminders) {}

    /** @param batch to be looked into among the batches of letters */
    record Sending(UUID batch, String orderedName, Instant orderedAt, BulkLetters.Progress progress) {}

    /** How an enterprise can be reached. */
    enum Reach {
        /** Somebody of it works here. */
        ACCOUNT,
        /** It holds a one-time link. */
        LINK,
        NONE
    }

    /**
     * An enterprise in the list.
     *
     * @param letter its notice
     * @param dueDay by when its commitment is due
     * @param remindedOn when it was last reminded this year
     * @param contact who of it works here
     */
    record Row(
            UUID id,
            String name,
            @Nullable UUID place,
            @Nullable String placeName,
            Standing standing,
            Bilingual standingName,
            boolean late,
            @Nullable UUID letter,
            @Nullable String number,
            @Nullable Instant noticedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant repliedAt,
            @Nullable LocalDate dueDay,
            int reminders,
            @Nullable LocalDate remindedOn,
            Reach reach,
            @Nullable String contact) {}
}
