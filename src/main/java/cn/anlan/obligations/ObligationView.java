package cn.anlan.obligations;

import cn.anlan.calendar.Derivation;
import cn.anlan.ledger.ActView;
import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one obligation, for whoever asks.
 *
 * @param late past its due instant and not performed
 * @param key a key task (JZ-3.6.3)
 * @param clauseText what the clause says, paraphrased; null where the pack doesn't hold it
 * @param period the period of a recurring duty, e.g. {@code 2026Q2}, with {@code #2} for the second of a quota
 * @param subject what it is about where each of several counts by itself
 * @param due the first instant at which it is too late
 * @param dueDay the last day on which it is in time
 * @param provisional the official calendar of a year it consulted isn't published yet
 * @param firstAsked who registered it
 * @param returns how often it was sent back
 * @param percent how far it was at the last check
 * @param steps what the asker could do now
 * @param next the one of them to suggest, null if it is for others to act
 */
public record ObligationView(
        UUID id,
        long version,
        ObligationState state,
        boolean late,
        boolean key,
        Bilingual title,
        String originKind,
        UUID origin,
        @Nullable String pack,
        int packVersion,
        String clause,
        @Nullable Bilingual clauseTitle,
        @Nullable Bilingual clauseText,
        @Nullable String duty,
        @Nullable String period,
        @Nullable Subject subject,
        UnitName unit,
        @Nullable PostName bearer,
        @Nullable PostName verifier,
        @Nullable UnitName verifierUnit,
        String territory,
        @Nullable UUID firstAsked,
        Instant openedAt,
        Instant due,
        LocalDate dueDay,
        boolean provisional,
        Derivation derivation,
        List<Demand> demands,
        List<String> evidence,
        int returns,
        int urges,
        int checks,
        int percent,
        @Nullable Instant performedAt,
        @Nullable Instant closedAt,
        @Nullable Extension extension,
        List<ActView> timeline,
        List<Step> steps,
        @Nullable Step next) {

    /** A unit by name. */
    public record UnitName(UUID id, String name) {}

    /** A post with its unit and its present holder. */
    public record PostName(
            UUID id,
            String title,
            UUID unit,
            String unitName,
            @Nullable UUID person,
            @Nullable String name) {}

    /** Evidence demanded, and how many of the kind are there. */
    public record Demand(String kind, int min, Bilingual label, int there) {}

    /** More time asked for. */
    public record Extension(String by, String reason, UUID person, Instant at) {}
}
