package cn.anlan.inspections;

import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.Obligations;
import cn.anlan.obligations.Step;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.tourplans.TourApproved;
import cn.anlan.tourplans.TourPlans;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the approved plan to the group at work: told in advance, trained, arrived, explained (ZZ-3.3.1, ZZ-3.3.2). */
@Service
@Transactional
class Beginning {

    private final TourStore store;
    private final TourRecorder recorder;
    private final TourReach reach;
    private final TourPlans plans;
    private final TourObligations opening;
    private final Obligations obligations;
    private final ObligationQueries found;
    private final TourLetters letters;
    private final Checklists checklists;
    private final Clock clock;

    Beginning(
            TourStore store,
            TourRecorder recorder,
            TourReach reach,
            TourPlans plans,
            TourObligations opening,
            Obligations obligations,
            ObligationQueries found,
            TourLetters letters,
            Checklists checklists,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.reach = reach;
        this.plans = plans;
        this.opening = opening;
        this.obligations = obligations;
        this.found = found;
        this.letters = letters;
        this.checklists = checklists;
        this.clock = clock;
    }

    /** A tour that the committee has approved can begin. */
    @EventListener
    void on(TourApproved event) {
        var approved = event.approved();
        var tour = new Tour(
                approved.tour().id(),
                1,
                TourState.PLANNED,
                approved.sender(),
                approved.senderName(),
                approved.tour().unit(),
                approved.tour().unitName(),
                approved.tour().territory(),
                approved.packVersion(),
                null,
                Progress.NONE);
        if (store.insert(tour)) {
            recorder.begun(
                    tour,
                    event.actor(),
                    Map.of(
                            "unit", tour.unitName(),
                            "starts", approved.tour().starts().toString(),
                            "ends", approved.tour().ends().toString()));
        }
    }

    /** Tells the unit by letter, and sets the office a day for the training that is still due. */
    Done notify(Actor by, UUID id, long seen, String contact) {
        Tour tour = recorder.ready(by, id, seen, TourStep.NOTIFY);
        TourPlans.Team team = team(tour);
        plans.requireReady(plans.get(id).tour());
        UUID letter = letters.notice(tour, by, team, contact);
        boolean trained = tour.progress().trained().containsAll(team.members().keySet());
        UUID training = trained ? null : opening.training(tour, by, clock.instant());
        return recorder.record(
                tour,
                TourStep.NOTIFY,
                by,
                tour.progress().notified(today(), training),
                Map.of("letter", letter.toString()));
    }

    /** Records a training. Once everybody has been trained, the office's obligation is performed with the same papers. */
    Done train(
            Actor by, UUID id, long seen, List<UUID> persons, String contents, @Nullable Instant at, List<UUID> files) {
        Tour tour = recorder.ready(by, id, seen, TourStep.TRAIN);
        Instant happenedAt = recorder.happened(at);
        TourPlans.Team team = team(tour);
        if (!team.members().keySet().containsAll(persons)) {
            throw new Problem(InspectionProblem.NOT_IN_GROUP).field("persons", "NotInGroup");
        }
        List<String> hashes = recorder.hashes(by, files);
        Progress progress = tour.progress().trained(persons);
        Done done = recorder.record(
                tour,
                TourStep.TRAIN,
                by,
                progress,
                Map.of(
                        "persons",
                        persons.stream()
                                .map(person -> String.valueOf(team.members().get(person)))
                                .toList(),
                        "contents",
                        contents),
                hashes,
                happenedAt);
        UUID training = progress.obligations().training();
        if (training != null && progress.trained().containsAll(team.members().keySet())) {
            found.find(by, training)
                    .filter(view -> view.steps().contains(Step.PERFORM))
                    .ifPresent(view -> obligations.perform(by, training, null, contents, files, null));
        }
        return done;
    }

    /** The group arrives: nobody untrained, nowhere unannounced, with no tie to where it goes (ZZ-3.3.1, ZZ-4.3c). */
    Done enter(Actor by, UUID id, long seen) {
        Tour tour = recorder.ready(by, id, seen, TourStep.ENTER);
        plans.requireReady(plans.get(id).tour());
        LocalDate told = tour.progress().notifiedOn();
        if (told == null || !told.isBefore(today())) {
            throw new Problem(InspectionProblem.NOT_IN_ADVANCE, tour.unitName(), String.valueOf(told))
                    .clause("ZZ-3.3.1");
        }
        requireTrained(tour);
        return recorder.record(
                tour, TourStep.ENTER, by, tour.progress().entered(today()), Map.of("on", today().toString()));
    }

    /** The group explains its task to the unit; from then on it works with the place's checklist as it is. */
    Done brief(Actor by, UUID id, long seen, String attendees, String words, List<UUID> files) {
        Tour tour = recorder.ready(by, id, seen, TourStep.BRIEF);
        List<String> hashes = recorder.hashes(by, files);
        int version = checklists.current(tour.sender()).version();
        return recorder.record(
                tour,
                TourStep.BRIEF,
                by,
                tour.progress().briefed(words, version),
                Map.of("attendees", attendees, "words", words, "checklist", version),
                hashes,
                clock.instant());
    }

    private void requireTrained(Tour tour) {
        List<String> untrained = team(tour).members().entrySet().stream()
                .filter(member -> !tour.progress().trained().contains(member.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!untrained.isEmpty()) {
            throw new Problem(InspectionProblem.UNTRAINED, String.join("、", untrained)).clause("ZZ-3.3.1");
        }
    }

    private TourPlans.Team team(Tour tour) {
        return reach.team(tour).orElseThrow(() -> new Problem(InspectionProblem.NOT_IN_GROUP).clause("ZZ-2.1a"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
