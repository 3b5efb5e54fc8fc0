package cn.anlan.tourplans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds what doesn't go together in a plan. Pure. */
final class Clashes {

    private Clashes() {}

    /**
     * @param members by group
     * @param busy times of the toured units
     */
    static List<Clash> of(List<PlannedTour> tours, Map<UUID, List<Member>> members, List<BusyTime> busy) {
        var found = new ArrayList<Clash>();
        for (int i = 0; i < tours.size(); i++) {
            PlannedTour tour = tours.get(i);
            for (PlannedTour other : tours.subList(i + 1, tours.size())) {
                between(tour, other, members, found);
            }
            for (BusyTime time : busy) {
                if (time.unit().equals(tour.unit()) && tour.overlaps(time.starts(), time.ends())) {
                    Clash.Kind kind = time.kind() == BusyTime.Kind.CRITICAL_WORK
                            ? Clash.Kind.CRITICAL_WORK
                            : Clash.Kind.JOINT_ENFORCEMENT;
                    found.add(new Clash(
                            kind,
                            tour.id(),
                            null,
                            null,
                            null,
                            later(tour.starts(), time.starts()),
                            earlier(tour.ends(), time.ends()),
                            time.words()));
                }
            }
            if (tour.group() != null) {
                members.getOrDefault(tour.group(), List.of()).stream()
                        .filter(member -> member.isOnLoan() && !member.isReleased(tour.starts(), tour.ends()))
                        .forEach(member -> found.add(of(Clash.Kind.NOT_RELEASED, tour, null, member)));
            }
        }
        return List.copyOf(found);
    }

    private static void between(
            PlannedTour tour, PlannedTour other, Map<UUID, List<Member>> members, List<Clash> found) {
        if (tour.overlaps(other) && tour.unit().equals(other.unit())) {
            found.add(of(Clash.Kind.TWO_TOURS_AT_UNIT, tour, other, null));
        }
        UUID group = tour.group();
        UUID otherGroup = other.group();
        if (group == null || otherGroup == null || !tour.overlaps(other)) {
            return;
        }
        if (group.equals(otherGroup)) {
            found.add(of(Clash.Kind.GROUP_AT_TWO_UNITS, tour, other, null));
            return;
        }
        List<Member> others = members.getOrDefault(otherGroup, List.of());
        members.getOrDefault(group, List.of()).stream()
                .filter(member -> others.stream().anyMatch(one -> one.person().equals(member.person())))
                .forEach(member -> found.add(of(Clash.Kind.MEMBER_IN_TWO_GROUPS, tour, other, member)));
    }

    private static Clash of(
            Clash.Kind kind,
            PlannedTour tour,
            @org.jspecify.annotations.Nullable PlannedTour other,
            @org.jspecify.annotations.Nullable Member member) {
        return new Clash(
                kind,
                tour.id(),
                other == null ? null : other.id(),
                member == null ? null : member.person(),
                member == null ? null : member.name(),
                other == null ? tour.starts() : later(tour.starts(), other.starts()),
                other == null ? tour.ends() : earlier(tour.ends(), other.ends()),
                other == null ? tour.unitName() : tour.unitName() + "、" + other.unitName());
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
