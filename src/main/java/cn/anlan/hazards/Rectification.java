package cn.anlan.hazards;

import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.Term;
import cn.anlan.obligations.EvidenceDemand;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rectification of a hazard, which is an obligation: assigning opens it, and what is done on it moves the hazard, whether it was done
 * here or in somebody's own work list. {@code seen} is the hazard's version.
 */
@Service
@Transactional
class Rectification {

    /** Origin of the obligation to rectify; its origin is the hazard. */
    static final String ORIGIN = "hazard";

    static final List<EvidenceDemand> DEMANDS =
            List.of(new EvidenceDemand("photo", 1, new Bilingual("整改后照片", "Photo after rectification")));

    private static final int TITLE = 200;

    private final HazardRecorder recorder;
    private final HazardTerms terms;
    private final Obligations obligations;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Clock clock;

    Rectification(
            HazardRecorder recorder,
            HazardTerms terms,
            Obligations obligations,
            PostQueries posts,
            UnitQueries units,
            Clock clock) {
        this.recorder = recorder;
        this.terms = terms;
        this.obligations = obligations;
        this.posts = posts;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Makes somebody rectify it.
     *
     * @param bearerPost who; the enterprise's post of the responsible unit if null
     * @param verifierPost who accepts it; anybody in authority in the actor's unit if null
     * @param term as the legal clock reads it, such as {@code 15 days} or {@code 2026-04-01}; the regime's if null
     */
    Done assign(
            Actor by,
            UUID id,
            @Nullable Long seen,
            @Nullable UUID bearerPost,
            @Nullable UUID verifierPost,
            @Nullable String term,
            String note) {
        Hazard h = recorder.seen(by, id, seen);
        h.requireAssignable(by);
        var before = HazardStore.Counted.of(h);
        PostView bearer = bearer(h, by, bearerPost);
        var rules = terms.of(h.finding);
        Instant now = clock.instant();
        Deadline deadline = terms.deadline(term == null ? rules.rectification(h.kind) : parse(term), now);
        if (deadline.isOverdue(now)) {
            throw new Problem(HazardProblem.DUE_PAST).field("term", "Future");
        }
        UUID obligation = obligations.open(
                new NewObligation(
                        ORIGIN,
                        h.id(),
                        title(h),
                        rules.pack() == null ? null : rules.pack().content().pack(),
                        rules.pack() == null ? 0 : rules.pack().content().version(),
                        rules.clause(),
                        null,
                        bearer.unit(),
                        bearer.id(),
                        verifierPost,
                        verifierPost == null ? by.unit() : null,
                        h.finding.territory(),
                        deadline,
                        DEMANDS,
                        false),
                by);
        h.assigned(obligation, bearer.holder() == null ? null : bearer.holder().person(), deadline.due(), by);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("bearerTitle", bearer.title());
        facts.put("bearerName", bearer.holder() == null ? "" : bearer.holder().name());
        facts.put("due", deadline.due().toString());
        facts.put("obligation", obligation.toString());
        facts.put("note", note);
        return recorder.record(h, before, HazardStep.ASSIGN, by, facts, List.of());
    }

    Done rectify(
            Actor by, UUID id, @Nullable Long seen, String report, List<UUID> evidence, @Nullable Instant happenedAt) {
        Hazard h = ready(by, id, seen, HazardStep.RECTIFY);
        return done(h, HazardStep.RECTIFY, obligations.perform(by, obligation(h), null, report, evidence, happenedAt));
    }

    Done accept(Actor by, UUID id, @Nullable Long seen, String opinion) {
        Hazard h = ready(by, id, seen, HazardStep.ACCEPT);
        return done(h, HazardStep.ACCEPT, obligations.accept(by, obligation(h), null, opinion));
    }

    Done giveBack(Actor by, UUID id, @Nullable Long seen, String reason) {
        Hazard h = ready(by, id, seen, HazardStep.RETURN);
        return done(h, HazardStep.RETURN, obligations.returnForRework(by, obligation(h), null, reason));
    }

    Done askForTime(Actor by, UUID id, @Nullable Long seen, String term, String reason) {
        Hazard h = ready(by, id, seen, HazardStep.ASK_FOR_TIME);
        return done(h, HazardStep.ASK_FOR_TIME, obligations.requestExtension(by, obligation(h), null, term, reason));
    }

    Done decideTime(Actor by, UUID id, @Nullable Long seen, boolean granted, String reason) {
        HazardStep step = granted ? HazardStep.EXTEND : HazardStep.REFUSE_TIME;
        Hazard h = ready(by, id, seen, step);
        return done(h, step, obligations.decideExtension(by, obligation(h), null, granted, reason));
    }

    static Bilingual title(Hazard h) {
        String title = brief(h.finding.title());
        return new Bilingual("整改隐患：" + title, "Rectify: " + title);
    }

    /** A ledger's hazard can be a page long; an obligation's title isn't. */
    static String brief(String text) {
        String line = text.replace('\n', ' ');
        if (line.length() <= TITLE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(TITLE - 1)) ? TITLE - 1 : TITLE;
        return line.substring(0, end) + "…";
    }

    private Hazard ready(Actor by, UUID id, @Nullable Long seen, HazardStep step) {
        Hazard h = recorder.locked(by, id, seen);
        h.require(step, by);
        return h;
    }

    private static UUID obligation(Hazard h) {
        return Objects.requireNonNull(h.obligation, "a hazard being rectified has an obligation");
    }

    /** The hazard took the step with its obligation; it was locked, so its version is the next one. */
    private static Done done(Hazard h, HazardStep step, Done onObligation) {
        return new Done(h.id(), h.version + 1, step.to(h.state).name(), onObligation.act());
    }

    private PostView bearer(Hazard h, Actor by, @Nullable UUID asked) {
        UUID responsible = h.finding.unit();
        if (asked == null) {
            return (responsible == null
                            ? java.util.Optional.<PostView>empty()
                            : posts.inUnit(responsible, Role.ENTERPRISE, terms.today()))
                    .orElseThrow(() -> new Problem(HazardProblem.NO_BEARER).field("bearerPost", "NotNull"));
        }
        PostView post = posts.get(asked);
        boolean reach = post.unit().equals(responsible)
                || post.unit().equals(by.unit())
                || by.areas().stream().anyMatch(units.get(post.unit()).territory()::startsWith);
        if (!reach) {
            throw new Problem(HazardProblem.OUT_OF_REACH).field("bearerPost", "OutOfReach");
        }
        return post;
    }

    private static Term parse(String term) {
        try {
            return Term.parse(term);
        } catch (IllegalArgumentException e) {
            throw new Problem(HazardProblem.BAD_TERM, String.valueOf(e.getMessage())).field("term", "Term");
        }
    }
}
