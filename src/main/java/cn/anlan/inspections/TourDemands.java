package cn.anlan.inspections;

import cn.anlan.calendar.Deadline;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How much the regime demands of a tour: areas accounted for, each by a finding or by the reason why it wasn't examined (ZZ-3.1), and copies
 * of its result (ZZ-3.3.6a).
 */
@Component
class TourDemands {

    private final WorkStore work;
    private final TourTerms terms;
    private final UnitQueries units;
    private final Clock clock;

    TourDemands(WorkStore work, TourTerms terms, UnitQueries units, Clock clock) {
        this.work = work;
        this.terms = terms;
        this.units = units;
        this.clock = clock;
    }

    /** Areas that have neither. */
    List<Area> missing(Tour tour) {
        var there = EnumSet.noneOf(Area.class);
        work.findings(tour.id()).forEach(one -> there.add(one.area()));
        work.unexamined(tour.id()).forEach(one -> there.add(one.area()));
        return Arrays.stream(Area.values())
                .limit(figure(tour, "report-areas"))
                .filter(area -> !there.contains(area))
                .toList();
    }

    /** @throws Problem 422 naming those that have neither */
    void requireAreas(Tour tour) {
        List<Area> missing = missing(tour);
        if (!missing.isEmpty()) {
            throw new Problem(
                            InspectionProblem.AREAS_MISSING,
                            missing.stream().map(area -> area.label().zh()).collect(Collectors.joining("、")),
                            missing.stream().map(area -> area.label().en()).collect(Collectors.joining("; ")))
                    .clause("ZZ-3.1")
                    .with("missing", missing);
        }
    }

    /** How many bodies are yet to get a copy. */
    int copiesLeft(Tour tour) {
        return Math.max(0, copies(tour) - tour.progress().copies().size());
    }

    /**
     * By when the copies are due: the limit runs from the review, for no copy goes out before it.
     *
     * @param day the last day on which they are in time
     * @param late whether one was sent later, or is yet to be sent after it
     */
    record CopiesDue(LocalDate day, boolean late) {}

    CopiesDue copiesDue(Tour tour, Instant reviewedAt) {
        Deadline deadline = terms.due(units.get(tour.sender()), tour.packVersion(), "copy-limit", reviewedAt);
        boolean lateCopy =
                tour.progress().copies().stream().limit(copies(tour)).anyMatch(copy -> deadline.isOverdue(copy.at()));
        return new CopiesDue(deadline.day(), lateCopy || copiesLeft(tour) > 0 && deadline.isOverdue(clock.instant()));
    }

    /** @throws Problem 422 while a copy is missing */
    void requireCopies(Tour tour) {
        if (copiesLeft(tour) > 0) {
            throw new Problem(
                            InspectionProblem.COPIES_MISSING,
                            tour.progress().copies().size(),
                            copies(tour))
                    .clause("ZZ-3.3.6a");
        }
    }

    private int copies(Tour tour) {
        return figure(tour, "result-copies");
    }

    private int figure(Tour tour, String key) {
        return terms.value(units.get(tour.sender()), tour.packVersion(), key).asInt();
    }
}
