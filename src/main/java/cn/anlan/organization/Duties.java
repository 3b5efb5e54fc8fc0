package cn.anlan.organization;

import cn.anlan.platform.Role;
import java.util.EnumSet;
import java.util.Set;

/** Duties that must lie with different people: whoever keeps the system, its accounts or its audit, handles no cases. */
final class Duties {

    private static final Set<Role> SEPARATE = EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.SECURITY);

    private Duties() {}

    /** May one person have both roles at a time? */
    static boolean compatible(Role one, Role other) {
        return one == other || !(SEPARATE.contains(one) || SEPARATE.contains(other));
    }
}
