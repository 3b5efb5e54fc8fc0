package cn.anlan.hazards;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import cn.anlan.risks.Risks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports, grades, dismisses and closes hazards. Every method works in the caller's transaction and writes one act. Throughout,
 * {@code seen} is the version the actor saw, null for the current one.
 *
 * <p>All throw {@link Problem}: 404 absent or out of the actor's scope, 409 stale or in another state, 403 not the actor's step, 422 a rule
 * refuses.
 */
@Service
@Transactional
public class Hazards {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final Set<UnitKind> WATCHED_FROM_ABOVE =
            EnumSet.of(UnitKind.ENTERPRISE, UnitKind.GRID_CELL, UnitKind.VILLAGE, UnitKind.COMMUNITY);

    private final HazardStore store;
    private final HazardNumbers numbers;
    private final HazardRecorder recorder;
    private final HazardReporting reporting;
    private final Risks risks;
    private final UnitQueries units;
    private final Evidence evidence;
    private final Clock clock;

    Hazards(
            HazardStore store,
            HazardNumbers numbers,
            HazardRecorder recorder,
            HazardReporting reporting,
            Risks risks,
            UnitQueries units,
            Evidence evidence,
            Clock clock) {
        this.store = store;
        this.numbers = numbers;
        this.recorder = recorder;
        this.reporting = reporting;
        this.risks = risks;
        this.units = units;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Reports a hazard. */
    public Done report(Actor by, NewHazard asked) {
        if (!HazardStep.REPORT.isOpenTo(by.role())) {
            throw new Problem(HazardProblem.NOT_YOUR_STEP);
        }
        Instant now = clock.instant();
        Instant found = asked.foundAt() == null ? now : asked.foundAt();
        if (found.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new Problem(HazardProblem.FOUND_LATER).field("foundAt", "PastOrPresent");
        }
        if ((asked.longitude() == null) != (asked.latitude() == null)) {
            throw new Problem(HazardProblem.NOT_A_POINT).field("latitude", "NotNull");
        }
        UUID own = Objects.requireNonNull(by.unit());
        UnitView ownUnit = units.get(own);
        UUID responsible = asked.unit() != null ? asked.unit() : by.role() == Role.ENTERPRISE ? own : null;
        UnitView unit = responsible == null ? null : reachable(by, ownUnit, responsible);
        String territory =
                asked.territory() != null ? asked.territory() : unit == null ? ownUnit.territory() : unit.territory();
        requireReach(by, ownUnit, territory);
        if (asked.risk() != null && !risks.has(by.scope(), asked.risk())) {
            throw new Problem(HazardProblem.OUT_OF_REACH).field("risk", "OutOfReach");
        }
        List<UUID> photos = asked.photos() == null ? List.of() : asked.photos();
        List<String> hashes =
                evidence.require(by, photos).stream().map(EvidenceView::sha256).toList();
        var finding = new Hazard.Finding(
                Ids.next(),
                numbers.next(now),
                asked.title().strip(),
                text(asked.description()),
                text(asked.place()),
                asked.longitude(),
                asked.latitude(),
                text(asked.category()),
                text(asked.source()),
                Boolean.TRUE.equals(asked.violation()),
                responsible,
                unit == null ? text(asked.unitName()) : unit.name(),
                keeper(ownUnit),
                territory,
                by.person(),
                by.name(),
                found,
                now,
                LocalDate.ofInstant(found, Zones.CHINA).withDayOfMonth(1),
                photos,
                asked.risk(),
                null,
                null);
        HazardKind kind = asked.kind() == null ? HazardKind.GENERAL : asked.kind();
        var h = new Hazard(finding, 1, HazardState.REPORTED, kind);
        store.insert(finding, kind);
        Done done = recorder.append(h, HazardStep.REPORT, by, said(h), hashes, min(found, now));
        reporting.reported(h, by);
        return done;
    }

    /** Grades a hazard general or major. */
    public Done grade(Actor by, UUID id, @Nullable Long seen, HazardKind kind, String reason) {
        Hazard h = recorder.seen(by, id, seen);
        var before = HazardStore.Counted.of(h);
        h.graded(kind, by);
        Done done = recorder.record(
                h,
                before,
                HazardStep.GRADE,
                by,
                Map.of("from", before.kind().name(), "to", kind.name(), "reason", reason),
                List.of());
        if (kind == HazardKind.MAJOR) {
            reporting.gradedMajor(h, before.kind() != kind, by);
        }
        return done;
    }

    /** Closes what proved to be no hazard. */
    public Done dismiss(Actor by, UUID id, @Nullable Long seen, String reason) {
        return end(by, id, seen, HazardStep.DISMISS, reason);
    }

    /** Closes a hazard whose rectification was accepted; a listed one only when it is off the list (JZ-3.1.1b). */
    public Done close(Actor by, UUID id, @Nullable Long seen, String note) {
        return end(by, id, seen, HazardStep.CLOSE, note);
    }

    private Done end(Actor by, UUID id, @Nullable Long seen, HazardStep step, String note) {
        Hazard h = recorder.seen(by, id, seen);
        var before = HazardStore.Counted.of(h);
        h.closed(step, by, clock.instant());
        return recorder.record(h, before, step, by, Map.of("note", note), List.of());
    }

    private UnitView reachable(Actor by, UnitView own, UUID id) {
        UnitView unit = units.find(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (!id.equals(by.unit()) && !reaches(by, own, unit.territory())) {
            throw new Problem(HazardProblem.OUT_OF_REACH).field("unit", "OutOfReach");
        }
        return unit;
    }

    private static void requireReach(Actor by, UnitView own, String territory) {
        if (!territory.equals(own.territory()) && !reaches(by, own, territory)) {
            throw new Problem(HazardProblem.OUT_OF_REACH).field("territory", "OutOfReach");
        }
    }

    /** A grid worker reports what lies next door too, within the town. */
    private static boolean reaches(Actor by, UnitView own, String territory) {
        return by.areas().stream().anyMatch(territory::startsWith)
                || by.is(Role.GRID_WORKER)
                        && territory.startsWith(own.territory().substring(0, 9));
    }

    /** The unit that watches over it: the reporter's own, or the authority above an enterprise or a grid cell. */
    private UUID keeper(UnitView own) {
        if (!WATCHED_FROM_ABOVE.contains(own.kind())) {
            return own.id();
        }
        return units.superiors(own.id()).stream()
                .filter(above -> !WATCHED_FROM_ABOVE.contains(above.kind()))
                .map(UnitView::id)
                .findFirst()
                .orElse(own.id());
    }

    private static Map<String, ?> said(Hazard h) {
        var f = h.finding;
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", f.number());
        facts.put("title", f.title());
        facts.put("kind", h.kind.name());
        facts.put("place", f.place());
        facts.put("category", f.category());
        facts.put("source", f.source());
        facts.put("unit", f.unitName());
        if (f.longitude() != null && f.latitude() != null) {
            facts.put("longitude", f.longitude());
            facts.put("latitude", f.latitude());
        }
        if (f.violation()) {
            facts.put("violation", true);
        }
        return facts;
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
