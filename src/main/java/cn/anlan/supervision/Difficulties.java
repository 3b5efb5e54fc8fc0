package cn.anlan.supervision;

import cn.anlan.calendar.Deadline;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Difficulties that units raise (WX-3.2b). To answer one is an obligation of the level above, and the unit that raised it accepts the
 * answer or sends it back: only it can close the matter.
 */
@Service
@Transactional
class Difficulties {

    static final String SUBJECT = "difficulty";

    private final DifficultyStore store;
    private final SupervisionTerms terms;
    private final Superiors superiors;
    private final Obligations obligations;
    private final ObligationQueries found;
    private final UnitQueries units;
    private final Ledger ledger;
    private final ActQueries acts;
    private final ObligationWords words;
    private final Clock clock;

    Difficulties(
            DifficultyStore store,
            SupervisionTerms terms,
            Superiors superiors,
            Obligations obligations,
            ObligationQueries found,
            UnitQueries units,
            Ledger ledger,
            ActQueries acts,
            ObligationWords words,
            Clock clock) {
        this.store = store;
        this.terms = terms;
        this.superiors = superiors;
        this.obligations = obligations;
        this.found = found;
        this.units = units;
        this.ledger = ledger;
        this.acts = acts;
        this.words = words;
        this.clock = clock;
    }

    /** Raises a difficulty of the actor's own unit; the nearest level above that has somebody in post must answer. */
    Done raise(Actor by, String title, String story, @Nullable UUID about) {
        UnitView unit = units.get(Objects.requireNonNull(by.unit()));
        PostView office = superiors
                .office(unit.id())
                .orElseThrow(() ->
                        new Problem(SupervisionProblem.NO_SUPERIOR, unit.name()).clause(SupervisionTerms.DIFFICULTY));
        if (about != null && !found.get(by, about).unit().id().equals(unit.id())) {
            throw new Problem(SupervisionProblem.OTHER_UNIT, "").field("about", "OtherUnit");
        }
        UUID id = Ids.next();
        Deadline deadline = terms.answer(unit);
        UUID obligation = obligations.open(obligation(id, unit, office, title, deadline), by);
        Instant now = clock.instant();
        var difficulty = new Difficulty(
                id,
                1,
                DifficultyState.RAISED,
                unit.id(),
                unit.territory(),
                about,
                title,
                story,
                by.person(),
                by.name(),
                now,
                office.unit(),
                obligation,
                deadline.due(),
                null,
                null,
                null,
                null,
                0,
                null);
        store.insert(difficulty);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", title);
        facts.put("words", story);
        facts.put("about", String.valueOf(about));
        facts.put("due", deadline.due().toString());
        facts.put("obligation", obligation.toString());
        UUID act = act(difficulty, 1, DifficultyState.RAISED, "difficulty.raised", by, facts);
        return new Done(id, 1, DifficultyState.RAISED.name(), act);
    }

    Done answer(Actor by, UUID id, long seen, Help help, String answer, List<UUID> files) {
        Difficulty d = ready(by, id, seen, DifficultyStep.ANSWER);
        store.help(id, help);
        return done(d, DifficultyStep.ANSWER, obligations.perform(by, d.obligation(), null, answer, files, null));
    }

    Done confirm(Actor by, UUID id, long seen, String opinion) {
        Difficulty d = ready(by, id, seen, DifficultyStep.CONFIRM);
        return done(d, DifficultyStep.CONFIRM, obligations.accept(by, d.obligation(), null, opinion));
    }

    Done reopen(Actor by, UUID id, long seen, String reason) {
        Difficulty d = ready(by, id, seen, DifficultyStep.REOPEN);
        return done(d, DifficultyStep.REOPEN, obligations.returnForRework(by, d.obligation(), null, reason));
    }

    /** What the actor could do now. */
    List<DifficultyStep> stepsFor(Actor actor, Difficulty d) {
        return DifficultyStep.open(d.state(), sides(actor, d));
    }

