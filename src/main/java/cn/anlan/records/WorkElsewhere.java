package cn.anlan.records;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.obligations.DutyPeriod;
import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.Obligations;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts work that a module above keeps in a form of its own, as a record of its kind would count: nobody files it a second time. */
@Component
public class WorkElsewhere {

    private final UnitObligations owed;
    private final Counting counting;
    private final Obligations obligations;
    private final Evidence evidence;

    WorkElsewhere(UnitObligations owed, Counting counting, Obligations obligations, Evidence evidence) {
        this.owed = owed;
        this.counting = counting;
        this.obligations = obligations;
        this.evidence = evidence;
    }

    /**
     * Work done for a unit.
     *
     * @param by who did it
     * @param kind what it would be a record of
     * @param unit whose duties it may meet
     * @param subject what it is about
     * @param report what is said of it on the obligation
     * @param files the actor's own uploads
     */
    public record Work(
            Actor by, RecordKind kind, UUID unit, UUID subject, Instant happenedAt, String report, List<UUID> files) {}

    /**
     * Performs what the work meets: of each duty the earliest obligation of the period that is about the subject, has a bearer, and lacks
     * none of the evidence demanded.
     *
     * @return the obligations performed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> count(Work work) {
        LocalDate day = LocalDate.ofInstant(work.happenedAt(), Zones.CHINA);
        List<String> kinds = evidence.require(work.by(), work.files()).stream()
                .map(EvidenceView::kind)
                .toList();
        var byDuty = owed.owed(work.unit()).stream()
                .filter(o -> counting.isMetBy(o, work.kind())
                        && DutyPeriod.counts(o.period(), day, LocalDate.ofInstant(o.openedAt(), Zones.CHINA))
                        && o.subject() != null
                        && o.subject().id().equals(work.subject())
                        && o.bearerPost() != null
                        && o.missing(kinds).isEmpty())
                .collect(Collectors.groupingBy(o -> o.pack() + "/" + o.duty()));
        return byDuty.values().stream()
                .map(some -> some.stream()
                        .min(Comparator.comparing((ObligationBrief o) -> DutyPeriod.number(o.period())))
                        .orElseThrow())
                .map(o -> {
                    obligations.performedBy(work.by(), o.id(), work.report(), work.files(), work.happenedAt());
                    return o.id();
                })
                .toList();
    }
}
