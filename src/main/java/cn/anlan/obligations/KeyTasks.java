package cn.anlan.obligations;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Matters registered by hand. Whoever is asked first is responsible until they hand it on, and no matter goes without a time limit
 * (JZ-3.6.3).
 */
@Component
class KeyTasks {

    static final String ORIGIN = "key-task";
    private static final String CLAUSE = "JZ-3.6.3";
    private static final String PACK = "jingzhou-safety-year";
    private static final List<EvidenceDemand> PROOF =
            List.of(new EvidenceDemand("any", 1, new Bilingual("办结材料", "Proof of completion")));

    private final Obligations obligations;
    private final PostQueries posts;
    private final UnitQueries units;
    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final Clock clock;

    KeyTasks(
            Obligations obligations,
            PostQueries posts,
            UnitQueries units,
            RegimeQueries regimes,
            Calendars calendars,
            Clock clock) {
        this.obligations = obligations;
        this.posts = posts;
        this.units = units;
        this.regimes = regimes;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * @param term a term counted from today, e.g. {@code 10 working days}; or
     * @param dueDay the last day
     * @param bearerPost who is to do it; whoever registers it, unless named
     */
    Done register(
            Actor by,
            String title,
            @Nullable String term,
            @Nullable LocalDate dueDay,
            @Nullable UUID bearerPost,
            @Nullable UUID verifierPost,
            @Nullable List<EvidenceDemand> demands) {
        UUID own = by.post();
        UUID unit = by.unit();
        if (own == null || unit == null) {
            throw new Problem(PlatformProblem.NOT_ALLOWED);
        }
        Deadline deadline = deadline(term, dueDay);
        UUID origin = Ids.next();
        PostView bearer = posts.get(bearerPost == null ? own : bearerPost);
        Obligations.requireReach(by, unit, bearer, units);
        boolean handedOn = !bearer.id().equals(own);
        if (verifierPost != null) {
            requireVerifier(posts.get(verifierPost), bearer);
        }
        return obligations.opened(
                new NewObligation(
                        ORIGIN,
                        origin,
                        new Bilingual(title, title),
                        PACK,
                        versionFor(bearer),
                        CLAUSE,
                        null,
                        bearer.unit(),
                        bearer.id(),
                        verifierPost == null && handedOn ? own : verifierPost,
                        null,
                        units.get(bearer.unit()).territory(),
                        deadline,
                        demands == null || demands.isEmpty() ? PROOF : demands,
                        true),
                by);
    }

    /** The version that the bearer's unit has adopted; the latest where none has. */
    private int versionFor(PostView bearer) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        return regimes.inForceFor(units.get(bearer.unit()), PACK, today)
                .orElseGet(() -> regimes.versions(PACK).getLast())
                .content()
                .version();
    }

    /** Nobody verifies what is their own, and not everybody may. */
    private static void requireVerifier(PostView verifier, PostView bearer) {
        if (verifier.id().equals(bearer.id())) {
            throw new Problem(ObligationProblem.OWN_WORK).clause("JZ-3.6.4b").field("verifierPost", "OwnWork");
        }
        Obligations.bearer(verifier);
    }

    private Deadline deadline(@Nullable String term, @Nullable LocalDate dueDay) {
        if ((term == null || term.isBlank()) && dueDay == null) {
            throw new Problem(ObligationProblem.NO_TIME_LIMIT).clause(CLAUSE).field("term", "NotBlank");
        }
        Term limit = dueDay != null ? Term.on(dueDay) : Extensions.term(Objects.requireNonNull(term));
        Deadline deadline = LegalClock.due(limit, Rounding.STAYS, clock.instant(), calendars.workdays());
        if (deadline.isOverdue(clock.instant())) {
            throw new Problem(ObligationProblem.ALREADY_PAST, limit.text()).field("dueDay", "InTheFuture");
        }
        return deadline;
    }
}
