package cn.anlan.records;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decisions, tasks, findings and measures as obligations: opened when their record is filed, and followed back to it, from whatever page they
 * are acted on.
 */
@Component
@Transactional
class RecordItems {

    static final String ORIGIN = "record";
    private static final List<EvidenceDemand> PROOF =
            List.of(new EvidenceDemand("any", 1, new Bilingual("办结材料", "Proof of completion")));

    private final RecordStore store;
    private final RecordKeeper keeper;
    private final Obligations obligations;
    private final ObligationQueries queries;
    private final RegimeQueries regimes;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Calendars calendars;
    private final Clock clock;

    RecordItems(
            RecordStore store,
            RecordKeeper keeper,
            Obligations obligations,
            ObligationQueries queries,
            RegimeQueries regimes,
            PostQueries posts,
            UnitQueries units,
            Calendars calendars,
            Clock clock) {
        this.store = store;
        this.keeper = keeper;
        this.obligations = obligations;
        this.queries = queries;
        this.regimes = regimes;
        this.posts = posts;
        this.units = units;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Under which clause the items of a record are followed. */
    private record Under(@Nullable String pack, int version, String clause) {}

    /** Opens an obligation for each item of a record just filed. */
    void open(DutyRecord r, Actor by) {
        if (r.items.isEmpty()) {
            return;
        }
        UnitView unit = units.get(r.root.unit());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Under under = under(r, unit);
        @Nullable UUID office = posts.inUnit(unit.id(), Role.COMMITTEE_OFFICE, today)
                .map(PostView::id)
                .orElse(null);
        for (DutyRecord.Item item : r.items) {
            PostView owner = posts.get(Objects.requireNonNull(item.owner()));
            UUID obligation = obligations.open(
                    new NewObligation(
                            ORIGIN,
                            r.id(),
                            new Bilingual(item.text(), item.text()),
                            under.pack(),
                            under.version(),
                            under.clause(),
                            null,
                            owner.unit(),
                            owner.id(),
                            verifier(r, owner, office),
                            null,
                            units.get(owner.unit()).territory(),
                            LegalClock.due(
                                    Term.on(Objects.requireNonNull(item.due())),
                                    Rounding.STAYS,
                                    r.root.draftedAt(),
                                    calendars.workdays()),
                            PROOF,
                            false),
                    by);
            r.replace(item.opened(obligation));
            store.update(item.opened(obligation));
        }
    }

    /** Nobody accepts their own work: the committee office does, of its own matters the head, of the head's a superior. */
    private static @Nullable UUID verifier(DutyRecord r, PostView owner, @Nullable UUID office) {
        if (owner.id().equals(r.post)) {
            return null;
        }
        return office == null || office.equals(owner.id()) ? r.post : office;
    }

    private Under under(DutyRecord r, UnitView unit) {
        LocalDate day = LocalDate.ofInstant(Objects.requireNonNull(r.happenedAt), Zones.CHINA);
        List<PackVersion> inForce = regimes.inForceFor(unit, day);
        return inForce.stream()
                .flatMap(version -> version.content().duties().stream()
                        .filter(duty -> duty.records().contains(r.kind().key()))
                        .map(duty -> new Under(
                                version.content().pack(), version.content().version(), duty.clause())))
                .findFirst()
                .or(() -> inForce.stream()
                        .filter(version ->
                                version.content().clause(r.kind().clause()).isPresent())
                        .map(version -> new Under(
                                version.content().pack(),
                                version.content().version(),
                                r.kind().clause()))
                        .findFirst())
                .orElseGet(() -> new Under(null, 0, r.kind().clause()));
    }

    /** Follows what is done to the items' obligations. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(ORIGIN)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> follow(e.fact(), ObligationState.PERFORMED);
            case ObligationEvent.Returned e -> follow(e.fact(), ObligationState.ASSIGNED);
            case ObligationEvent.Accepted e -> follow(e.fact(), ObligationState.ACCEPTED);
            case ObligationEvent.Waived e -> follow(e.fact(), ObligationState.WAIVED);
            case ObligationEvent.Extended e -> moveDue(e.fact());
            case ObligationEvent.DueConfirmed e -> moveDue(e.fact());
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

    private void follow(ObligationEvent.Fact fact, ObligationState to) {
        DutyRecord r = store.lock(fact.origin()).orElseThrow();
        r.items.stream()
                .filter(item -> fact.obligation().equals(item.obligation()))
                .findFirst()
                .ifPresent(item -> {
                    Instant now = clock.instant();
                    DutyRecord.Item moved = item.moved(to);
                    if (to == ObligationState.PERFORMED && moved.receivedAt() == null) {
                        // Whoever has done it has received it.
                        moved = moved.received(now);
                    }
                    r.replace(moved);
                    store.update(moved);
                    keeper.record(
                            r,
                            RecordStep.FOLLOW,
                            fact.actor(),
                            Map.of(
                                    "item", item.no(),
                                    "text", item.text(),
                                    "to", to.name(),
                                    "done", r.itemsDone(),
                                    "of", r.items.size()),
                            List.of(),
                            now);
                    closeIfComplete(r, now);
                });
    }

    /** Closes a record once everything that follows from it is done. */
    void closeIfComplete(DutyRecord r, Instant now) {
        if (r.isComplete()) {
            r.take(RecordStep.CLOSE, java.util.EnumSet.of(RecordRelation.SYSTEM));
            r.closedAt = now;
            keeper.record(r, RecordStep.CLOSE, Actor.system(), Map.of("items", r.items.size()), List.of(), now);
        }
    }

    private void moveDue(ObligationEvent.Fact fact) {
        DutyRecord r = store.lock(fact.origin()).orElseThrow();
        LocalDate day = queries.get(Actor.system(), fact.obligation()).dueDay();
        r.items.stream()
                .filter(item -> fact.obligation().equals(item.obligation()))
                .forEach(item -> store.update(item.dueOn(day)));
    }
}
