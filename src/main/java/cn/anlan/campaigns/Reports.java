package cn.anlan.campaigns;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.ObligationView;
import cn.anlan.obligations.Obligations;
import cn.anlan.obligations.Step;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans and summaries from below (JZ-4.3b, JZ-4.3c): drafted from the facts, corrected by the unit, submitted, and accepted or returned by
 * the office above. To submit is to perform the duty's obligation, and to accept is to accept that.
 */
@Service
@Transactional
class Reports {

    static final String SUBJECT = "campaign-report";
    private static final int REPORT = 3900;

    private final ReportStore store;
    private final ReportFigures figures;
    private final Obligations obligations;
    private final ObligationQueries found;
    private final UnitObligations briefs;
    private final UnitQueries units;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Clock clock;

    Reports(
            ReportStore store,
            ReportFigures figures,
            Obligations obligations,
            ObligationQueries found,
            UnitObligations briefs,
            UnitQueries units,
            Ledger ledger,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.figures = figures;
        this.obligations = obligations;
        this.found = found;
        this.briefs = briefs;
        this.units = units;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /** Drafts the report that an obligation of the actor's unit demands. */
    Done draft(Actor by, UUID obligation, boolean english) {
        ObligationView seen = found.get(by, obligation);
        ObligationBrief owed =
                Objects.requireNonNull(briefs.findAll(List.of(obligation)).get(obligation));
        ReportKind kind = ReportKind.of(owed.duty())
                .filter(known -> owed.period() != null && Presence.PACK.equals(owed.pack()))
                .orElseThrow(() -> new Problem(CampaignProblem.NOT_A_REPORT).field("obligation", "NotAReport"));
        if (!owed.unit().equals(by.unit())) {
            throw new Problem(CampaignProblem.NOT_YOUR_STEP);
        }
        takeOn(by, seen);
        UnitView unit = units.get(owed.unit());
        String period = Objects.requireNonNull(owed.period());
        ReportFigures.Figures counted = kind == ReportKind.SUMMARY
                ? figures.of(by, unit, Quarter.parse(period, java.time.LocalDate.EPOCH))
                : null;
        String words = counted == null
                ? (english ? unit.name() + ": campaign plan " + period : unit.name() + period + "年活动实施方案")
                : ReportFigures.words(counted, unit.name(), english);
        var report = new Report(
                Ids.next(),
                1,
                kind,
                ReportState.DRAFT,
                unit.id(),
                unit.territory(),
                period,
                obligation,
                words,
                counted,
                null,
                clock.instant(),
                null,
                null,
                null);
        if (!store.insert(report)) {
            throw new Problem(CampaignProblem.DRAFTED);
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", kind.name());
        facts.put("period", period);
        if (counted != null) {
            facts.put("figures", counted);
        }
        UUID act = act(report, 1, ReportState.DRAFT, "campaign-report.drafted", by, facts);
        return new Done(report.id(), 1, ReportState.DRAFT.name(), act);
    }

    /** Whoever reports for the unit bears what nobody was named for, as where the post came after the duty. */
    private void takeOn(Actor by, ObligationView owed) {
        UUID post = by.post();
        if (post != null && owed.state() == ObligationState.OPEN && owed.steps().contains(Step.ASSIGN)) {
            obligations.assign(by, owed.id(), null, post, "");
        }
    }

    Done amend(Actor by, UUID id, long seen, String words) {
        Report r = ready(by, id, seen, ReportStep.AMEND);
        store.amend(id, words);
        UUID act = act(r, r.version() + 1, r.state(), ReportStep.AMEND.act(), by, Map.of("words", words));
        return new Done(id, r.version() + 1, r.state().name(), act);
    }

    Done submit(Actor by, UUID id, long seen, List<UUID> files) {
        Report r = ready(by, id, seen, ReportStep.SUBMIT);
        String said = r.words().length() <= REPORT ? r.words() : r.words().substring(0, REPORT) + "…";
        return done(r, ReportStep.SUBMIT, obligations.perform(by, r.obligation(), null, said, files, null));
    }

    Done accept(Actor by, UUID id, long seen, String opinion) {
        Report r = ready(by, id, seen, ReportStep.ACCEPT);
        return done(r, ReportStep.ACCEPT, obligations.accept(by, r.obligation(), null, opinion));
    }

    Done giveBack(Actor by, UUID id, long seen, String reason) {
        Report r = ready(by, id, seen, ReportStep.RETURN);
        return done(r, ReportStep.RETURN, obligations.returnForRework(by, r.obligation(), null, reason));
    }

    List<ReportStep> stepsFor(Actor actor, Report r) {
        return ReportStep.open(r.state(), sides(actor, r));
    }

    private Set<ReportStep.Side> sides(Actor actor, Report r) {
        var sides = EnumSet.noneOf(ReportStep.Side.class);
        if (r.unit().equals(actor.unit()) && actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE)) {
            sides.add(ReportStep.Side.UNIT);
        }
        List<Step> open = found.get(actor, r.obligation()).steps();
        if (open.contains(Step.ACCEPT)) {
            sides.add(ReportStep.Side.SUPERIOR);
        }
        return sides;
    }

    /** Follows what is done to the obligation, from whatever page. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals("duty")) {
            return;
        }
        if (event instanceof ObligationEvent.Performed
                || event instanceof ObligationEvent.Returned
                || event instanceof ObligationEvent.Accepted) {
            store.lockByObligation(event.fact().obligation()).ifPresent(r -> follow(r, event));
        }
    }

    private void follow(Report r, ObligationEvent event) {
        Actor by = event.fact().actor();
        if (event instanceof ObligationEvent.Performed) {
            require(r, ReportStep.SUBMIT);
            store.submitted(r.id(), by.name(), clock.instant());
            moved(r, ReportStep.SUBMIT, by, Map.of("words", r.words()));
        } else if (event instanceof ObligationEvent.Returned) {
            var last = acts.latest("obligation", List.of(r.obligation())).get(r.obligation());
            String reason = last == null ? "" : String.valueOf(last.facts().getOrDefault("reason", ""));
            store.decided(r.id(), ReportState.RETURNED, reason, clock.instant());
            moved(r, ReportStep.RETURN, by, Map.of("reason", reason));
        } else {
            store.decided(r.id(), ReportState.ACCEPTED, null, clock.instant());
            moved(r, ReportStep.ACCEPT, by, Map.of());
        }
    }

    private void moved(Report r, ReportStep step, Actor by, Map<String, ?> facts) {
        act(r, r.version() + 1, step.to(r.state()), step.act(), by, facts);
    }

    private Report ready(Actor by, UUID id, long seen, ReportStep step) {
        Report r = store.lock(id, by.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (r.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, r.version())
                    .with("current", r.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        require(r, step);
        if (!sides(by, r).contains(step.by())) {
            throw new Problem(CampaignProblem.NOT_YOUR_STEP);
        }
        return r;
    }

    private static void require(Report r, ReportStep step) {
        if (!step.leads(r.state())) {
            throw new Problem(
                            CampaignProblem.WRONG_STATE,
                            r.state().label().zh(),
                            step.label().zh(),
                            r.state().label().en(),
                            step.label().en())
                    .with("current", r.version());
        }
    }

    private static Done done(Report r, ReportStep step, Done onObligation) {
        return new Done(r.id(), r.version() + 1, step.to(r.state()).name(), onObligation.act());
    }

    private UUID act(Report r, long version, ReportState state, String kind, Actor by, Map<String, ?> facts) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state.name());
        said.putAll(facts);
        return ledger.append(new NewAct(
                SUBJECT, r.id(), version, kind, by, r.unit(), r.territory(), clock.instant(), said, List.of()));
    }
}
