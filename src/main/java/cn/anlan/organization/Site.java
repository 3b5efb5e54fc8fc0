package cn.anlan.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open unit by what says where it is, for whoever goes through those of a whole city at once.
 *
 * @param territory twelve-digit area code it sits in
 * @param opened first day it existed
 */
public record Site(
        UUID id, String name, String territory, @Nullable UUID parent, LocalDate opened) {}
