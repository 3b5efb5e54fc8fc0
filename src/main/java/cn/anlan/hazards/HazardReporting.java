package cn.anlan.hazards;

import cn.anlan.obligations.DutyEvents;
import cn.anlan.platform.Actor;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Tells of the events of hazards from which duties in packs count their time: found, confirmed as major, a violation, ready to be taken off
 * the list. Where a regime wants violations and major hazards reported within a set time, finding one opens the obligation to report it
 * (BF-2.1c); the time runs from when it was found, not from when it was entered.
 */
@Component
class HazardReporting {

    /** Origin of what is opened; its origin is the hazard. */
    static final String ORIGIN = "hazard-report";

    private static final String MAJOR_FOUND = "major-hazard-found";
    private static final String MAJOR_CONFIRMED = "major-hazard-confirmed";
    private static final String VIOLATION_FOUND = "violation-found";
    private static final String DELISTING_ASKED = "delisting-asked";

    private final DutyEvents duties;
    private final Clock clock;

    HazardReporting(DutyEvents duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    void reported(Hazard h, Actor by) {
        if (h.kind == HazardKind.MAJOR) {
            happened(h, MAJOR_FOUND, h.finding.foundAt(), by);
            if (HazardStep.GRADE.isOpenTo(by.role())) {
                happened(h, MAJOR_CONFIRMED, clock.instant(), by);
            }
        }
        if (h.finding.violation()) {
            happened(h, VIOLATION_FOUND, h.finding.foundAt(), by);
        }
    }

    /**
     * An authority has graded it major: confirmed, whoever first said so.
     *
     * @param newly whether nobody had taken it for major before: it is found as such only now
     */
    void gradedMajor(Hazard h, boolean newly, Actor by) {
        if (newly) {
            happened(h, MAJOR_FOUND, clock.instant(), by);
        }
        happened(h, MAJOR_CONFIRMED, clock.instant(), by);
    }

    /** What is on the list was rectified and verified: it waits for the effect to be evaluated, and to be taken off. */
    void verified(Hazard h, Actor by) {
        if (h.isListed()) {
            happened(h, DELISTING_ASKED, clock.instant(), by);
        }
    }

    private void happened(Hazard h, String event, Instant at, Actor by) {
        duties.happened(new DutyEvents.Event(
                event,
                ORIGIN,
                h.id(),
                Rectification.brief(h.finding.title()),
                h.finding.keeper(),
                h.finding.territory(),
                at,
                by));
    }
}
