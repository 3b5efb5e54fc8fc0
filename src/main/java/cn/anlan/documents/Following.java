package cn.anlan.documents;

import cn.anlan.evidence.Evidence;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.obligations.EndsWithUnit;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.UnitClosed;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows what is done to a letter's obligations, from whatever page, back to the letter. */
@Component
@Transactional
class Following {

    private final LetterStore store;
    private final DeliveryStore deliveries;
    private final ReplyBook book;
    private final LetterReach reach;
    private final Obligations obligations;
    private final ObligationQueries queries;
    private final ActQueries acts;
    private final Evidence evidence;
    private final LetterNotices notices;

    Following(
            LetterStore store,
            DeliveryStore deliveries,
            ReplyBook book,
            LetterReach reach,
            Obligations obligations,
            ObligationQueries queries,
            ActQueries acts,
            Evidence evidence,
            LetterNotices notices) {
        this.store = store;
        this.deliveries = deliveries;
        this.book = book;
        this.reach = reach;
        this.obligations = obligations;
        this.queries = queries;
        this.acts = acts;
        this.evidence = evidence;
        this.notices = notices;
    }

    /** A unit that exists no longer doesn't reply any more. */
    @Bean
    static EndsWithUnit repliesEndWithUnit() {
        return new EndsWithUnit(Demands.ORIGIN);
    }

    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(Demands.ORIGIN)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> performed(e.fact());
            case ObligationEvent.Returned e -> judged(e.fact(), LetterStep.RETURN_REPLY, "reason");
            case ObligationEvent.Accepted e -> judged(e.fact(), LetterStep.ACCEPT_REPLY, "opinion");
            case ObligationEvent.Waived e -> waived(e.fact());
            case ObligationEvent.Extended e -> newDue(e.fact());
            case ObligationEvent.DueConfirmed e -> newDue(e.fact());
            case ObligationEvent.Opened e -> {}
            case ObligationEvent.Assigned e -> {}
            case ObligationEvent.ExtensionRequested e -> {}
            case ObligationEvent.ExtensionRefused e -> {}
            case ObligationEvent.Transferred e -> {}
            case ObligationEvent.Urged e -> {}
            case ObligationEvent.Checked e -> {}
            case ObligationEvent.Escalated e -> {}
            case ObligationEvent.Overdue e -> {}
        }
    }

    private void performed(ObligationEvent.Fact fact) {
        deliveries.byObligation(fact.obligation()).ifPresent(delivery -> {
            ActView act = last(fact);
            List<FileRef> files = evidence.byHash(fact.actor(), act.evidence()).stream()
                    .map(FileRef::of)
                    .toList();
            book.given(
                    store.lock(fact.origin()).orElseThrow(),
                    delivery,
                    fact.actor(),
                    new ReplyBook.Given(said(act, "report"), files, null));
        });
    }

    private void judged(ObligationEvent.Fact fact, LetterStep step, String words) {
        var delivery = deliveries.byObligation(fact.obligation());
        if (delivery.isPresent()) {
            book.judged(
                    store.lock(fact.origin()).orElseThrow(),
                    delivery.get(),
                    step,
                    fact.actor(),
                    said(last(fact), words));
        } else if (step == LetterStep.ACCEPT_REPLY && deliveries.over(fact.obligation())) {
            book.closeIfOver(fact.origin(), fact.actor());
        }
    }

    private void waived(ObligationEvent.Fact fact) {
        var delivery = deliveries.byObligation(fact.obligation());
        ActView act = last(fact);
        boolean closed = act.facts().containsKey("cites");
        if (delivery.isPresent()) {
            lift(delivery.get(), fact.actor(), said(act, "reason"), closed);
        } else {
            deliveries.over(fact.obligation());
        }
        // What the letter itself lifts is part of a step of its own, which says what becomes of it; what a unit's
        // closing lifts cites that.
        if (!fact.actor().isSystem() || closed) {
            book.closeIfOver(fact.origin(), fact.actor());
        }
    }

    /** Nothing more is expected of a unit that exists no longer and that nobody follows, where no obligation says so either. */
    @EventListener
    void follow(UnitClosed closed) {
        if (closed.mergedInto() != null) {
            return;
        }
        for (Delivery d : deliveries.waitingFor(closed.unit())) {
            lift(d, Actor.system(), d.name() + "已于" + closed.date() + "撤销", true);
            book.closeIfOver(d.letter(), Actor.system());
        }
    }

    private void lift(Delivery d, Actor by, String reason, boolean gone) {
        Letter l = store.lock(d.letter()).orElseThrow();
        Done lifted = book.lifted(l, d, by, reason);
        if (gone) {
            notices.gone(l, d.name(), reason, lifted.act());
        }
    }

    private void newDue(ObligationEvent.Fact fact) {
        deliveries
                .byObligation(fact.obligation())
                .ifPresent(delivery -> deliveries.due(
                        delivery.id(),
                        queries.get(fact.actor(), fact.obligation()).due()));
    }

    /**
     * Lifts whatever the letter still obliges to.
     *
     * @return the letter as it is then, locked
     * @throws Problem 409 while a reply waits to be judged
     */
    Letter liftAll(UUID letter, String reason) {
        Letter l = store.lock(letter).orElseThrow();
        List<Delivery> all = deliveries.of(letter);
        List<UUID> ids = all.stream().map(Delivery::id).toList();
        if (all.stream().anyMatch(d -> d.state() == DeliveryState.REPLIED)) {
            throw new Problem(DocumentsProblem.REPLIES_WAITING, l.called());
        }
        Actor system = Actor.system();
        for (Delivery d : all) {
            if (d.isReplyDue() && d.state().isReplyOpen()) {
                if (d.obligation() == null) {
                    book.lifted(store.lock(letter).orElseThrow(), d, system, reason);
                } else {
                    obligations.waive(system, d.obligation(), null, reason);
                }
            }
        }
        for (DeliveryStore.Item item : deliveries.items(ids)) {
            boolean open = !item.over()
                    && queries.get(system, item.obligation()).state().runs();
            if (open) {
                obligations.waive(system, item.obligation(), null, reason);
            }
        }
        return store.lock(letter).orElseThrow();
    }

    /** Files a letter just issued as the reply that it is to another. */
    void answer(Letter l, Actor by) {
        if (l.root.answers() == null) {
            return;
        }
        Letter asked = store.lock(l.root.answers()).orElseThrow();
        var own = reach.own(by);
        Delivery delivery = deliveries.of(asked.id()).stream()
                .filter(d -> d.unit() != null && own.contains(d.unit()))
                .filter(d -> d.isReplyDue() && d.state().isReplyOpen())
                .findFirst()
                .orElseThrow(() -> new Problem(DocumentsProblem.NO_REPLY_ASKED, asked.called()));
        UUID obligation = delivery.obligation();
        if (obligation == null) {
            List<FileRef> file = evidence
                    .require(by, List.of(Objects.requireNonNull(l.issued).file()))
                    .stream()
                    .map(FileRef::of)
                    .toList();
            book.given(asked, delivery, by, new ReplyBook.Given(l.called(), file, l.id()));
            return;
        }
        var bearer = queries.get(Actor.system(), obligation).bearer();
        boolean bears = bearer != null && bearer.id().equals(by.post());
        // Signed and issued, it is the unit's reply, whoever of its people sent it.
        obligations.perform(
                bears ? by : Actor.system(),
                obligation,
                null,
                l.called(),
                List.of(Objects.requireNonNull(l.issued).file()),
                null);
        deliveries.repliedBy(delivery.id(), l.id());
    }

    private ActView last(ObligationEvent.Fact fact) {
        return Objects.requireNonNull(
                acts.latest("obligation", List.of(fact.obligation())).get(fact.obligation()));
    }

    private static String said(ActView act, String name) {
        return String.valueOf(act.facts().getOrDefault(name, ""));
    }
}
