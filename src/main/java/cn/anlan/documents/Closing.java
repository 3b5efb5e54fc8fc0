package cn.anlan.documents;

import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the sender does about a letter that is out: urge, close, withdraw. */
@Service
@Transactional
class Closing {

    private final LetterRecorder recorder;
    private final DeliveryStore deliveries;
    private final Following following;
    private final Obligations obligations;
    private final ObligationQueries queries;
    private final Recipients recipients;
    private final LetterNotices notices;
    private final ApplicationEventPublisher events;

    Closing(
            LetterRecorder recorder,
            DeliveryStore deliveries,
            Following following,
            Obligations obligations,
            ObligationQueries queries,
            Recipients recipients,
            LetterNotices notices,
            ApplicationEventPublisher events) {
        this.recorder = recorder;
        this.deliveries = deliveries;
        this.following = following;
        this.obligations = obligations;
        this.queries = queries;
        this.recipients = recipients;
        this.notices = notices;
        this.events = events;
    }

    /** Reminds every addressee of whom something is still expected. */
    Done remind(Actor by, UUID id, long seen, String words) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.REMIND);
        List<Delivery> open = deliveries.of(id).stream()
                .filter(d -> d.isReplyDue() ? d.state().isReplyOpen() : !d.isOver())
                .toList();
        if (open.isEmpty()) {
            throw new Problem(DocumentsProblem.NO_REPLY_ASKED, l.called());
        }
        Done done = recorder.record(
                l,
                row,
                by,
                Map.of(
                        "words",
                        words,
                        "addressees",
                        open.stream().map(Delivery::name).toList()));
        for (Delivery d : open) {
            deliveries.reminded(d.id());
            if (d.obligation() != null
                    && queries.get(Actor.system(), d.obligation()).state().runs()) {
                obligations.urge(by, d.obligation(), null, words);
            } else if (d.post() != null) {
                recipients.holder(d.post()).ifPresent(person -> notices.reminded(l, person, words, done.act()));
            }
        }
        return done;
    }

    /** Closes it: what is still expected is lifted. */
    Done close(Actor by, UUID id, long seen, String reason) {
        recorder.require(by, recorder.seen(by, id, seen), LetterStep.CLOSE);
        Letter l = following.liftAll(id, reason);
        Done done = recorder.record(l, LetterRecorder.require(l, LetterStep.CLOSE), by, Map.of("reason", reason));
        events.publishEvent(new LetterEvent.LetterClosed(LetterRecorder.fact(l, by, done.act())));
        return done;
    }

    /** Takes it back. Its number stays used; its file is shown as withdrawn by the check. */
    Done withdraw(Actor by, UUID id, long seen, String reason) {
        Letter first = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, first, LetterStep.WITHDRAW);
        Letter l = first.issued == null ? first : following.liftAll(id, reason);
        Done done = recorder.record(l, row, by, Map.of("reason", reason));
        if (l.issued != null) {
            notices.withdrawn(
                    l,
                    deliveries.of(id).stream()
                            .map(Delivery::post)
                            .filter(Objects::nonNull)
                            .flatMap(post -> recipients.holder(post).stream())
                            .toList(),
                    reason,
                    done.act());
            events.publishEvent(new LetterEvent.LetterWithdrawn(LetterRecorder.fact(l, by, done.act())));
        }
        return done;
    }
}
