package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters.Sent;
import cn.anlan.organization.Site;
import cn.anlan.organization.UnitView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The enterprises of some areas with how far each is in a year.
 *
 * @param rounds of that year about some part of the areas
 * @param places the towns, sub-districts and parks in the areas, by id
 */
record Book(int year, List<Round> rounds, Map<UUID, UnitView> places, List<Line> lines) {

    Book {
        rounds = List.copyOf(rounds);
        lines = List.copyOf(lines);
    }

    /**
     * One enterprise.
     *
     * @param place the town, sub-district or park it is in, null outside them
     * @param sent the notice it has got, of several the one that led furthest
     * @param late its commitment is past the day on which it was due
     */
    record Line(
            Site enterprise,
            @Nullable UUID place,
            Standing standing,
            @Nullable Sent sent,
            boolean late) {

        /** Whether a commitment is still to come. */
        boolean isMissing() {
            return !standing.isCommitted() && standing != Standing.EXEMPT;
        }
    }

    /**
     * Counts of enterprises.
     *
     * @param noticed that have got the notice
     * @param received that have confirmed its receipt, or replied
     * @param committed that have sent back a signed commitment which wasn't returned; {@code toJudge} of them nobody has looked at
     * @param missing whose commitment is still to come, with those without a notice; {@code late} of them past their day
     * @param exempt that need not commit themselves: neither committed nor missing
     * @param percent committed of all in per cent with one decimal, rounded down so that only all is 100; null where there are none
     */
    record Figures(
            int enterprises,
            int noticed,
            int received,
            int committed,
            int toJudge,
            int missing,
            int late,
            int exempt,
            @Nullable Double percent) {

        static Figures of(Collection<Line> lines) {
            int committed = count(lines, line -> line.standing().isCommitted());
            return new Figures(
                    lines.size(),
                    count(lines, line -> line.sent() != null),
                    count(lines, line -> line.sent() != null && line.sent().receivedAt() != null),
                    committed,
                    count(lines, line -> line.standing() == Standing.TO_JUDGE),
                    count(lines, Line::isMissing),
                    count(lines, Line::late),
                    count(lines, line -> line.standing() == Standing.EXEMPT),
                    lines.isEmpty() ? null : committed * 1000L / lines.size() / 10.0);
        }

        private static int count(Collection<Line> lines, Predicate<Line> which) {
            return (int) lines.stream().filter(which).count();
        }
    }

    static Standing standing(@Nullable Sent sent) {
        if (sent == null) {
            return Standing.UNNOTICED;
        }
        return switch (sent.answer()) {
            case AWAITED -> sent.receivedAt() == null ? Standing.NOTICED : Standing.RECEIVED;
            case GIVEN -> Standing.TO_JUDGE;
            case RETURNED -> Standing.RETURNED;
            case ACCEPTED -> Standing.COMMITTED;
            case LIFTED -> Standing.EXEMPT;
        };
    }

    static Line line(Site enterprise, @Nullable UUID place, @Nullable Sent sent, Instant now) {
        Standing standing = standing(sent);
        boolean open = !standing.isCommitted() && standing != Standing.EXEMPT;
        boolean late = open && sent != null && sent.due() != null && !now.isBefore(sent.due());
        return new Line(enterprise, place, standing, sent, late);
    }
}
