package cn.anlan.documents;

import cn.anlan.access.Secrets;
import cn.anlan.evidence.Evidence;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time links for addressees nobody of whom has an account. Whoever holds the link reads that one letter, confirms its receipt and replies
 * to it, once; only the hash of its secret is kept.
 */
@Service
@Transactional
class Links {

    private static final int LONGEST_DAYS = 180;

    private final LinkStore store;
    private final LetterStore letters;
    private final DeliveryStore deliveries;
    private final LetterRecorder recorder;
    private final ReplyBook book;
    private final LetterNotices notices;
    private final ObligationQueries queries;
    private final Evidence evidence;
    private final DocumentsSettings settings;
    private final Clock clock;

    Links(
            LinkStore store,
            LetterStore letters,
            DeliveryStore deliveries,
            LetterRecorder recorder,
            ReplyBook book,
            LetterNotices notices,
            ObligationQueries queries,
            Evidence evidence,
            DocumentsSettings settings,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.deliveries = deliveries;
        this.recorder = recorder;
        this.book = book;
        this.notices = notices;
        this.queries = queries;
        this.evidence = evidence;
        this.settings = settings;
        this.clock = clock;
    }

    /** A link that can be used now, with what it is for. */
    record Open(LinkStore.Link link, Letter letter, Delivery delivery) {

        Actor holder() {
            return Links.holder(delivery);
        }

        boolean mayReply() {
            return delivery.isReplyDue() && delivery.state().isReplyOpen();
        }

        boolean mayReceive() {
            return !delivery.copy() && delivery.state() == DeliveryState.DELIVERED;
        }
    }

    /**
     * Makes a link for an addressee; those made before for the same one are revoked.
     *
     * @param secret to be handed to the addressee; only its hash is kept
     */
    Done make(Actor by, UUID id, long seen, UUID deliveryId, @Nullable Integer days, String secret) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.LINK);
        Delivery d = delivery(id, deliveryId);
        bearer(d).ifPresent(name -> {
            throw new Problem(DocumentsProblem.HAS_ACCOUNT, d.name(), name);
        });
        Instant now = clock.instant();
        Instant expires = now.plus(valid(days));
        store.revoke(d.id(), null, now);
        store.insert(
                new LinkStore.Link(Ids.next(), d.id(), by.name(), now, expires, null, null, null),
                Secrets.hash(secret));
        return recorder.record(l, row, by, facts(d, expires));
    }

    /** @throws Problem 422 for a time that is too long */
    Duration valid(@Nullable Integer days) {
        if (days != null && days > LONGEST_DAYS) {
            throw new Problem(DocumentsProblem.LINK_TOO_LONG, LONGEST_DAYS).field("days", "TooLongValid", LONGEST_DAYS);
        }
        return days == null ? settings.linkFor() : Duration.ofDays(days);
    }

    static Map<String, String> facts(Delivery d, Instant expires) {
        return Map.of("addressee", d.name(), "expires", expires.toString());
    }

    Done revoke(Actor by, UUID id, long seen, UUID link) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.UNLINK);
        LinkStore.Link found = store
                .of(deliveries.of(id).stream().map(Delivery::id).toList())
                .stream()
                .filter(one -> one.id().equals(link))
                .findFirst()
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (store.revoke(found.delivery(), link, clock.instant()) == 0) {
            throw new Problem(
                    found.usedAt() == null ? DocumentsProblem.LINK_REVOKED : DocumentsProblem.LINK_USED,
                    day(found.usedAt() == null ? found.madeAt() : found.usedAt()));
        }
        return recorder.record(
                l, row, by, Map.of("addressee", delivery(id, found.delivery()).name()));
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
                .map(Links::holder)
                .orElseThrow(() -> new Problem(DocumentsProblem.LINK_UNKNOWN));
    }

    private static Actor holder(Delivery d) {
        return new Actor(d.id(), d.name(), null, null, null, null, null, List.of());
    }

    /** What a link opens, for one more file. */
    Open upload(String secret, int most) {
        Open open = open(secret);
        if (!open.mayReply()) {
            throw new Problem(DocumentsProblem.NO_REPLY_ASKED, open.letter().called());
        }
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

    Done reply(String secret, String words, List<UUID> files) {
        Open open = open(secret);
        Letter l = open.letter();
        Delivery d = open.delivery();
        if (!open.mayReply()) {
            throw new Problem(DocumentsProblem.NO_REPLY_ASKED, l.called());
        }
        if (d.obligation() != null) {
            throw new Problem(DocumentsProblem.ANSWERED_HERE, d.name());
        }
        List<FileRef> given =
                evidence.require(open.holder(), files).stream().map(FileRef::of).toList();
        Done done = book.given(l, d, open.holder(), new ReplyBook.Given(words, given, null));
        notices.replied(l, d.name(), done.act());
        store.use(open.link().id(), clock.instant());
        return done;
    }

    private java.util.Optional<String> bearer(Delivery d) {
        if (d.obligation() == null) {
            return java.util.Optional.empty();
        }
        var bearer = queries.get(Actor.system(), d.obligation()).bearer();
        return java.util.Optional.ofNullable(bearer)
                .map(post -> post.name() == null ? post.title() : post.title() + " " + post.name());
    }

    private Delivery delivery(UUID letter, UUID id) {
        return deliveries.of(letter).stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(DocumentsProblem.DELIVERY_UNKNOWN).field("delivery", "NotYours"));
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, Zones.CHINA).toString();
    }
}
