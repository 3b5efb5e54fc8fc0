package cn.anlan.clues;

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
import cn.anlan.regimes.RegimeTerms;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens what the receiving office owes for a clue. Whoever may see its list of work sees no more than that there is a clue. */
@Component
class ClueObligations {

    private static final List<EvidenceDemand> RESULT =
            List.of(new EvidenceDemand("document", 1, new Bilingual("处理结果材料", "Result")));

    private final Obligations obligations;
    private final RegimeTerms terms;
    private final PostQueries posts;
    private final Clock clock;

    ClueObligations(Obligations obligations, RegimeTerms terms, PostQueries posts, Clock clock) {
        this.obligations = obligations;
        this.terms = terms;
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
        int version = terms.current(way.handler(), way.pack());
        PostView handler = post(way.handler(), Role.COMMITTEE_OFFICE, way.clause());
        Role verifies = way.follower().id().equals(way.handler().id()) ? Role.PRINCIPAL : Role.COMMITTEE_OFFICE;
        PostView verifier = post(way.follower(), verifies, way.clause());
        return obligations.open(
                new NewObligation(
                        Clues.SUBJECT,
                        clue,
                        new Bilingual("办理移交的问题线索并答复结果", "Deal with a clue and answer it"),
                        way.pack(),
                        version,
                        way.clause(),
                        null,
                        handler.unit(),
                        handler.id(),
                        verifier.id(),
                        null,
                        way.handler().territory(),
                        terms.due(way.handler(), way.pack(), version, way.limit(), clock.instant()),
                        RESULT,
                        false),
                by);
    }

    /** Whether somebody serves in the unit's safety office. */
    boolean hasOffice(UnitView unit) {
        return posts.inUnit(unit.id(), Role.COMMITTEE_OFFICE, terms.today())
                .filter(post -> post.holder() != null)
                .isPresent();
    }

    private PostView post(UnitView unit, Role role, String clause) {
        return posts.inUnit(unit.id(), role, terms.today())
                .filter(post -> post.holder() != null)
                .orElseThrow(() -> new Problem(ClueProblem.NO_HANDLER, unit.name()).clause(clause));
    }
}
