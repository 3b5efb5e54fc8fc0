package cn.anlan.tourplans;

import cn.anlan.platform.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** What the regime asks of a group and its members. Pure: every figure is given. */
final class GroupRules {

    private GroupRules() {}

    /** The regime's figures for groups. */
    record Figures(int leastMembers, int mostMembers, Rank leaderRank, int conditions) {}

    /** @throws Problem 422 a rule refuses, with its clause */
    static void require(List<Member> members, Figures figures) {
        var persons = new HashSet<UUID>();
        for (Member member : members) {
            if (!persons.add(member.person())) {
                throw new Problem(TourplanProblem.MEMBER_TWICE, member.name()).clause("ZZ-2.1a");
            }
        }
        if (members.size() < figures.leastMembers()) {
            throw new Problem(
                            TourplanProblem.GROUP_TOO_SMALL,
                            members.size(),
                            figures.leastMembers(),
                            figures.mostMembers())
                    .clause("ZZ-2.1a");
        }
        if (members.size() > figures.mostMembers()) {
            throw new Problem(
                            TourplanProblem.GROUP_TOO_LARGE,
                            members.size(),
                            figures.leastMembers(),
                            figures.mostMembers())
                    .clause("ZZ-2.1a");
        }
        List<Member> leaders = members.stream().filter(Member::leader).toList();
        if (leaders.size() != 1) {
            throw new Problem(TourplanProblem.ONE_LEADER, leaders.size()).clause("ZZ-2.1b");
        }
        Member leader = leaders.getFirst();
        if (!leader.official() || leader.rank().compareTo(figures.leaderRank()) < 0 || leader.field() == null) {
            throw new Problem(
                            TourplanProblem.LEADER_UNFIT,
                            leader.name(),
                            figures.leaderRank().label().zh(),
                            figures.leaderRank().label().en())
                    .clause("ZZ-2.1b");
        }
        members.stream()
                .filter(member -> member.conditions().size() < figures.conditions())
                .findFirst()
                .ifPresent(member -> {
                    throw new Problem(
                                    TourplanProblem.CONDITIONS_MISSING,
                                    member.name(),
                                    member.conditions().size(),
                                    figures.conditions())
                            .clause("ZZ-2.2");
                });
    }

    /**
     * Interests of members in the places of tours.
     *
     * @throws Problem 422 when a tie is declared, or something isn't
     */
    static void requireNoInterest(List<Member> members, List<PlannedTour> tours, List<Declaration> declared) {
        requireNoTie(members, tours, declared);
        for (PlannedTour tour : tours) {
            for (Member member : members) {
                if (declared.stream()
                        .noneMatch(one -> one.person().equals(member.person())
                                && one.tour().equals(tour.id())
                                && one.about().containsAll(tour.places()))) {
                    throw new Problem(TourplanProblem.INTERESTS_UNDECLARED, member.name(), tour.unitName())
                            .clause("ZZ-4.3c");
                }
            }
        }
    }

    /**
     * Ties of members to the places of tours. A tie is a tie, on whatever occasion it was told.
     *
     * @throws Problem 422 when one is declared
     */
    static void requireNoTie(List<Member> members, List<PlannedTour> tours, List<Declaration> declared) {
        for (PlannedTour tour : tours) {
            for (Member member : members) {
                declared.stream()
                        .filter(one -> one.person().equals(member.person()))
                        .flatMap(one -> one.ties().stream())
                        .filter(tie -> tour.places().contains(tie.unit()))
                        .findFirst()
                        .ifPresent(tie -> {
                            throw new Problem(
                                            TourplanProblem.INTEREST_TIED, member.name(), tour.unitName(), tie.words())
                                    .clause("ZZ-4.3c");
                        });
            }
        }
    }
}
