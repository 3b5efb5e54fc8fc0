package cn.anlan.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post has another holder, or none. Published in the transaction of the change.
 *
 * @param before who left it, null if it was vacant
 * @param after who took it over, null if it is vacant now
 * @param from first day of the new state
 */
public record HolderChanged(
        UUID post,
        UUID unit,
        @Nullable UUID before,
        @Nullable UUID after,
        LocalDate from) {}
