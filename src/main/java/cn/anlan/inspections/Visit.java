package cn.anlan.inspections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a group did to find out, by one of the six methods.
 *
 * @param place where, or with whom
 * @param assigned for {@link Method#ASSIGNED}: what was asked for, and by whom
 */
record Visit(
        UUID id,
        UUID tour,
        Method method,
        String place,
        String words,
        @Nullable String assigned,
        Instant happenedAt,
        Instant enteredAt,
        UUID person,
        String name,
        List<UUID> evidence) {

    Visit {
        evidence = List.copyOf(evidence);
    }

    /** What a member wrote of a day. */
    record LogEntry(UUID id, UUID tour, LocalDate day, UUID person, String name, String words, Instant enteredAt) {}

    /** An area that wasn't examined, and why. */
    record Unexamined(Area area, String reason, String name) {}
}
