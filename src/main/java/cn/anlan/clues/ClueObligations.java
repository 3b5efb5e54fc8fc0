package cn.anlan.clues;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens what the receiving office owes for a clue. Whoever may see its list of work sees no more than that there is a clue. */
@Component
class ClueObligations {

    private static final List<EvidenceDemand> RESULT =
            List.of(new EvidenceDemand("document", 1, new Bilingual("处理结果材料", "Result")));

    private final Obligations obligations;
    private final RegimeQueries regimes;
    private final Calendars calendars;
    private final PostQueries posts;
    private final Clock clock;

    ClueObligations(
            Obligations obligations, RegimeQueries regimes, Calendars calendars, PostQueries posts, Clock clock) {
        this.obligations = obligations;
        this.regimes = regimes;
        this.calendars = calendars;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * The way a clue goes.
     *
     * @param from who hands it over
     * @param handler whose office deals with it
     * @param follower who follows it to the end
     */
    record Way(UnitView from, UnitView handler, UnitView follower, String pack, String clause, String limit) {}

    /** @throws Problem 422 where the handler or the follower has nobody for it */
    UUID open(Actor by, Way way, UUID clue) {
        LocalDate today = today();
        PackVersion pack = regimes.inForceFor(way.handler(), way.pack(), today)
                .or(() -> regimes.latest().stream()
                        .filter(one -> one.content().pack().equals(way.pack()))
                        .findFirst())
                .orElseThrow();
        Deadline deadline = LegalClock.due(
                regimes.parameters(pack, today)
                        .value(way.handler(), way.limit())
                        .asTerm(Period.YEAR),
                Rounding.STAYS,
                clock.instant(),
                calendars.workdays());
        PostView handler = post(way.handler(), Role.COMMITTEE_OFFICE, way.clause(), today);
        Role verifies = way.follower().id().equals(way.handler().id()) ? Role.PRINCIPAL : Role.COMMITTEE_OFFICE;
        PostView verifier = post(way.follower(), verifies, way.clause(), today);
        return obligations.open(
                new NewObligation(
                        Clues.SUBJECT,
                        clue,
                        new Bilingual("办理移交的问题线索并答复结果", "Deal with a clue and answer it"),
                        way.pack(),
                        pack.content().version(),
                        way.clause(),
                        null,
                        handler.unit(),
                        handler.id(),
                        verifier.id(),
                        null,
                        way.handler().territory(),
                        deadline,
                        RESULT,
                        false),
                by);
    }

    /** Whether somebody serves in the unit's safety office. */
    boolean hasOffice(UnitView unit) {
        return posts.inUnit(unit.id(), Role.COMMITTEE_OFFICE, today())
                .filter(post -> post.holder() != null)
                .isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }

    private PostView post(UnitView unit, Role role, String clause, LocalDate today) {
        return posts.inUnit(unit.id(), role, today)
                .filter(post -> post.holder() != null)
                .orElseThrow(() -> new Problem(ClueProblem.NO_HANDLER, unit.name()).clause(clause));
    }
}
