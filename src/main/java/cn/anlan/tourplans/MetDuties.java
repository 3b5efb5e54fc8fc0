package cn.anlan.tourplans;

import cn.anlan.evidence.Evidence;
import cn.anlan.obligations.DutyPeriod;
import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.Obligations;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.papers.OfficialPaper;
import cn.anlan.papers.OfficialPrinter;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Performs the office's yearly duties by what the committee approves here, with the approved paper as evidence: nobody files it a second time
 * (ZZ-3.3.1, ZZ-4.1b).
 */
@Component
class MetDuties {

    private final UnitObligations owed;
    private final Obligations obligations;
    private final Evidence evidence;
    private final OfficialPrinter printer;
    private final JdbcClient jdbc;
    private final Clock clock;

    MetDuties(
            UnitObligations owed,
            Obligations obligations,
            Evidence evidence,
            OfficialPrinter printer,
            JdbcClient jdbc,
            Clock clock) {
        this.owed = owed;
        this.obligations = obligations;
        this.evidence = evidence;
        this.printer = printer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An obligation that was performed. */
    record Met(UUID id, Bilingual title, String clause) {}

    /**
     * What was approved for a year.
     *
     * @param id of the plan or budget
     * @param unit that sends the tours
     * @param duty key in the regime of tours
     */
    record Decision(UUID id, UUID unit, int year, String duty, OfficialPaper paper) {}

    /** Performs what the unit still owes under the duty for the year; nothing is printed where it owes nothing. */
    List<UUID> meet(Actor by, Decision decided) {
        List<UUID> met = owed.owed(decided.unit()).stream()
                .filter(o -> TourTerms.PACK.equals(o.pack())
                        && decided.duty().equals(o.duty())
                        && DutyPeriod.base(o.period()).equals(String.valueOf(decided.year()))
                        && o.bearerPost() != null
                        && o.missing(List.of("document")).isEmpty())
                .map(ObligationBrief::id)
                .toList();
        if (!met.isEmpty()) {
            String title = decided.paper().title();
            List<UUID> file = List.of(evidence.keep(by, title + ".pdf", printer.pdf(decided.paper())));
            met.forEach(id -> {
                obligations.performedBy(by, id, title + "已审批", file, clock.instant());
                jdbc.sql("INSERT INTO tourplans.met (obligation, approved) VALUES (?, ?)")
                        .params(id, decided.id())
                        .update();
            });
        }
        return met;
    }

    /** The obligations that a plan or budget has performed. */
    List<Met> of(UUID approved) {
        List<UUID> ids = jdbc.sql("SELECT obligation FROM tourplans.met WHERE approved = ? ORDER BY obligation")
                .param(approved)
                .query(UUID.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : owed.findAll(ids).values().stream()
                        .map(o -> new Met(o.id(), o.title(), o.clause()))
                        .toList();
    }
}
