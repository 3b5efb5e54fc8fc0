package cn.anlan.organization;

import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post in a unit.
 *
 * @param leading whether its holder belongs to the unit's leading team
 * @param leadingSince first day on which it counted so, null where it does not
 * @param holder who holds it on the day asked for, null while it is vacant
 */
public record PostView(
        UUID id,
        UUID unit,
        String title,
        Role role,
        boolean leading,
        @Nullable LocalDate leadingSince,
        @Nullable HolderView holder) {}
