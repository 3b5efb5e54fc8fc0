package cn.anlan.inspections;

import cn.anlan.hazards.HazardKind;
import cn.anlan.hazards.Hazards;
import cn.anlan.hazards.NewHazard;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourPlans;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a group records at work: visits by the six methods (ZZ-3.2), its log, what it found in the nine areas (ZZ-3.1) and why it left one
 * out. Nothing recorded is changed afterwards.
 */
@Service
@Transactional
class Work {

    private final TourRecorder recorder;
    private final WorkStore store;
    private final TourPlans plans;
    private final Hazards hazards;
    private final UnitQueries units;
    private final Clock clock;

    Work(TourRecorder recorder, WorkStore store, TourPlans plans, Hazards hazards, UnitQueries units, Clock clock) {
        this.recorder = recorder;
        this.store = store;
        this.plans = plans;
        this.hazards = hazards;
        this.units = units;
        this.clock = clock;
    }

    /** A finding as a member records it. */
    record Found(
            Area area,
            String title,
            String words,
            String basis,
            TourFinding.Severity severity,
            boolean violation,
            UUID unit,
            @Nullable UUID visit,
            @Nullable Instant foundAt,
            @Nullable Instant phoneTime,
            List<UUID> evidence) {}

    Done visit(
            Actor by,
            UUID id,
            Method method,
            String place,
            String words,
            @Nullable String assigned,
            @Nullable Instant happenedAt,
            @Nullable Instant phoneTime,
            List<UUID> files) {
        Tour tour = recorder.ready(by, id, TourStep.VISIT);
        requireUntied(tour, by, null);
        Instant at = recorder.happened(happenedAt);
        if (method == Method.ASSIGNED && (assigned == null || assigned.isBlank())) {
            throw new Problem(InspectionProblem.METHOD_UNEXPLAINED)
                    .clause(tour.clause("ZZ-3.2"))
                    .field("assigned", "NotNull");
        }
        List<String> hashes = recorder.hashes(by, files);
        var visit = new Visit(
                Ids.next(),
                id,
                method,
                place,
                words,
                assigned == null || assigned.isBlank() ? null : assigned.strip(),
                at,
                clock.instant(),
                by.person(),
                by.name(),
                files);
        store.insert(visit);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("method", method.name());
        facts.put("place", place);
        facts.put("words", words);
        note(phoneTime, facts);
        return recorder.added(tour, visit.id(), TourStep.VISIT, by, facts, hashes, at);
    }

    Done log(Actor by, UUID id, LocalDate day, String words) {
        Tour tour = recorder.ready(by, id, TourStep.LOG);
        recorder.happened(day.atStartOfDay(cn.anlan.platform.Zones.CHINA).toInstant());
        var entry = new Visit.LogEntry(Ids.next(), id, day, by.person(), by.name(), words, clock.instant());
        store.insert(entry);
        return recorder.added(
                tour,
                entry.id(),
                TourStep.LOG,
                by,
                Map.of("day", day.toString(), "words", words),
                List.of(),
                clock.instant());
    }

    Done find(Actor by, UUID id, Found found) {
        Tour tour = recorder.ready(by, id, TourStep.FIND);
        Instant at = recorder.happened(found.foundAt());
        if (found.evidence().isEmpty()) {
            throw new Problem(InspectionProblem.EVIDENCE_MISSING)
                    .clause(tour.clause("ZZ-4.2b"))
                    .field("evidence", "NotEmpty");
        }
        UnitView unit = responsible(tour, found.unit());
        requireUntied(tour, by, unit.id());
        if (found.visit() != null
                && store.visits(id).stream().noneMatch(visit -> visit.id().equals(found.visit()))) {
            throw new Problem(InspectionProblem.NO_SUCH_FINDING).field("visit", "NoSuchVisit");
        }
        List<String> hashes = recorder.hashes(by, found.evidence());
        var finding = new TourFinding(
                Ids.next(),
                id,
                found.area(),
                found.title(),
                found.words(),
                found.basis(),
                found.severity(),
                found.violation(),
                unit.id(),
                unit.name(),
                unit.territory(),
                found.visit(),
                found.evidence(),
                at,
                by.person(),
                by.name(),
                null,
                null,
                null);
        store.insert(finding);
        store.examined(id, found.area());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("area", found.area().name());
        facts.put("title", found.title());
        facts.put("words", found.words());
        facts.put("basis", found.basis());
        facts.put("severity", found.severity().name());
        facts.put("violation", found.violation());
        facts.put("unit", unit.name());
        note(found.phoneTime(), facts);
        return recorder.added(tour, finding.id(), TourStep.FIND, by, facts, hashes, at);
    }

