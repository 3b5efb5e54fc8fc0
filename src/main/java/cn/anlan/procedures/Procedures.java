package cn.anlan.procedures;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostQueries;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads each procedure through its steps. Every step is an obligation, borne by the handler and accepted by the approver; the next one
 * doesn't exist until it is accepted, so none can be skipped (JZ-3.6.4b).
 */
@Component
@Transactional
class Procedures {

    static final String SUBJECT = "procedure";
    private static final String CLAUSE = "JZ-3.6.4b";

    private final ProcedureStore store;
    private final ProcedureBook book;
    private final Obligations obligations;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Clock clock;

    Procedures(
            ProcedureStore store,
            ProcedureBook book,
            Obligations obligations,
            PostQueries posts,
            UnitQueries units,
            Calendars calendars,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.obligations = obligations;
        this.posts = posts;
        this.units = units;
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Starts a procedure in the handler's unit. */
    Done start(Actor by, String kindKey, String title, UUID handlerPost, UUID approverPost) {
        ProcedureBook.Kind kind = book.kind(kindKey);
        PostView handler = posts.get(handlerPost);
        PostView approver = posts.get(approverPost);
        if (handlerPost.equals(approverPost) || samePerson(handler, approver)) {
            throw new Problem(ProcedureProblem.SAME_HANDS).clause(CLAUSE).field("approverPost", "SameHands");
        }
        UnitView unit = units.get(handler.unit());
        requireReach(by, unit);
        requireReach(by, units.get(approver.unit()));
        var run = new ProcedureStore.Run(
                Ids.next(),
                1,
                kind.key(),
                title,
                "RUNNING",
                1,
                unit.id(),
                unit.territory(),
                handlerPost,
                approverPost,
                clock.instant(),
                null);
        store.insert(run, kind.steps());
        UUID act = act(run, 1, "started", by, Map.of("kind", kind.key(), "title", title));
        openStep(run, 1, by);
        return new Done(run.id(), 1, "RUNNING", act);
    }

    /** A superior goes past an ordinary step, with a reason that enters the report; never the handler, never a key step. */
    Done override(Actor by, UUID id, long seen, String reason) {
        ProcedureStore.Run run = store.lock(id, by.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (run.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, run.version()).with("current", run.version());
        }
        if (run.isClosed()) {
            throw new Problem(ProcedureProblem.CLOSED);
        }
        List<ProcedureStore.StepRow> steps = store.steps(id);
        PostView handler = posts.get(run.handler());
        if (handler.id().equals(by.post()) || holds(handler, by.person()) || handled(steps, by.person())) {
            throw new Problem(ProcedureProblem.OVERRIDE_BY_HANDLER).clause(CLAUSE);
        }
        if (!by.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE)) {
            throw new Problem(ProcedureProblem.NOT_A_SUPERIOR).clause(CLAUSE);
        }
        ProcedureStore.StepRow step = steps.get(run.current() - 1);
        ProcedureBook.FixedStep fixed = fixed(run, run.current());
        if (step.keyStep()) {
            throw new Problem(
                            ProcedureProblem.KEY_STEP,
                            fixed.title().zh(),
                            fixed.title().en())
                    .clause(CLAUSE);
        }
        // Marked first: the waiver of a step that isn't overridden is refused below.
        store.stepOverridden(id, step.no(), reason, by.person(), by.name(), clock.instant());
        obligations.waive(by, Objects.requireNonNull(step.obligation()), null, reason);
        return advance(run, step, "overridden", by, Map.of("step", step.key(), "reason", reason));
    }

