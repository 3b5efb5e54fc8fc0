package cn.anlan.regimes;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows a regime unit by unit to the day by which it must be in force everywhere (WX-3.1). A unit opened after that day must have it in
 * force from its first day on.
 */
@Component
class Rollout {

    private final RolloutStore store;
    private final Coverage coverage;
    private final Settings settings;
    private final Evidence evidence;
    private final Ledger ledger;
    private final Clock clock;

    Rollout(RolloutStore store, Coverage coverage, Settings settings, Evidence evidence, Ledger ledger, Clock clock) {
        this.store = store;
        this.coverage = coverage;
        this.settings = settings;
        this.evidence = evidence;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How a unit stands. */
    enum State {
        IN_FORCE,
        IN_FORCE_LATE,
        OPEN,
        LATE;

        static State of(@Nullable LocalDate since, LocalDate deadline, LocalDate today) {
            if (since != null) {
                return since.isAfter(deadline) ? IN_FORCE_LATE : IN_FORCE;
            }
            return today.isAfter(deadline) ? LATE : OPEN;
        }
    }

    /**
     * One covered unit.
     *
     * @param deadline the last day
     * @param since first day on which the regime was in force there, null while it isn't
     * @param recordedAt when that was entered
     */
    record Line(
            UnitView unit,
            int version,
            LocalDate deadline,
            State state,
            @Nullable LocalDate since,
            @Nullable Instant recordedAt,
            List<String> evidence) {}

    /** All covered units of a regime today. */
    List<Line> lines(String pack) {
        LocalDate today = today();
        List<Coverage.Reach> reaches = coverage.on(today, pack);
        Map<UUID, LocalDate> deadlines = reaches.stream()
                .collect(Collectors.toMap(
                        reach -> reach.adoption().id(), reach -> deadline(reach.version(), reach.adopter(), today)));
        Map<RolloutStore.Key, RolloutStore.InForceRecord> records =
                store.of(reaches.stream().map(reach -> reach.version().id()).collect(Collectors.toSet()));
        return coverage.covered(reaches, today).stream()
                .map(covered -> {
                    PackVersion version = covered.reach().version();
                    LocalDate deadline = later(
                            Objects.requireNonNull(
                                    deadlines.get(covered.reach().adoption().id())),
                            covered.unit().opened());
                    var record = records.get(
                            new RolloutStore.Key(version.id(), covered.unit().id()));
                    LocalDate since = record == null ? null : record.since();
                    return new Line(
                            covered.unit(),
                            version.content().version(),
                            deadline,
                            State.of(since, deadline, today),
                            since,
                            record == null ? null : record.recordedAt(),
                            record == null ? List.of() : record.evidence());
                })
                .toList();
    }

    /**
     * Records that a regime is in force in a unit.
     *
     * @param since first day, not in the future
     * @param files ids of the files that prove it, at least one
     * @throws Problem 422 when the unit isn't covered, or the day hasn't come; 409 when it is on record already
     */
    @Transactional
    Done recordInForce(Actor actor, String pack, UnitView unit, LocalDate since, List<UUID> files, String note) {
        Instant now = clock.instant();
        if (since.isAfter(today())) {
            throw new Problem(RegimeProblem.NOT_YET, since);
        }
        Optional<Coverage.Reach> reach = Coverage.nearest(coverage.on(today(), pack), unit);
        PackVersion version = reach.map(Coverage.Reach::version)
                .orElseThrow(() -> new Problem(RegimeProblem.NOT_COVERED, unit.name(), pack));
        RegimePack.Rollout rollout = version.content().rollout();
        if (rollout == null) {
            throw new Problem(RegimeProblem.NO_ROLLOUT, version.content().number());
        }
        List<String> hashes = evidence.require(actor, files).stream()
                .map(EvidenceView::sha256)
                .toList();
        var record = new RolloutStore.InForceRecord(
                Ids.next(), version.id(), unit.id(), since, hashes, note, actor.person(), now);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("state", "in-force");
        facts.put("pack", pack);
        facts.put("version", version.content().version());
        facts.put("clause", rollout.clause());
        facts.put("since", since.toString());
        facts.put("note", note);
        UUID act = ledger.append(new NewAct(
                "rollout",
                record.id(),
                1,
                "regime.in-force",
                actor,
                unit.id(),
                unit.territory(),
                since.isBefore(today()) ? since.atStartOfDay(Zones.CHINA).toInstant() : now,
                facts,
                hashes));
        try {
            store.insert(record, act);
        } catch (DuplicateKeyException e) {
            throw new Problem(RegimeProblem.ALREADY_IN_FORCE, unit.name()).clause(rollout.clause());
        }
        return new Done(record.id(), 1, "in-force", act);
    }

    private LocalDate deadline(PackVersion version, UnitView adopter, LocalDate today) {
        RegimePack.Rollout rollout = version.content().rollout();
        if (rollout == null) {
            throw new Problem(RegimeProblem.NO_ROLLOUT, version.content().number());
        }
        return settings.sheet(version, today).value(adopter, rollout.deadline()).asDate();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