    Done leaveOut(Actor by, UUID id, long seen, Area area, String reason) {
        Tour tour = recorder.ready(by, id, seen, TourStep.LEAVE_OUT);
        if (store.findings(id).stream().anyMatch(finding -> finding.area() == area)) {
            throw new Problem(
                            InspectionProblem.HAS_FINDINGS,
                            area.label().zh(),
                            area.label().en())
                    .clause("ZZ-3.1");
        }
        store.leaveOut(id, new Visit.Unexamined(area, reason, by.name()));
        return recorder.record(
                tour, TourStep.LEAVE_OUT, by, tour.progress(), Map.of("area", area.name(), "reason", reason));
    }

    /** Raises what is a hazard as one, so that it is dealt with at once and not after the tour. */
    Done raise(Actor by, UUID id, long seen, UUID findingId) {
        Tour tour = recorder.ready(by, id, seen, TourStep.RAISE);
        TourFinding finding = store.findings(id).stream()
                .filter(one -> one.id().equals(findingId))
                .findFirst()
                .orElseThrow(() -> new Problem(InspectionProblem.NO_SUCH_FINDING));
        if (!finding.isHazard()) {
            throw new Problem(InspectionProblem.NO_HAZARD, finding.title()).clause(tour.clause("ZZ-3.3.4b"));
        }
        if (finding.hazard() != null) {
            throw new Problem(InspectionProblem.HAZARD_RAISED, finding.title()).clause(tour.clause("ZZ-3.3.4b"));
        }
        UUID hazard = hazards.report(
                        by,
                        new NewHazard(
                                finding.title(),
                                finding.words(),
                                finding.unitName(),
                                null,
                                null,
                                null,
                                tour.isLight() ? "督办检查" : "巡查",
                                finding.severity() == TourFinding.Severity.MAJOR_HAZARD
                                        ? HazardKind.MAJOR
                                        : HazardKind.GENERAL,
                                finding.violation(),
                                finding.unit(),
                                null,
                                null,
                                finding.foundAt(),
                                finding.evidence(),
                                null))
                .id();
        store.raised(findingId, hazard);
        return recorder.record(
                tour,
                TourStep.RAISE,
                by,
                tour.progress(),
                Map.of("finding", findingId.toString(), "title", finding.title(), "hazard", hazard.toString()));
    }

    /** Whoever turned out to have a tie to where the tour goes records nothing there (ZZ-4.3c); nobody is appointed to a light tour. */
    private void requireUntied(Tour tour, Actor by, @Nullable UUID place) {
        if (!tour.isLight()) {
            plans.requireUntied(tour.id(), by.person(), place);
        }
    }

    /** A time that the phone set right is recorded with what its clock had said, so that anybody can judge the correction. */
    private static void note(@Nullable Instant phoneTime, Map<String, Object> facts) {
        if (phoneTime != null) {
            facts.put("phoneTime", phoneTime.toString());
        }
    }

    /** The toured unit, what is below it, or a body of the sender. */
    private UnitView responsible(Tour tour, UUID id) {
        return units.find(id)
                .filter(unit -> unit.id().equals(tour.unit())
                        || units.superiors(id).stream()
                                .anyMatch(above -> above.id().equals(tour.unit()))
                        || unit.kind().isBody()
                                && units.spokenForBy(id).stream()
                                        .anyMatch(home -> home.id().equals(tour.sender())))
                .orElseThrow(
                        () -> new Problem(InspectionProblem.NO_SUCH_UNIT, tour.unitName()).field("unit", "NoSuchUnit"));
    }
}
