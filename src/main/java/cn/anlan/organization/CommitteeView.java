package cn.anlan.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Safety Committee or special committee.
 *
 * @param version number of acts on it as a committee; 0 while nothing but the unit is registered
 * @param kind {@code COMMITTEE} or {@code SPECIAL_COMMITTEE}
 * @param of the unit whose committee it is: the nearest one above that is no body itself
 * @param sector what a special committee is responsible for, null while not registered
 * @param rules its working rules; empty while not registered
 * @param seats on the day asked for, head first
 */
public record CommitteeView(
        UUID id,
        long version,
        String name,
        UnitKind kind,
        UUID of,
        String ofName,
        String territory,
        @Nullable String sector,
        String rules,
        LocalDate opened,
        @Nullable LocalDate closed,
        boolean sample,
        List<SeatView> seats) {

    public CommitteeView {
        seats = List.copyOf(seats);
    }

    /** How many such seats are taken. */
    public long count(Seat seat) {
        return seats.stream().filter(one -> one.seat() == seat).count();
    }

    CommitteeView with(List<SeatView> taken) {
        return new CommitteeView(
                id, version, name, kind, of, ofName, territory, sector, rules, opened, closed, sample, taken);
    }
}
