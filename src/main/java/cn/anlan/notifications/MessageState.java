package cn.anlan.notifications;

import java.util.EnumSet;
import java.util.Set;

/** Where a message stands. In the page it is seen from the beginning; the states are about the mail and the receipt. */
enum MessageState {
    /** To be mailed, for the first time or again. */
    QUEUED,
    /** Mailed, or nothing to mail. */
    SENT,
    /** Given up: an administrator sees it and can queue it again. */
    FAILED,
    /** The person has seen it in the page; no mail is sent any more. */
    READ;

    /** What moves a message, from which states. */
    enum Step {
        DELIVER(SENT, QUEUED),
        GIVE_UP(FAILED, QUEUED),
        RETRY(QUEUED, FAILED),
        READ(MessageState.READ, QUEUED, SENT, FAILED);

        private final MessageState to;
        private final Set<MessageState> from;

        Step(MessageState to, MessageState first, MessageState... more) {
            this.to = to;
            this.from = EnumSet.of(first, more);
        }

        MessageState to() {
            return to;
        }

        Set<MessageState> from() {
            return from;
        }
    }
}
