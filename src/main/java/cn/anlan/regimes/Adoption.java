package cn.anlan.regimes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit has a version of a regime in force for itself and the units below it, of the kinds the regime names.
 *
 * @param from first day
 * @param until last day, null while it goes on
 * @param version counts the acts on the adoption
 */
public record Adoption(
        UUID id,
        UUID packVersion,
        String pack,
        UUID unit,
        LocalDate from,
        @Nullable LocalDate until,
        long version) {}
