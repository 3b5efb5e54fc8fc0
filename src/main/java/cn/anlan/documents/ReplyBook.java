package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what becomes of a delivery: reply, return, acceptance; and closes the letter once nothing more is expected. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReplyBook {

    private final LetterStore store;
    private final LetterRecorder recorder;
    private final DeliveryStore deliveries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReplyBook(
            LetterStore store,
            LetterRecorder recorder,
            DeliveryStore deliveries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
    }

    /** @param letter the reply as a letter of its own, if it is one */
    record Given(
            String words, List<FileRef> files, @Nullable UUID letter) {}

    /** A reply was given, late or not. */
    public Done given(Letter l, Delivery d, Actor by, Given given) {
        if (d.obligation() == null) {
            requireEvidence(l, given.files());
        }
        LetterStep.Row row = LetterRecorder.require(l, LetterStep.REPLY);
        DeliveryState to = after(d, LetterStep.REPLY);
        Instant now = clock.instant();
        boolean late = d.due() != null && !now.isBefore(d.due());
        String name = by.isSystem() ? d.name() : by.name();
        deliveries.insert(new DeliveryStore.Reply(
                Ids.next(),
                d.id(),
                "GIVEN",
                given.words(),
                given.files(),
                given.letter(),
                by.person(),
                name,
                now,
                late,
                null,
                null,
                null));
        deliveries.move(d.id(), to, now, name);
        Done done = recorder.record(
                l,
                row,
                by,
                Map.of("addressee", d.name(), "words", given.words(), "late", late),
                given.files().stream().map(FileRef::sha256).toList());
        events.publishEvent(new LetterEvent.LetterReplied(LetterRecorder.fact(l, by, done.act()), d.unit(), late));
        return done;
    }

    /** Asked before an obligation that carries the reply asks for the same: who replies reads of the reply, not of the duty. */
    static void requireEvidence(Letter l, List<FileRef> files) {
        LetterKind.Reply reply = l.kind().reply();
        List<EvidenceDemand> missing = (reply == null ? List.<EvidenceDemand>of() : reply.evidence())
                .stream()
                        .filter(demand -> files.stream()
                                        .filter(file -> demand.matches(file.kind()))
                                        .count()
                                < demand.min())
                        .toList();
        if (!missing.isEmpty()) {
            throw new Problem(
                            DocumentsProblem.REPLY_EVIDENCE_MISSING,
                            String.join(
                                    "、",
                                    missing.stream().map(d -> d.label().zh()).toList()),
                            String.join(
                                    ", ",
                                    missing.stream().map(d -> d.label().en()).toList()))
                    .clause("ZZ-4.2b")
                    .field("files", "NotEmpty");
        }
    }

    /** A reply was accepted or sent back. */
    public Done judged(Letter l, Delivery d, LetterStep step, Actor by, String words) {
        LetterStep.Row row = LetterRecorder.require(l, step);
        DeliveryState to = after(d, step);
        Instant now = clock.instant();
        deliveries.replies(List.of(d.id())).stream()
                .filter(reply -> reply.state().equals("GIVEN"))
                .forEach(reply -> deliveries.judge(
                        reply.id(), step == LetterStep.ACCEPT_REPLY ? "ACCEPTED" : "RETURNED", words, by.name(), now));
        deliveries.move(d.id(), to, now, by.name());
        Done done = recorder.record(l, row, by, Map.of("addressee", d.name(), "words", words));
        return step == LetterStep.ACCEPT_REPLY ? closeIfOver(l.id(), by, done) : done;
    }

    public Done lifted(Letter l, Delivery d, Actor by, String reason) {
        LetterStep.Row row = LetterRecorder.require(l, LetterStep.LIFT);
        deliveries.move(d.id(), after(d, LetterStep.LIFT), clock.instant(), by.name());
        return recorder.record(l, row, by, Map.of("addressee", d.name(), "reason", reason));
    }

    public Done received(Letter l, Delivery d, Actor by) {
        LetterStep.Row row = LetterRecorder.require(l, LetterStep.RECEIVE);
        deliveries.move(d.id(), after(d, LetterStep.RECEIVE), clock.instant(), by.name());
        Done done = recorder.record(l, row, by, Map.of("addressee", d.name(), "by", by.name()));
        return closeIfOver(l.id(), by, done);
    }

    public void closeIfOver(UUID letter, Actor by) {
        close(letter, by);
    }

    /** What a command answers after which nothing more may be expected of anybody. */
    private Done closeIfOver(UUID letter, Actor by, Done done) {
        return close(letter, by)
                .map(closed -> new Done(letter, closed.version(), closed.state(), done.act()))
                .orElse(done);
    }

    private Optional<Done> close(UUID letter, Actor by) {
        Letter l = store.lock(letter).orElseThrow();
        List<Delivery> all = deliveries.of(letter);
        boolean over = l.state == LetterState.ISSUED
                && all.stream().allMatch(Delivery::isOver)
                && deliveries.items(all.stream().map(Delivery::id).toList()).stream()
                        .allMatch(DeliveryStore.Item::over);
        if (!over) {
            return Optional.empty();
        }
        Done closed = recorder.record(l, LetterRecorder.require(l, LetterStep.CLOSE), by, Map.of("reason", ""));
        events.publishEvent(new LetterEvent.LetterClosed(LetterRecorder.fact(l, by, closed.act())));
        return Optional.of(closed);
    }

    private static DeliveryState after(Delivery d, LetterStep step) {
        return d.state()
                .after(step)
                .orElseThrow(() -> new Problem(
                        DocumentsProblem.DELIVERY_STATE,
                        d.name(),
                        d.state().label().zh(),
                        step.label().zh(),
                        d.state().label().en(),
                        step.label().en()));
    }
}
