package cn.anlan.documents;

import cn.anlan.access.Secrets;
import cn.anlan.evidence.Evidence;
import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever holds a one-time link does with it: reads that one letter, confirms its receipt, uploads, and replies, once. */
@Service
@Transactional
class OpenLinks {

    private final LinkStore store;
    private final LetterStore letters;
    private final DeliveryStore deliveries;
    private final ReplyBook book;
    private final LetterNotices notices;
    private final Obligations obligations;
    private final Evidence evidence;
    private final Clock clock;

    OpenLinks(
            LinkStore store,
            LetterStore letters,
            DeliveryStore deliveries,
            ReplyBook book,
            LetterNotices notices,
            Obligations obligations,
            Evidence evidence,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.deliveries = deliveries;
        this.book = book;
        this.notices = notices;
        this.obligations = obligations;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A link that can be used now, with what it is for. */
    record Open(LinkStore.Link link, Letter letter, Delivery delivery) {

        Actor holder() {
            return OpenLinks.holder(delivery);
        }

        boolean mayReply() {
            return delivery.isReplyDue() && delivery.state().isReplyOpen();
        }

        boolean mayReceive() {
            return !delivery.copy() && delivery.state() == DeliveryState.DELIVERED;
        }
    }

    /**
     * What a link opens.
     *
     * @throws Problem 404 for a secret that no link has, 410 for a link that is expired, revoked, used, or whose letter is over
     */
    Open open(String secret) {
        LinkStore.Link link =
                store.byHash(Secrets.hash(secret)).orElseThrow(() -> new Problem(DocumentsProblem.LINK_UNKNOWN));
        Delivery d = deliveries.find(link.delivery()).orElseThrow();
        Letter l = letters.lock(d.letter()).orElseThrow();
        // Again, now that nobody else can use it at the same time.
        link = store.byHash(Secrets.hash(secret)).orElseThrow();
        d = deliveries.find(link.delivery()).orElseThrow();
        Instant now = clock.instant();
        if (link.revokedAt() != null) {
            throw new Problem(DocumentsProblem.LINK_REVOKED);
        }
        if (link.usedAt() != null) {
            throw new Problem(DocumentsProblem.LINK_USED, day(link.usedAt()));
        }
        if (!now.isBefore(link.expiresAt())) {
            throw new Problem(DocumentsProblem.LINK_EXPIRED, day(link.expiresAt()));
        }
        if (l.state != LetterState.ISSUED) {
            throw new Problem(
                    DocumentsProblem.LINK_LETTER_OVER,
                    l.state.label().zh(),
                    l.state.label().en());
        }
        store.opened(link.id(), now);
        return new Open(link, l, d);
    }

    /** Whoever holds a link, usable or not: no person known here. */
    @Transactional(readOnly = true)
    public Actor holder(String secret) {
        return store.byHash(Secrets.hash(secret))
                .flatMap(link -> deliveries.find(link.delivery()))
                .map(OpenLinks::holder)
                .orElseThrow(() -> new Problem(DocumentsProblem.LINK_UNKNOWN));
    }

    private static Actor holder(Delivery d) {
        return new Actor(d.id(), d.name(), null, null, null, null, null, List.of());
    }

    /** What a link opens, for one more file. */
    Open upload(String secret, int most) {
        Open open = open(secret);
        requireReplyAsked(open);
        if (!store.upload(open.link().id(), most)) {
            throw new Problem(DocumentsProblem.TOO_MANY_FILES, most);
        }
        return open;
    }

    Done receive(String secret) {
        Open open = open(secret);
        Done done = book.received(open.letter(), open.delivery(), open.holder());
        notices.received(open.letter(), open.delivery().name(), done.act());
        if (!open.delivery().isReplyDue()) {
            store.use(open.link().id(), clock.instant());
        }
        return done;
    }

    /**
     * Takes a reply in. Where a post here owes it, as when its holder has left since, it performs that obligation: it is the addressee's reply,
     * whoever of its people gives it.
     */
    Done reply(String secret, String words, List<UUID> files) {
        Open open = open(secret);
        requireReplyAsked(open);
        Letter l = open.letter();
        Delivery d = open.delivery();
        Instant now = clock.instant();
        store.use(open.link().id(), now);
        List<FileRef> given =
                evidence.require(open.holder(), files).stream().map(FileRef::of).toList();
        if (d.obligation() != null) {
            ReplyBook.requireEvidence(l, given);
            Done done = obligations.performedBy(open.holder(), d.obligation(), words, files, now);
            Letter after = letters.find(l.id()).orElseThrow();
            return new Done(after.id(), after.version, after.state.name(), done.act());
        }
        Done done = book.given(l, d, open.holder(), new ReplyBook.Given(words, given, null));
        notices.replied(l, d.name(), done.act());
        return done;
    }

    private static void requireReplyAsked(Open open) {
        if (!open.mayReply()) {
            throw new Problem(DocumentsProblem.NO_REPLY_ASKED, open.letter().called());
        }
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, Zones.CHINA).toString();
    }
}
