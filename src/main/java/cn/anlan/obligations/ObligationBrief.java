package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as modules above see it that meet it with records of their own.
 *
 * @param period the period of a recurring duty, e.g. {@code 2026Q2}, with {@code #2} for the second of a quota
 */
public record ObligationBrief(
        UUID id,
        ObligationState state,
        Bilingual title,
        String originKind,
        UUID origin,
        @Nullable String pack,
        int packVersion,
        String clause,
        @Nullable String duty,
        @Nullable String period,
        @Nullable Subject subject,
        UUID unit,
        @Nullable UUID bearerPost,
        Instant openedAt,
        Instant due,
        List<EvidenceDemand> demands) {

    static ObligationBrief of(Obligation o) {
        var m = o.matter;
        return new ObligationBrief(
                o.id(),
                o.state,
                m.title(),
                m.originKind(),
                m.origin(),
                m.pack(),
                m.packVersion(),
                m.clause(),
                m.duty(),
                m.period(),
                m.subject(),
                o.unit,
                o.bearer == null ? null : o.bearer.post(),
                m.openedAt(),
                o.due,
                m.demands());
    }

    /**
     * The demands that files of these kinds don't fulfil, with how many are there.
     *
     * @param kinds {@code photo}, {@code document}, {@code audio} or {@code video}, one for each file
     */
    public List<ObligationView.Demand> missing(List<String> kinds) {
        return demands.stream()
                .map(demand -> new ObligationView.Demand(demand.kind(), demand.min(), demand.label(), (int)
                        kinds.stream().filter(demand::matches).count()))
                .filter(demand -> demand.there() < demand.min())
                .toList();
    }
}
