package cn.anlan.clues;

import cn.anlan.clues.ClueObligations.Way;
import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.ObligationEvent;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourParties;
import cn.anlan.tourplans.TourPlans;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clues that a town hands over about units or people who fail their duty: the office of the level above deals with each and the one above
 * that follows it to the end (XN-3.3c); and misconduct of a toured unit, which the sender's office handles by severity and its committee
 * closes (ZZ-4.3b). Whoever told it stays under seal: read for a reason only, and every reading is an act.
 */
@Service
@Transactional
class Clues {

    static final String SUBJECT = "clue";

    private static final Set<UnitKind> LEVELS =
            EnumSet.of(UnitKind.COUNTY, UnitKind.DISTRICT, UnitKind.CITY, UnitKind.PROVINCE);
    private static final Set<UnitKind> OFFICES = EnumSet.of(UnitKind.OFFICE, UnitKind.COMMITTEE);
    /** What others read in lists of work stays silent about what a clue says. */
    private static final String SEE_THE_CLUE = "详见问题线索";

    private final ClueStore store;
    private final ClueReach reach;
    private final ClueRecorder recorder;
    private final ClueObligations opening;
    private final Obligations obligations;
    private final TourParties parties;
    private final TourPlans tours;
    private final UnitQueries units;
    private final ActQueries acts;

    Clues(
            ClueStore store,
            ClueReach reach,
            ClueRecorder recorder,
            ClueObligations opening,
            Obligations obligations,
            TourParties parties,
            TourPlans tours,
            UnitQueries units,
            ActQueries acts) {
        this.store = store;
        this.reach = reach;
        this.recorder = recorder;
        this.opening = opening;
        this.obligations = obligations;
        this.parties = parties;
        this.tours = tours;
        this.units = units;
        this.acts = acts;
    }

    /**
     * What is told.
     *
     * @param about the unit it is about
     * @param person the person it is about, in words
     */
    record Told(UUID about, @Nullable String person, String words, ClueStore.@Nullable Reporter reporter) {}

    /** A town hands over that a unit or person fails their duty. A level that the clue is about, or that has nobody in its office, is passed over. */
    Done handOver(Actor by, Told told) {
        UnitView about = concerned(told.about(), "XN-3.3c");
        UnitView from = home(by);
        Set<UUID> above = units.superiors(about.id()).stream().map(UnitView::id).collect(Collectors.toSet());
        if (OFFICES.contains(about.kind())) {
            // Nobody deals with a clue about their own office.
            units.spokenForBy(about.id()).forEach(unit -> above.remove(unit.id()));
        }
        List<UnitView> levels = units.superiors(from.id()).stream()
                .filter(unit -> LEVELS.contains(unit.kind()) && above.contains(unit.id()) && opening.hasOffice(unit))
                .toList();
        if (levels.isEmpty()) {
            throw new Problem(ClueProblem.NO_LEVEL, about.name())
                    .clause("XN-3.3c")
                    .field("about", "NobodyAbove");
        }
        UnitView handler = levels.getFirst();
        UnitView follower = levels.size() > 1 ? levels.get(1) : handler;
        var way = new Way(from, handler, follower, "xianning-town-capacity", "XN-3.3c", "clue-limit");
        return enter(by, way, Clue.Kind.DUTY, null, about, null, told);
    }

    /** A member of the group, or the sender's office, records misconduct of a toured unit or of one within it. */
    Done misconduct(Actor by, UUID tour, Clue.Misconduct type, Told told) {
        TourPlans.Approved approved = tours.get(tour);
        boolean member = tours.team(approved.tour()).stream()
                .anyMatch(team -> team.approved() && team.members().containsKey(by.person()));
        if (!member && !parties.isOffice(by, approved.sender())) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        UnitView about = concerned(told.about(), "ZZ-4.3b");
        UUID toured = approved.tour().unit();
        boolean there = about.id().equals(toured)
                || approved.tour().enterprises().contains(about.id())
                || units.superiors(about.id()).stream()
                        .anyMatch(unit -> unit.id().equals(toured));
        if (!there) {
            throw new Problem(ClueProblem.NOT_TOURED, about.name())
                    .clause("ZZ-4.3b")
                    .field("about", "NotToured");
        }
        UnitView sender = units.get(approved.sender());
        var way = new Way(sender, sender, sender, "zaozhuang-tours", "ZZ-4.3b", "misconduct-limit");
        return enter(by, way, Clue.Kind.MISCONDUCT, type, about, tour, told);
    }

    private Done enter(
            Actor by,
            Way way,
            Clue.Kind kind,
            Clue.@Nullable Misconduct type,
            UnitView about,
            @Nullable UUID tour,
            Told told) {
        Clue clue = recorder.begun(
                kind,
                type,
                way,
                about,
                told.person(),
                tour,
                told.words(),
                told.reporter() != null,
                id -> opening.open(by, way, id));
        store.insert(clue, told.reporter(), by.person());
        return recorder.handedOver(clue, by);
    }

