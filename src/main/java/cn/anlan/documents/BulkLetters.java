package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.letterkinds.LetterKinds;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One letter to each of many units about one matter, for modules above: ordered, followed, reminded of; in the caller's transaction. */
@Service
@Transactional
public class BulkLetters {

    private final Batches batches;
    private final LetterDrafting drafting;
    private final LetterKinds kinds;
    private final SentStore sent;
    private final BulkLinks links;

    BulkLetters(Batches batches, LetterDrafting drafting, LetterKinds kinds, SentStore sent, BulkLinks links) {
        this.batches = batches;
        this.drafting = drafting;
        this.kinds = kinds;
        this.sent = sent;
        this.links = links;
    }

    /**
     * What all the letters share; each is signed and issued in the actor's name.
     *
     * @param name what the order is called in the list of batches
     * @param replyBy last day for the reply
     * @param matter what they are about, of the kind {@code matterKind}
     */
    public record Order(
            String kind,
            UUID unit,
            String name,
            Map<String, ?> fields,
            LocalDate replyBy,
            String language,
            String matterKind,
            UUID matter) {}

    /** One letter of an order, with the facts that are its own. Those for which the place's kind has no field are left out. */
    public record Each(UUID unit, Map<String, ?> facts) {}

    /** @param bad letters that could not be made; the batch's page says why */
    public record Progress(boolean running, int total, int done, int bad) {}

    /** What became of the reply. */
    public enum Answer {
        AWAITED,
        /** Given, not yet judged. */
        GIVEN,
        RETURNED,
        ACCEPTED,
        /** The sender needs it no more. */
        LIFTED
    }

    /**
     * A letter that went to a unit.
     *
     * @param sender the unit in whose name it went
     * @param due first instant at which the reply is late
     * @param linked whether somebody holds a one-time link to it that can still be used
     * @param reminders how often the addressee was reminded
     */
    public record Sent(
            UUID letter,
            UUID sender,
            @Nullable String number,
            UUID matter,
            UUID delivery,
            UUID unit,
            Answer answer,
            Instant deliveredAt,
            @Nullable Instant receivedAt,
            @Nullable Instant repliedAt,
            @Nullable Instant due,
            boolean linked,
            int reminders) {}

    /**
     * Orders the letters, which are then made one after the other in the background.
     *
     * @return the batches, each of 5,000 letters at most
     * @throws Problem 422 for a kind the unit may not send or that wants review, or a day that is over
     */
    public List<UUID> order(Actor by, Order order, List<Each> each) {
        UnitView unit = drafting.sender(by, order.unit());
        Set<String> known = kinds.of(unit, order.kind()).kind().fields().stream()
                .map(LetterKind.Field::key)
                .collect(Collectors.toSet());
        var asked = new Batches.Order(
                order.kind(),
                unit.id(),
                true,
                only(known, order.fields()),
                order.replyBy(),
                order.language(),
                order.matterKind(),
                order.matter());
        var ordered = new ArrayList<UUID>();
        for (int i = 0; i < each.size(); i += Batches.MOST) {
            List<Each> some = each.subList(i, Math.min(i + Batches.MOST, each.size())).stream()
                    .map(one -> new Each(one.unit(), only(known, one.facts())))
                    .toList();
            ordered.add(batches.order(by, asked, order.name(), some).id());
        }
        return List.copyOf(ordered);
    }

    private static Map<String, Object> only(Set<String> known, Map<String, ?> facts) {
        var kept = new LinkedHashMap<String, Object>();
        facts.forEach((key, value) -> {
            if (known.contains(key)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    @Transactional(readOnly = true)
    public Progress progress(Collection<UUID> ordered) {
        return sent.progress(ordered);
    }

    /** The letters of a kind about some matters that went to units and weren't withdrawn or superseded, in no order. */
    @Transactional(readOnly = true)
    public List<Sent> sent(String matterKind, Collection<UUID> matters, String kind) {
        return matters.isEmpty() ? List.of() : sent.about(matterKind, matters, kind);
    }

    /**
     * A one-time link just made.
     *
     * @param address where its addressee opens it; only its hash is kept, so it is known this once
     */
    public record Linked(Sent sent, String address, Instant expiresAt) {}

    /**
     * Makes a one-time link to each that still wants its reply and that nobody here owes; those made before for the same addressee end.
     *
     * @param some letters of units that the actor speaks for
     * @param days how long they hold; null for the usual time
     * @throws Problem 403 if one of them is another unit's letter, 422 for a time that is too long
     */
    public List<Linked> link(Actor by, Collection<Sent> some, @Nullable Integer days) {
        return links.make(by, some, days);
    }

    /** Notes at each that its addressee was reminded of it. */
    public void reminded(Collection<Sent> some) {
        sent.reminded(some.stream().map(Sent::delivery).toList());
    }
}
