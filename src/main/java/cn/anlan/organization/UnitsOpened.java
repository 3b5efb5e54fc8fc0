package cn.anlan.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Units have come into being: one, or a whole import. Published in the transaction of the change. */
public record UnitsOpened(List<UUID> units, LocalDate date) {

    public UnitsOpened {
        units = List.copyOf(units);
    }
}