    private Set<DifficultyStep.Side> sides(Actor actor, Difficulty d) {
        var sides = EnumSet.noneOf(DifficultyStep.Side.class);
        if (d.unit().equals(actor.unit()) && actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE)) {
            sides.add(DifficultyStep.Side.UNIT);
        }
        var bearer = found.get(Actor.system(), d.obligation()).bearer();
        if (bearer != null && bearer.id().equals(actor.post())) {
            sides.add(DifficultyStep.Side.SUPERIOR);
        }
        return sides;
    }

    /** Follows what is done to the obligation, from whatever page. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(SUBJECT)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> {
                String report = words.said(e.fact(), "report");
                Difficulty d = moved(e.fact(), DifficultyStep.ANSWER, Map.of("report", report));
                store.answered(d.id(), report, e.fact().actor().name(), clock.instant());
            }
            case ObligationEvent.Returned e -> {
                Difficulty d = moved(e.fact(), DifficultyStep.REOPEN, Map.of("reason", words.said(e.fact(), "reason")));
                store.reopened(d.id());
            }
            case ObligationEvent.Accepted e -> {
                Difficulty d =
                        moved(e.fact(), DifficultyStep.CONFIRM, Map.of("opinion", words.said(e.fact(), "opinion")));
                store.closed(d.id(), clock.instant());
            }
            case ObligationEvent.Waived e ->
                throw new Problem(SupervisionProblem.UNIT_CONFIRMS).clause(SupervisionTerms.DIFFICULTY);
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

    private Difficulty moved(ObligationEvent.Fact fact, DifficultyStep step, Map<String, ?> facts) {
        Difficulty d = store.lock(fact.origin(), Scope.everything()).orElseThrow();
        require(d, step);
        act(d, d.version() + 1, step.to(), step.act(), fact.actor(), facts);
        return d;
    }

    private void newDue(ObligationEvent.Fact fact) {
        store.due(fact.origin(), found.get(fact.actor(), fact.obligation()).due());
    }

    private Difficulty ready(Actor by, UUID id, long seen, DifficultyStep step) {
        Difficulty d = store.lock(id, by.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (d.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, d.version())
                    .with("current", d.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        require(d, step);
        if (!sides(by, d).contains(step.by())) {
            throw step.by() == DifficultyStep.Side.UNIT
                    ? new Problem(SupervisionProblem.NOT_THE_UNIT).clause(SupervisionTerms.DIFFICULTY)
                    : new Problem(SupervisionProblem.NOT_YOUR_STEP);
        }
        return d;
    }

    private static void require(Difficulty d, DifficultyStep step) {
        if (!step.leads(d.state())) {
            throw new Problem(
                            SupervisionProblem.WRONG_STATE,
                            d.state().label().zh(),
                            step.label().zh(),
                            d.state().label().en(),
                            step.label().en())
                    .with("current", d.version());
        }
    }

    private static Done done(Difficulty d, DifficultyStep step, Done onObligation) {
        return new Done(d.id(), d.version() + 1, step.to().name(), onObligation.act());
    }

    private NewObligation obligation(UUID id, UnitView unit, PostView office, String title, Deadline deadline) {
        var pack = terms.pack(unit, SupervisionTerms.DIFFICULTY).content();
        String brief = Measures.brief(title);
        return new NewObligation(
                SUBJECT,
                id,
                new Bilingual(
                        "答复困难：" + unit.name() + " " + brief, "Answer a difficulty: " + unit.name() + ", " + brief),
                pack.pack(),
                pack.version(),
                SupervisionTerms.DIFFICULTY,
                null,
                office.unit(),
                office.id(),
                null,
                unit.id(),
                units.get(office.unit()).territory(),
                deadline,
                List.of(),
                false);
    }

    private UUID act(Difficulty d, long version, DifficultyState state, String kind, Actor by, Map<String, ?> facts) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state.name());
        said.putAll(facts);
        return ledger.append(new NewAct(
                SUBJECT, d.id(), version, kind, by, d.unit(), d.territory(), clock.instant(), said, List.of()));
    }
}
