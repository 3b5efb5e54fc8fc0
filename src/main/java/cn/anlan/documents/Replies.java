package cn.anlan.documents;

import cn.anlan.evidence.Evidence;
import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipts and replies of addressees with accounts, and what the sender says to the replies. */
@Service
@Transactional
class Replies {

    private final LetterStore store;
    private final LetterRecorder recorder;
    private final LetterReach reach;
    private final LetterNotices notices;
    private final DeliveryStore deliveries;
    private final ReplyBook book;
    private final Obligations obligations;
    private final Evidence evidence;

    Replies(
            LetterStore store,
            LetterRecorder recorder,
            LetterReach reach,
            LetterNotices notices,
            DeliveryStore deliveries,
            ReplyBook book,
            Obligations obligations,
            Evidence evidence) {
        this.store = store;
        this.recorder = recorder;
        this.reach = reach;
        this.notices = notices;
        this.deliveries = deliveries;
        this.book = book;
        this.obligations = obligations;
        this.evidence = evidence;
    }

    Done receive(Actor by, UUID id, long seen) {
        Letter l = recorder.seen(by, id, seen);
        recorder.require(by, l, LetterStep.RECEIVE);
        Delivery mine = mine(
                by,
                l,
                LetterStep.RECEIVE,
                null,
                d -> d.state().after(LetterStep.RECEIVE).isPresent());
        Done done = book.received(l, mine, by);
        notices.received(l, mine.name(), done.act());
        return done;
    }

    /** @param delivery which of the actor's, where a letter went to several of their units */
    Done reply(Actor by, UUID id, long seen, @Nullable UUID delivery, String words, List<UUID> files) {
        Letter l = recorder.seen(by, id, seen);
        recorder.require(by, l, LetterStep.REPLY);
        Delivery mine = mine(
                by,
                l,
                LetterStep.REPLY,
                delivery,
                d -> d.isReplyDue() && d.state().isReplyOpen());
        if (mine.obligation() == null) {
            // Nobody was in office when it came.
            Done done = book.given(l, mine, by, new ReplyBook.Given(words, files(by, files), null));
            notices.replied(l, mine.name(), done.act());
            return done;
        }
        return after(id, obligations.perform(by, mine.obligation(), null, words, files, null));
    }

    Done accept(Actor by, UUID id, long seen, UUID reply, String opinion) {
        Delivery d = replied(by, id, seen, reply, LetterStep.ACCEPT_REPLY);
        return d.obligation() == null
                ? book.judged(store.lock(id).orElseThrow(), d, LetterStep.ACCEPT_REPLY, by, opinion)
                : after(id, obligations.accept(by, d.obligation(), null, opinion));
    }

    Done giveBack(Actor by, UUID id, long seen, UUID reply, String reason) {
        Delivery d = replied(by, id, seen, reply, LetterStep.RETURN_REPLY);
        return d.obligation() == null
                ? book.judged(store.lock(id).orElseThrow(), d, LetterStep.RETURN_REPLY, by, reason)
                : after(id, obligations.returnForRework(by, d.obligation(), null, reason));
    }

    private List<FileRef> files(Actor by, List<UUID> ids) {
        return evidence.require(by, ids).stream().map(FileRef::of).toList();
    }

    private Delivery replied(Actor by, UUID id, long seen, UUID reply, LetterStep step) {
        Letter l = recorder.seen(by, id, seen);
        recorder.require(by, l, step);
        List<Delivery> all = deliveries.of(id);
        DeliveryStore.Reply given = deliveries
                .replies(all.stream().map(Delivery::id).toList())
                .stream()
                .filter(one -> one.id().equals(reply))
                .findFirst()
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        Delivery d = all.stream()
                .filter(one -> one.id().equals(given.delivery()))
                .findFirst()
                .orElseThrow();
        if (!given.state().equals("GIVEN")) {
            throw new Problem(
                    DocumentsProblem.DELIVERY_STATE,
                    d.name(),
                    d.state().label().zh(),
                    step.label().zh(),
                    d.state().label().en(),
                    step.label().en());
        }
        return d;
    }

    /** Of the actor's deliveries the first, or the one asked for, with which the step can be taken. */
    private Delivery mine(Actor by, Letter l, LetterStep step, @Nullable UUID asked, Predicate<Delivery> open) {
        Set<UUID> own = reach.own(by);
        List<Delivery> mine = deliveries.of(l.id()).stream()
                .filter(d -> d.unit() != null && own.contains(d.unit()))
                .filter(d -> asked == null || d.id().equals(asked))
                .toList();
        if (mine.isEmpty()) {
            throw new Problem(DocumentsProblem.DELIVERY_UNKNOWN).field("delivery", "NotYours");
        }
        return mine.stream().filter(open).findFirst().orElseThrow(() -> closed(l, mine.getFirst(), step));
    }

    private static Problem closed(Letter l, Delivery d, LetterStep step) {
        return d.isReplyDue() || d.state() != DeliveryState.DELIVERED
                ? new Problem(
                        DocumentsProblem.DELIVERY_STATE,
                        d.name(),
                        d.state().label().zh(),
                        step.label().zh(),
                        d.state().label().en(),
                        step.label().en())
                : new Problem(DocumentsProblem.NO_REPLY_ASKED, l.called());
    }

    /** The letter took its step with its obligation. */
    private Done after(UUID id, Done onObligation) {
        Letter now = store.find(id).orElseThrow();
        return new Done(id, now.version, now.state.name(), onObligation.act());
    }
}
