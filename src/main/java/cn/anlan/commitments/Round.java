package cn.anlan.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A year's notices and commitments of the enterprises of one unit's territory.
 *
 * @param unit in whose name the notices go
 * @param areas prefixes of the area codes it is about
 * @param due last day to send the commitment back
 * @param contact whom the notice names at the authority, may be empty
 * @param duties what the notice tells beyond the duties by law
 */
record Round(
        UUID id,
        long version,
        RoundState state,
        UUID unit,
        String territory,
        List<String> areas,
        int year,
        LocalDate due,
        String language,
        String contact,
        List<String> duties,
        UUID openedBy,
        String openedName,
        Instant openedAt,
        @Nullable Instant closedAt) {

    Round {
        areas = List.copyOf(areas);
        duties = List.copyOf(duties);
    }

    boolean isOpen() {
        return state == RoundState.OPEN;
    }

    boolean covers(String code) {
        return areas.stream().anyMatch(code::startsWith);
    }
}
