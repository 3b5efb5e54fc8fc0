package cn.anlan.inspections;

import cn.anlan.hazards.HazardQueries;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the feedback to the review: what breaks the law handed over, what was found put right (ZZ-3.3.4b, ZZ-3.3.5). */
@Service
@Transactional
class Conclusion {

    private final WorkStore work;
    private final TourRecorder recorder;
    private final TourObligations opening;
    private final Performing performing;
    private final Obligations obligations;
    private final TourLetters letters;
    private final HazardQueries hazards;
    private final UnitQueries units;
    private final Clock clock;

    Conclusion(
            WorkStore work,
            TourRecorder recorder,
            TourObligations opening,
            Performing performing,
            Obligations obligations,
            TourLetters letters,
            HazardQueries hazards,
            UnitQueries units,
            Clock clock) {
        this.work = work;
        this.recorder = recorder;
        this.opening = opening;
        this.performing = performing;
        this.obligations = obligations;
        this.letters = letters;
        this.hazards = hazards;
        this.units = units;
        this.clock = clock;
    }

    /** Classifies a violation and hands it, by remit, to a department or to whoever keeps the papers of one of the two committees. */
    Done transfer(
            Actor by,
            UUID id,
            long seen,
            UUID findingId,
            Transfer.Category category,
            Transfer.Remit remit,
            UUID unitId,
            String words) {
        Tour tour = recorder.ready(by, id, seen, TourStep.TRANSFER);
        TourFinding finding = work.findings(id).stream()
                .filter(one -> one.id().equals(findingId))
                .findFirst()
                .orElseThrow(() -> new Problem(InspectionProblem.NO_SUCH_FINDING));
        if (!finding.violation()) {
            throw new Problem(InspectionProblem.NO_VIOLATION, finding.title()).clause("ZZ-3.3.4b");
        }
        if (work.transfers(id).stream().anyMatch(one -> one.finding().equals(findingId))) {
            throw new Problem(InspectionProblem.TRANSFERRED, finding.title()).clause("ZZ-3.3.4b");
        }
        UnitView unit = remit(tour, remit, unitId);
        UUID transferId = Ids.next();
        Instant now = clock.instant();
        UUID obligation = opening.transfer(tour, by, transferId, finding, unitId, now);
        UUID letter = letters.transfer(tour, by, finding, category, unitId, words);
        work.insert(new Transfer(
                transferId,
                id,
                findingId,
                category,
                remit,
                unitId,
                unit.name(),
                words,
                obligation,
                letter,
                now,
                null,
                null));
        return recorder.record(
                tour,
                TourStep.TRANSFER,
                by,
                tour.progress(),
                Map.of(
                        "finding", finding.title(),
                        "category", category.name(),
                        "remit", remit.name(),
                        "to", unit.name(),
                        "obligation", obligation.toString(),
                        "letter", letter.toString()));
    }

    Done rectify(Actor by, UUID id, long seen, String report, List<UUID> files) {
        Tour tour = recorder.ready(by, id, seen, TourStep.RECTIFY);
        return Reporting.moved(tour, TourStep.RECTIFY, performing.perform(by, rectification(tour), report, files));
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        Tour tour = recorder.ready(by, id, seen, TourStep.SEND_BACK);
        return Reporting.moved(
                tour, TourStep.SEND_BACK, obligations.returnForRework(by, rectification(tour), null, reason));
    }

    Done review(Actor by, UUID id, long seen, String opinion) {
        Tour tour = recorder.ready(by, id, seen, TourStep.REVIEW);
        return Reporting.moved(tour, TourStep.REVIEW, obligations.accept(by, rectification(tour), null, opinion));
    }

    /** Every violation has been transferred, and every major hazard is or was on the list, before the review (ZZ-3.3.4b). */
    void requireHandedOver(Tour tour) {
        List<TourFinding> found = work.findings(tour.id());
        Set<UUID> transferred =
                work.transfers(tour.id()).stream().map(Transfer::finding).collect(Collectors.toSet());
        String left = titles(found.stream()
                .filter(one -> one.violation() && !transferred.contains(one.id()))
                .toList());
        if (!left.isEmpty()) {
            throw new Problem(InspectionProblem.VIOLATIONS_NOT_TRANSFERRED, left).clause("ZZ-3.3.4b");
        }
        String unlisted = titles(found.stream()
                .filter(one -> one.severity() == TourFinding.Severity.MAJOR_HAZARD)
                .filter(one -> one.hazard() == null
                        || hazards.get(Actor.system(), one.hazard()).listing() == null)
                .toList());
        if (!unlisted.isEmpty()) {
            throw new Problem(InspectionProblem.HAZARDS_NOT_LISTED, unlisted).clause("ZZ-3.3.4b");
        }
    }

    private UnitView remit(Tour tour, Transfer.Remit remit, UUID id) {
        return units.find(id)
                .filter(unit -> unit.kind() == UnitKind.DEPARTMENT || remit != Transfer.Remit.DEPARTMENT)
                .filter(unit -> unit.kind().isBody() || id.equals(tour.sender()))
                .filter(unit -> id.equals(tour.sender())
                        || units.superiors(id).stream()
                                .anyMatch(above -> above.id().equals(tour.sender())))
                .orElseThrow(() -> new Problem(
                                InspectionProblem.NOT_THEIR_REMIT,
                                remit.label().zh(),
                                remit.label().en())
                        .clause("ZZ-3.3.4b")
                        .field("unit", "NotTheirRemit"));
    }

    private static UUID rectification(Tour tour) {
        return Objects.requireNonNull(tour.progress().obligations().rectification());
    }

    /** Titles in one line. */
    static String titles(List<TourFinding> findings) {
        return findings.stream().map(TourFinding::title).collect(Collectors.joining("、"));
    }
}
