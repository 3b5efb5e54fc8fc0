package cn.anlan.tourplans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Proposes regular tours for the units that a year still leaves out: each group one after another, no shorter than the regime wants, out of
 * the way of what the units have declared. Pure: the same plan gives the same proposal.
 */
final class Proposer {

    private Proposer() {}

    /** A unit to be toured. */
    record Place(UUID unit, String name, String territory) {}

    /** A tour proposed. */
    record Proposal(UUID unit, String unitName, UUID group, LocalDate starts, LocalDate ends) {}

    /** @param leftOut units for which the year has no room */
    record Proposed(List<Proposal> tours, List<Place> leftOut) {}

    /**
     * @param left the units still to be toured
     * @param groups in the order in which they begin
     * @param leastEnd last day of the shortest tour from a day
     * @param from first day of the first tour
     */
    static Proposed propose(
            List<Place> left,
            List<UUID> groups,
            List<PlannedTour> planned,
            List<BusyTime> busy,
            UnaryOperator<LocalDate> leastEnd,
            LocalDate from,
            LocalDate lastDay) {
        var tours = new ArrayList<Proposal>();
        var leftOut = new ArrayList<Place>();
        Map<UUID, LocalDate> free = new HashMap<>();
        for (UUID group : groups) {
            LocalDate after = planned.stream()
                    .filter(tour -> group.equals(tour.group()))
                    .map(tour -> tour.ends().plusDays(1))
                    .max(LocalDate::compareTo)
                    .orElse(from);
            free.put(group, after.isBefore(from) ? from : after);
        }
        for (Place place : left) {
            Proposal best = null;
            for (UUID group : groups) {
                LocalDate starts = start(place, free.getOrDefault(group, from), busy, leastEnd, lastDay);
                LocalDate ends = leastEnd.apply(starts);
                if (!ends.isAfter(lastDay) && (best == null || starts.isBefore(best.starts()))) {
                    best = new Proposal(place.unit(), place.name(), group, starts, ends);
                }
            }
            if (best == null) {
                leftOut.add(place);
            } else {
                tours.add(best);
                free.put(best.group(), best.ends().plusDays(1));
            }
        }
        return new Proposed(List.copyOf(tours), List.copyOf(leftOut));
    }

    private static LocalDate start(
            Place place, LocalDate from, List<BusyTime> busy, UnaryOperator<LocalDate> leastEnd, LocalDate lastDay) {
        LocalDate starts = from;
        boolean moved = true;
        while (moved && !starts.isAfter(lastDay)) {
            moved = false;
            LocalDate ends = leastEnd.apply(starts);
            for (BusyTime time : busy) {
                if (time.unit().equals(place.unit())
                        && !starts.isAfter(time.ends())
                        && !time.starts().isAfter(ends)) {
                    starts = time.ends().plusDays(1);
                    moved = true;
                    break;
                }
            }
        }
        return starts;
    }
}
