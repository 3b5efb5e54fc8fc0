package cn.anlan.documents;

import cn.anlan.access.Secrets;
import cn.anlan.platform.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One-time links to many letters at once; each letter's ledger tells of its own. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BulkLinks {

    private final Links links;
    private final LinkStore store;
    private final LetterStore letters;
    private final DeliveryStore deliveries;
    private final LetterRecorder recorder;
    private final DocumentsSettings settings;
    private final Clock clock;

    BulkLinks(
            Links links,
            LinkStore store,
            LetterStore letters,
            DeliveryStore deliveries,
            LetterRecorder recorder,
            DocumentsSettings settings,
            Clock clock) {
        this.links = links;
        this.store = store;
        this.letters = letters;
        this.deliveries = deliveries;
        this.recorder = recorder;
        this.settings = settings;
        this.clock = clock;
    }

    public List<BulkLetters.Linked> make(Actor by, Collection<BulkLetters.Sent> some, @Nullable Integer days) {
        Instant now = clock.instant();
        Instant expires = now.plus(links.valid(days));
        Map<UUID, BulkLetters.Sent> wanted =
                some.stream().collect(Collectors.toMap(BulkLetters.Sent::delivery, Function.identity()));
        List<Letter> locked = letters.lockAll(
                some.stream().map(BulkLetters.Sent::letter).distinct().toList());
        // Only now, so that whoever replied meanwhile gets none.
        List<Delivery> asked = deliveries.ofAll(locked.stream().map(Letter::id).toList()).stream()
                .filter(d -> wanted.containsKey(d.id()) && isOpen(d))
                .toList();
        Set<UUID> borne = links.bearers(asked).keySet();
        Map<UUID, List<Delivery>> open =
                asked.stream().filter(d -> !borne.contains(d.id())).collect(Collectors.groupingBy(Delivery::letter));
        var senders = new HashSet<UUID>();
        var hashes = new LinkedHashMap<UUID, byte[]>();
        var linked = new ArrayList<BulkLetters.Linked>();
        for (Letter l : locked) {
            if (l.state != LetterState.ISSUED || !open.containsKey(l.id())) {
                continue;
            }
            // Whose side the actor is on hangs on the unit alone, so each is asked once.
            LetterStep.Row row = senders.add(l.root.unit())
                    ? recorder.require(by, l, LetterStep.LINK)
                    : LetterRecorder.require(l, LetterStep.LINK);
            for (Delivery d : open.getOrDefault(l.id(), List.of())) {
                String secret = Secrets.next();
                hashes.put(d.id(), Secrets.hash(secret));
                linked.add(new BulkLetters.Linked(
                        Objects.requireNonNull(wanted.get(d.id())), settings.link(secret), expires));
                recorder.record(l, row, by, Links.facts(d, expires));
            }
        }
        store.revokeAll(hashes.keySet(), now);
        store.insertAll(hashes, by.name(), now, expires);
        return List.copyOf(linked);
    }

    private static boolean isOpen(Delivery d) {
        return !d.copy() && d.isReplyDue() && d.state().isReplyOpen();
    }
}