    Done takeUp(Actor by, UUID id, long seen) {
        return recorder.moved(ready(by, id, seen, ClueStep.TAKE_UP), ClueStep.TAKE_UP, by, Map.of());
    }

    /** Says what was found and done; the graver it is, the more must be done (ZZ-4.3b). */
    Done answer(
            Actor by,
            UUID id,
            long seen,
            Clue.Severity severity,
            Clue.Handling handling,
            String result,
            List<UUID> files) {
        Clue clue = ready(by, id, seen, ClueStep.ANSWER);
        if (!severity.allows(handling)) {
            throw new Problem(
                            ClueProblem.TOO_MILD,
                            handling.label().zh(),
                            handling.label().en())
                    .clause(clue.clause())
                    .field("handling", "TooMild");
        }
        store.answer(id, severity, handling, result);
        return followed(
                clue, ClueStep.ANSWER, obligations.perform(by, clue.obligation(), null, SEE_THE_CLUE, files, null));
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        Clue clue = ready(by, id, seen, ClueStep.SEND_BACK);
        store.remark(id, reason);
        return followed(
                clue, ClueStep.SEND_BACK, obligations.returnForRework(by, clue.obligation(), null, SEE_THE_CLUE));
    }

    Done close(Actor by, UUID id, long seen, @Nullable String opinion) {
        Clue clue = ready(by, id, seen, ClueStep.CLOSE);
        store.remark(id, opinion);
        return followed(clue, ClueStep.CLOSE, obligations.accept(by, clue.obligation(), null, SEE_THE_CLUE));
    }

    /** Breaks the seal for the office that deals with it: the reading and its reason are an act. */
    ClueStore.Reporter reporter(Actor by, UUID id, String reason) {
        Clue clue = store.lock(id)
                .filter(found -> reach.sides(by, found).contains(ClueStep.Side.HANDLER))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        reach.requireSeen(by, Optional.of(clue));
        ClueStore.Reporter reporter =
                store.reporter(id).orElseThrow(() -> new Problem(ClueProblem.NO_REPORTER).clause(clue.clause()));
        recorder.unsealed(clue, by, reason);
        return reporter;
    }

    /** Moves a clue with its obligation, from whatever page. */
    @EventListener
    void on(ObligationEvent event) {
        if (!event.fact().originKind().equals(SUBJECT)) {
            return;
        }
        switch (event) {
            case ObligationEvent.Performed e -> follow(e.fact(), ClueStep.ANSWER);
            case ObligationEvent.Returned e -> follow(e.fact(), ClueStep.SEND_BACK);
            case ObligationEvent.Accepted e -> follow(e.fact(), ClueStep.CLOSE);
            case ObligationEvent.Waived e -> throw new Problem(ClueProblem.CLUE_NOT_WAIVED);
            default -> {
                // Time asked for, handed over, urged, late: the clue stays where it is.
            }
        }
    }

    private void follow(ObligationEvent.Fact fact, ClueStep step) {
        Clue clue = store.lock(fact.origin()).orElseThrow();
        clue.require(step);
        if (step == ClueStep.ANSWER && clue.handling() == null) {
            throw new Problem(ClueProblem.ANSWER_HERE).clause(clue.clause());
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("severity", String.valueOf(clue.severity()));
        facts.put("handling", String.valueOf(clue.handling()));
        recorder.moved(clue, step, Objects.requireNonNull(fact.actor()), facts);
        if (step == ClueStep.SEND_BACK) {
            store.answer(clue.id(), null, null, null);
        }
    }

    private Clue ready(Actor by, UUID id, long seen, ClueStep step) {
        Clue clue = reach.requireSeen(by, store.lock(id));
        if (clue.version() != seen) {
            throw new Problem(PlatformProblem.STALE, seen, clue.version())
                    .with("current", clue.version())
                    .with("changes", acts.since(SUBJECT, id, seen));
        }
        clue.require(step, reach.sides(by, clue));
        return clue;
    }

    private UnitView concerned(UUID about, String clause) {
        return units.find(about)
                .orElseThrow(() ->
                        new Problem(ClueProblem.ABOUT_NOBODY).clause(clause).field("about", "NoSuchUnit"));
    }

    private UnitView home(Actor by) {
        UUID unit = by.unit();
        if (unit == null) {
            throw new Problem(PlatformProblem.NOT_ALLOWED);
        }
        return units.spokenForBy(unit).getLast();
    }

    /** The clue took the step with its obligation; it was locked, so its version is the next one. */
    private static Done followed(Clue clue, ClueStep step, Done onObligation) {
        return new Done(clue.id(), clue.version() + 1, step.to().name(), onObligation.act());
    }
}
