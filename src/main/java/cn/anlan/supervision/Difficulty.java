package cn.anlan.supervision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a unit can't manage by itself in carrying out the regime.
 *
 * @param about the obligation it stands in the way of, if one
 * @param superior the unit whose post must answer
 * @param obligation to answer by the due instant; the unit that raised it accepts it
 */
record Difficulty(
        UUID id,
        long version,
        DifficultyState state,
        UUID unit,
        String territory,
        @Nullable UUID about,
        String title,
        String words,
        UUID raisedBy,
        String raisedName,
        Instant raisedAt,
        UUID superior,
        UUID obligation,
        Instant due,
        @Nullable Help help,
        @Nullable String answer,
        @Nullable String answeredName,
        @Nullable Instant answeredAt,
        int reopened,
        @Nullable Instant closedAt) {}
