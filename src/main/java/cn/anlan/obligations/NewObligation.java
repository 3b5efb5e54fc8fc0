package cn.anlan.obligations;

import cn.anlan.calendar.Deadline;
import cn.anlan.platform.Bilingual;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a module asks to be opened.
 *
 * @param originKind what it comes from, e.g. {@code hazard}, {@code key-task}, {@code duty}
 * @param origin the record it comes from
 * @param pack the regime pack, null where no regime demands it
 * @param packVersion the version under which it begins and will end
 * @param clause id of the clause, e.g. {@code WX-1}
 * @param duty key of the duty within the pack, whose ladder then holds
 * @param unit the bearer's unit
 * @param bearerPost null while the unit has yet to name somebody
 * @param verifierPost who accepts it; with {@code verifierUnit} null too, a superior does
 * @param territory twelve-digit area code of the matter
 * @param key a key task: registered, checked, urged, reported (JZ-3.6.3)
 * @param subject what it is about, null where nothing is named
 */
public record NewObligation(
        String originKind,
        UUID origin,
        Bilingual title,
        @Nullable String pack,
        int packVersion,
        String clause,
        @Nullable String duty,
        UUID unit,
        @Nullable UUID bearerPost,
        @Nullable UUID verifierPost,
        @Nullable UUID verifierUnit,
        String territory,
        Deadline deadline,
        List<EvidenceDemand> demands,
        boolean key,
        @Nullable Subject subject) {

    public NewObligation {
        demands = List.copyOf(demands);
    }

    /** One that is about nothing in particular. */
    public NewObligation(
            String originKind,
            UUID origin,
            Bilingual title,
            @Nullable String pack,
            int packVersion,
            String clause,
            @Nullable String duty,
            UUID unit,
            @Nullable UUID bearerPost,
            @Nullable UUID verifierPost,
            @Nullable UUID verifierUnit,
            String territory,
            Deadline deadline,
            List<EvidenceDemand> demands,
            boolean key) {
        this(
                originKind,
                origin,
                title,
                pack,
                packVersion,
                clause,
                duty,
                unit,
                bearerPost,
                verifierPost,
                verifierUnit,
                territory,
                deadline,
                demands,
                key,
                null);
    }
}
