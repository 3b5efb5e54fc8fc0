package cn.anlan.documents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a letter goes to.
 *
 * @param unit null for a party that is no unit here
 * @param name the unit's name, or the party's; of a unit none need be given
 */
public record Addressee(@Nullable UUID unit, @Nullable String name) {

    /** A unit of the organization. */
    public static Addressee of(UUID unit) {
        return new Addressee(unit, null);
    }

    /** Somebody without an account or unit here, by name. */
    public static Addressee named(String name) {
        return new Addressee(null, name);
    }
}
