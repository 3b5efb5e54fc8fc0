package cn.anlan.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it is, or was on the day asked for.
 *
 * @param territory twelve-digit area code it answers for or sits in
 * @param areas prefixes of the area codes it answers for; empty for an enterprise
 * @param opened first day it existed
 * @param closed first day it no longer existed, null while it does
 * @param mergedInto the unit that took over its matters
 * @param sample invented for demonstration
 */
public record UnitView(
        UUID id,
        String name,
        UnitKind kind,
        String territory,
        List<String> areas,
        @Nullable UUID parent,
        LocalDate opened,
        @Nullable LocalDate closed,
        @Nullable UUID mergedInto,
        boolean sample) {

    public UnitView {
        areas = List.copyOf(areas);
    }

    public boolean isOpen() {
        return closed == null;
    }
}
