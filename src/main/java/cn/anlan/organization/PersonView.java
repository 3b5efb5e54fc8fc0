package cn.anlan.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param sample invented for demonstration
 */
public record PersonView(
        UUID id,
        String name,
        @Nullable String mobile,
        @Nullable String email,
        boolean sample) {}
