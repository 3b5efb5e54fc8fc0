package cn.anlan.supervision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that hints are looked for in.
 *
 * @param kind {@code obligation}, {@code record} or {@code hazard}
 * @param title of the matter; empty where the act doesn't say
 * @param words report or minutes
 */
record HintSource(
        String kind,
        UUID subject,
        String title,
        @Nullable UUID unit,
        String territory,
        UUID person,
        String personName,
        Instant enteredAt,
        String words,
        List<String> evidence) {}
