package cn.anlan.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit exists no longer. Published in the transaction of the change, after its posts were vacated.
 *
 * @param mergedInto the unit that takes over its matters, if any
 * @param date first day it no longer exists
 * @param version the unit's version after the act that closed it, by which the act is found
 */
public record UnitClosed(UUID unit, @Nullable UUID mergedInto, LocalDate date, long version) {}