    /** Follows what is done to the steps' obligations, from whatever page. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(SUBJECT)) {
            return;
        }
        ProcedureStore.Run run =
                store.lock(event.fact().origin(), Scope.everything()).orElseThrow();
        List<ProcedureStore.StepRow> steps = store.steps(run.id());
        ProcedureStore.StepRow step = steps.get(run.current() - 1);
        Actor by = event.fact().actor();
        switch (event) {
            case ObligationEvent.Performed e -> {
                requireSeparate(steps.stream().anyMatch(s -> by.person().equals(s.approvedBy())));
                store.stepMoved(run.id(), step.no(), "APPROVING", by.person(), null);
                record(run, "handled", by, step);
            }
            case ObligationEvent.Returned e -> {
                store.stepMoved(run.id(), step.no(), "HANDLING", null, null);
                record(run, "returned", by, step);
            }
            case ObligationEvent.Accepted e -> {
                requireSeparate(handled(steps, by.person()));
                store.stepMoved(run.id(), step.no(), "DONE", step.handledBy(), by.person());
                advance(run, step, "approved", by, Map.of("step", step.key()));
            }
            case ObligationEvent.Waived e -> {
                if (!step.state().equals("OVERRIDDEN")) {
                    Bilingual now = fixed(run, step.no()).title();
                    throw new Problem(ProcedureProblem.STEP_SKIPPED, now.zh(), now.en()).clause(CLAUSE);
                }
            }
            case ObligationEvent.Opened e -> {}
            case ObligationEvent.Assigned e -> {}
            case ObligationEvent.ExtensionRequested e -> {}
            case ObligationEvent.Extended e -> {}
            case ObligationEvent.ExtensionRefused e -> {}
            case ObligationEvent.Transferred e -> {}
            case ObligationEvent.Urged e -> {}
            case ObligationEvent.Checked e -> {}
            case ObligationEvent.Escalated e -> {}
            case ObligationEvent.Overdue e -> {}
            case ObligationEvent.DueConfirmed e -> {}
        }
    }

    private Done advance(
            ProcedureStore.Run run, ProcedureStore.StepRow step, String what, Actor by, Map<String, ?> facts) {
        int next = step.no() + 1;
        boolean over = next > book.kind(run.kind()).steps().size();
        long version = run.version() + 1;
        store.update(run.id(), version, over ? step.no() : next, over ? clock.instant() : null);
        String state = over ? "CLOSED" : "RUNNING";
        var said = new LinkedHashMap<String, Object>(facts);
        said.put("state", state);
        UUID act = act(run, version, what, by, said);
        if (!over) {
            openStep(run, next, by);
        }
        return new Done(run.id(), version, state, act);
    }

    private void record(ProcedureStore.Run run, String what, Actor by, ProcedureStore.StepRow step) {
        long version = run.version() + 1;
        store.update(run.id(), version, run.current(), null);
        act(run, version, what, by, Map.of("step", step.key()));
    }

    private void openStep(ProcedureStore.Run run, int no, Actor by) {
        ProcedureBook.FixedStep step = fixed(run, no);
        Bilingual kind = book.kind(run.kind()).title();
        UUID obligation = obligations.open(
                new NewObligation(
                        SUBJECT,
                        run.id(),
                        new Bilingual(
                                kind.zh() + "·" + step.title().zh() + "：" + run.title(),
                                kind.en() + ", " + step.title().en() + ": " + run.title()),
                        book.book().pack(),
                        book.book().packVersion(),
                        book.book().clause(),
                        null,
                        run.unit(),
                        run.handler(),
                        run.approver(),
                        null,
                        run.territory(),
                        LegalClock.due(
                                Term.parse(step.term()), Rounding.MOVES_ON, clock.instant(), calendars.workdays()),
                        List.of(new EvidenceDemand(step.evidence(), 1, step.proof())),
                        false),
                by);
        store.stepOpened(run.id(), no, obligation);
    }

    private UUID act(ProcedureStore.Run run, long version, String what, Actor by, Map<String, ?> facts) {
        Instant now = clock.instant();
        var said = new LinkedHashMap<String, Object>();
        said.put("state", "RUNNING");
        said.putAll(facts);
        return ledger.append(new NewAct(
                SUBJECT,
                run.id(),
                version,
                "procedure." + what,
                by,
                run.unit(),
                run.territory(),
                now,
                said,
                List.of()));
    }

    private ProcedureBook.FixedStep fixed(ProcedureStore.Run run, int no) {
        return book.kind(run.kind()).steps().get(no - 1);
    }

    private static void requireSeparate(boolean bothHands) {
        if (bothHands) {
            throw new Problem(ProcedureProblem.SAME_HANDS).clause(CLAUSE);
        }
    }

    private static boolean handled(List<ProcedureStore.StepRow> steps, UUID person) {
        return steps.stream().anyMatch(step -> person.equals(step.handledBy()));
    }

    private static boolean samePerson(PostView one, PostView other) {
        return one.holder() != null && holds(other, one.holder().person());
    }

    private static boolean holds(PostView post, @Nullable UUID person) {
        return post.holder() != null && post.holder().person().equals(person);
    }

    private static void requireReach(Actor by, UnitView unit) {
        if (!unit.id().equals(by.unit()) && by.areas().stream().noneMatch(unit.territory()::startsWith)) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
    }
}
