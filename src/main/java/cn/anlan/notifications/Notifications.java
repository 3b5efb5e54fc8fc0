package cn.anlan.notifications;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people. A notice is written in the transaction of what caused it: both are kept or neither. It is in the person's inbox at once and
 * goes out by mail where mail is set up and the person has an address.
 */
@Component
public class Notifications {

    private final NotificationStore store;
    private final Delivery delivery;
    private final Clock clock;

    Notifications(NotificationStore store, Delivery delivery, Clock clock) {
        this.store = store;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Sends one notice; false if the person was told before under its key. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean send(Notice notice) {
        return sendAll(List.of(notice)) == 1;
    }

    /** Sends many by one statement for every thousand; how many of them were new. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int sendAll(List<Notice> notices) {
        MessageState state = delivery.isMailOn() ? MessageState.QUEUED : MessageState.SENT;
        int sent = 0;
        for (int i = 0; i < notices.size(); i += 1000) {
            sent += store.insert(notices.subList(i, Math.min(i + 1000, notices.size())), state, clock.instant());
        }
        return sent;
    }
}
