package cn.anlan.regimes;

import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a clause demands of a post.
 *
 * @param post role of the post that bears it
 * @param unitKinds kinds of unit whose post bears it
 * @param period with {@link Recurrence#BY_PARAMETER}: key of the parameter that says how often
 * @param quota key of the parameter that says how many in each period, null for one
 * @param each counted apart for each of these, such as each special committee
 * @param handover what a holder who comes or goes in mid-period answers for
 * @param records kinds of record that meet it, such as {@code hearing}: filing one performs the obligation
 */
public record Duty(
        String key,
        String clause,
        Role post,
        Set<UnitKind> unitKinds,
        Bilingual title,
        Recurrence recurrence,
        @Nullable String period,
        Due due,
        @Nullable String quota,
        @Nullable Each each,
        Handover handover,
        List<String> records,
        List<EvidenceDemand> evidence,
        Verifier verifier,
        List<Rung> ladder) {

    // Jackson hands over null where the pack says nothing.
    @SuppressWarnings("ConstantValue")
    public Duty {
        handover = handover == null ? Handover.WHOLE : handover;
        records = records == null ? List.of() : List.copyOf(records);
        unitKinds = Set.copyOf(unitKinds);
        evidence = List.copyOf(evidence);
        ladder = List.copyOf(ladder);
    }

    /** What a duty is counted apart for. */
    public enum Each {
        SPECIAL_COMMITTEE,
        LEADING_TEAM_MEMBER,
        /** Each town, sub-district and park below the unit. */
        TOWN
    }

    /** How a quota is shared between those who held the post in a period. */
    public enum Handover {
        /** Whoever holds the post at the end answers for all that was left open. */
        WHOLE,
        /** Each answers for the part of the quota that falls to the days they held it, rounded up. */
        PRO_RATA_DAYS
    }

    /** How often a duty arises. */
    public enum Recurrence {
        ONCE,
        MONTHLY,
        QUARTERLY,
        HALF_YEARLY,
        YEARLY,
        BY_PARAMETER,
        ON_EVENT
    }

    /**
     * By when: either a parameter's key or, where the period itself is the limit, a term.
     *
     * @param after with {@link Recurrence#ON_EVENT}: the event from which it counts
     */
    public record Due(
            @Nullable String parameter,
            @Nullable String term,
            @Nullable String after) {}

    /** Files without which it can't be accepted. */
    public record EvidenceDemand(Kind kind, int min, Bilingual label) {

        /** Kind of file. */
        public enum Kind {
            DOCUMENT,
            PHOTO,
            AUDIO,
            VIDEO,
            ANY
        }
    }

    /** Who accepts it; never the bearer. */
    public record Verifier(Role role, Place of) {

        /** Where the verifying post is, seen from the bearer's unit. */
        public enum Place {
            OWN_UNIT,
            SUPERIOR
        }
    }

    /**
     * One step of what happens as the due date nears and passes.
     *
     * @param after days after the due date, negative before it
     */
    public record Rung(Step step, int after, Reach to) {

        /** What is done. */
        public enum Step {
            REMIND,
            REPORT,
            INTERVIEW,
            CIRCULAR
        }

        /** Whom it reaches. */
        public enum Reach {
            BEARER,
            OWN_OFFICE,
            SUPERIOR_OFFICE,
            SUPERIOR_PRINCIPAL
        }
    }
}
