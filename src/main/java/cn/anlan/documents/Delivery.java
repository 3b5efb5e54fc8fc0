package cn.anlan.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter on its way to one addressee.
 *
 * @param no place among the letter's deliveries, from 1
 * @param unit null for a party that is no unit here
 * @param post whose holder was told
 * @param obligation the reply, null where none is due or the party is no unit here
 * @param due first instant at which a reply is late
 * @param overAt when nothing more was expected
 * @param copy for information only
 */
record Delivery(
        UUID id,
        UUID letter,
        int no,
        @Nullable UUID unit,
        String name,
        @Nullable String territory,
        @Nullable UUID post,
        DeliveryState state,
        boolean receiptAsked,
        @Nullable UUID obligation,
        @Nullable Instant due,
        Instant deliveredAt,
        @Nullable Instant receivedAt,
        @Nullable String receivedName,
        @Nullable Instant repliedAt,
        @Nullable Instant overAt,
        int reminders,
        boolean copy) {

    boolean isReplyDue() {
        return due != null;
    }

    /** Past its due instant without a reply. */
    boolean isLate(Instant now) {
        return due != null && !now.isBefore(due) && state.isReplyOpen();
    }

    /** Whether nothing more is expected of the addressee, or of the sender about them. */
    boolean isOver() {
        return isReplyDue()
                ? state == DeliveryState.ACCEPTED || state == DeliveryState.LIFTED
                : !receiptAsked || state != DeliveryState.DELIVERED;
    }
}
