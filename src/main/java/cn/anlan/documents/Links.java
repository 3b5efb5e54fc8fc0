package cn.anlan.documents;

import cn.anlan.access.Accounts;
import cn.anlan.access.Secrets;
import cn.anlan.obligations.Bearers;
import cn.anlan.organization.HolderView;
import cn.anlan.organization.PostView;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time links for addressees nobody of whom works here, made and revoked by the sender; only the hash of their secret is kept. */
@Service
@Transactional
class Links {

    private static final int LONGEST_DAYS = 180;

    private final LinkStore store;
    private final DeliveryStore deliveries;
    private final LetterRecorder recorder;
    private final Bearers bearersOf;
    private final Accounts accounts;
    private final DocumentsSettings settings;
    private final Clock clock;

    Links(
            LinkStore store,
            DeliveryStore deliveries,
            LetterRecorder recorder,
            Bearers bearersOf,
            Accounts accounts,
            DocumentsSettings settings,
            Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.recorder = recorder;
        this.bearersOf = bearersOf;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
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
        String bearer = bearers(List.of(d)).get(d.id());
        if (bearer != null) {
            throw new Problem(DocumentsProblem.HAS_ACCOUNT, d.name(), bearer);
        }
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
     * By delivery, who owes the reply here and can give it. Nobody does where no post was held when it came, where whoever held it has left,
     * or has no account: then a link can give it.
     */
    Map<UUID, String> bearers(Collection<Delivery> some) {
        Map<UUID, PostView> byObligation = bearersOf.of(
                some.stream().map(Delivery::obligation).filter(Objects::nonNull).toList());
        Set<UUID> able = accounts.ableToSignIn(byObligation.values().stream()
                .map(PostView::holder)
                .filter(Objects::nonNull)
                .map(HolderView::person)
                .toList());
        var bearers = new HashMap<UUID, String>();
        for (Delivery d : some) {
            PostView post = d.obligation() == null ? null : byObligation.get(d.obligation());
            HolderView holder = post == null ? null : post.holder();
            if (post != null && holder != null && able.contains(holder.person())) {
                bearers.put(d.id(), post.title() + " " + holder.name());
            }
        }
        return bearers;
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
