package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One obligation in a list.
 *
 * @param late past its due instant and not performed
 * @param period the period of a recurring duty, e.g. {@code 2026Q2}, with {@code #2} for the second of a quota
 * @param subject what it is about where each of several counts by itself
 * @param dueDay the last day on which it is in time
 * @param percent how far it was at the last check
 * @param extensionAsked whether a request for more time waits for its decision
 */
public record ObligationRow(
        UUID id,
        long version,
        ObligationState state,
        boolean late,
        boolean key,
        Bilingual title,
        String originKind,
        UUID origin,
        @Nullable String pack,
        String clause,
        @Nullable String duty,
        @Nullable String period,
        @Nullable Subject subject,
        UUID unit,
        String unitName,
        @Nullable UUID bearerPost,
        @Nullable String bearerTitle,
        @Nullable String bearerName,
        String territory,
        Instant openedAt,
        Instant due,
        LocalDate dueDay,
        boolean provisional,
        int returns,
        int urges,
        int checks,
        int percent,
        boolean extensionAsked,
        @Nullable Instant performedAt,
        @Nullable Instant closedAt) {}
