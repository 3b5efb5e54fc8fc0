package cn.anlan.platform;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts now, and in which post. Handlers take it as a parameter; it is resolved from the session or the API token.
 *
 * @param person the person, or the API token's owner; a fixed id for the system itself
 * @param post the post they act in; null only for the system
 * @param unit the unit of that post; null only for the system
 * @param areas prefixes of the area codes the unit answers for
 */
public record Actor(
        UUID person,
        String name,
        @Nullable UUID post,
        @Nullable String postTitle,
        @Nullable Role role,
        @Nullable UUID unit,
        @Nullable String unitName,
        List<String> areas) {

    private static final UUID SYSTEM = new UUID(0, 0);

    public Actor {
        areas = List.copyOf(areas);
    }

    /** The product itself, for what time brings about: overdue, escalation, sealing. */
    public static Actor system() {
        return new Actor(SYSTEM, "system", null, null, null, null, null, List.of());
    }

    public boolean isSystem() {
        return person.equals(SYSTEM);
    }

    public boolean is(Role... roles) {
        return Arrays.asList(roles).contains(role);
    }

    /** The records this actor may see. */
    public Scope scope() {
        if (isSystem()) {
            return Scope.everything();
        }
        return switch (role) {
            case PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, AUDITOR ->
                areas.isEmpty() ? own() : new Scope.Territory(areas);
            case ENTERPRISE -> own();
            case GRID_WORKER -> new Scope.TakesPart(person);
            case ADMINISTRATOR, SECURITY -> new Scope.Nothing();
            case null -> new Scope.Nothing();
        };
    }

    private Scope own() {
        return unit == null ? new Scope.Nothing() : new Scope.OwnUnit(unit);
    }
}
