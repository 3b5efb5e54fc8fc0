package cn.anlan.obligations;

import cn.anlan.calendar.Deadline;
import cn.anlan.evidence.Evidence;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens obligations and carries them round their loop. Every method works in the caller's transaction, writes one act, and publishes one
 * {@link ObligationEvent}. Throughout, {@code seen} is the version the actor saw, null for the current one.
 *
 * <p>All throw {@link Problem}: 404 absent or out of the actor's scope, 409 stale or in another state, 403 not the actor's step, 422 a rule
 * refuses.
 */
@Service
@Transactional
public class Obligations {

    private final ObligationStore store;
    private final Recorder recorder;
    private final Ladders ladders;
    private final Extensions extensions;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Evidence evidence;
    private final JsonText json;
    private final Clock clock;

    Obligations(
            ObligationStore store,
            Recorder recorder,
            Ladders ladders,
            Extensions extensions,
            PostQueries posts,
            UnitQueries units,
            Evidence evidence,
            JsonText json,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.ladders = ladders;
        this.extensions = extensions;
        this.posts = posts;
        this.units = units;
        this.evidence = evidence;
        this.json = json;
        this.clock = clock;
    }

    /** Opens an obligation: assigned where a bearer is named, open where the unit has yet to name one. */
    public UUID open(NewObligation asked, Actor by) {
        return opened(asked, by).id();
    }

    /** Opens an obligation and tells what a command answers. */
    public Done opened(NewObligation asked, Actor by) {
        Instant now = clock.instant();
        Deadline deadline = asked.deadline();
        var matter = new Obligation.Matter(
                Ids.next(),
                asked.originKind(),
                asked.origin(),
                asked.title(),
                asked.pack(),
                asked.packVersion(),
                asked.clause(),
                asked.duty(),
                null,
                asked.subject(),
                asked.territory(),
                asked.demands(),
                asked.key(),
                by.isSystem() ? null : by.person(),
                now);
        var o = new Obligation(matter, 1, ObligationState.OPEN, asked.unit(), deadline.due(), deadline.provisional());
        o.verifierPost = asked.verifierPost();
        o.verifierUnit = asked.verifierUnit();
        if (asked.bearerPost() != null) {
            o.bearer = bearer(posts.get(asked.bearerPost()));
            o.state = ObligationState.ASSIGNED;
        }
        o.rung = ladders.of(matter).start(o.due, now);
        ladders.arm(o);
        store.insert(o, json.write(deadline));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", asked.title());
        facts.put("clause", asked.clause());
        facts.put("due", deadline.due().toString());
        facts.put("origin", asked.originKind() + "/" + asked.origin());
        facts.put("bearer", String.valueOf(asked.bearerPost()));
        return recorder.append(o, Step.OPEN, by, facts, List.of(), now);
    }

    /** Names the bearer, or another one. */
    public Done assign(Actor by, UUID id, @Nullable Long seen, UUID bearerPost, String note) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.ASSIGN, by);
        return recorder.record(o, Step.ASSIGN, by, handOver(o, by, bearerPost, note));
    }

    /**
     * The bearer says it is done.
     *
     * @param report what was done, in the bearer's words
     * @param evidenceIds uploaded files; together they must be what the clause demands
     * @param happenedAt when it was done, if not now: entered late shows as late
     */
    public Done perform(
            Actor by,
            UUID id,
            @Nullable Long seen,
            String report,
            List<UUID> evidenceIds,
            @Nullable Instant happenedAt) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.PERFORM, by);
        return performed(o, by, report, evidenceIds, happenedAt);
    }

    private Done performed(
            Obligation o, Actor by, String report, List<UUID> evidenceIds, @Nullable Instant happenedAt) {
        Instant now = clock.instant();
        if (happenedAt != null && happenedAt.isAfter(now)) {
            throw new Problem(ObligationProblem.HAPPENED_LATER).field("happenedAt", "PastOrPresent");
        }
        List<Obligation.Given> given = evidence.require(by, evidenceIds).stream()
                .map(file -> new Obligation.Given(file.sha256(), file.kind()))
                .toList();
        o.performed(by, given, happenedAt == null ? now : happenedAt);
        return recorder.record(
                o,
                Step.PERFORM,
                by,
                Map.of("report", report, "late", !now.isBefore(o.due)),
                given.stream().map(Obligation.Given::sha256).toList(),
                happenedAt == null ? now : happenedAt);
    }

    /**
     * Performed by what somebody else of the unit did and recorded, as its regime wants it done: the bearer needs no second form.
     *
     * @param by who did the work, and so doesn't accept it
     * @param report what the record of the work says
     */
    public Done performedBy(Actor by, UUID id, String report, List<UUID> evidenceIds, Instant happenedAt) {
        Obligation o = recorder.seen(Actor.system(), id, null);
        o.take(Step.PERFORM, Actor.system());
        return performed(o, by, report, evidenceIds, happenedAt);
    }

    /** The verifier sends it back: it must be done again, with evidence of its own. */
    public Done returnForRework(Actor by, UUID id, @Nullable Long seen, String reason) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.RETURN, by);
        o.returned();
        return recorder.record(o, Step.RETURN, by, Map.of("reason", reason));
    }

    /** The verifier accepts it; closed. Refused to everybody while demanded evidence is missing (ZZ-4.2b). */
    public Done accept(Actor by, UUID id, @Nullable Long seen, String opinion) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.ACCEPT, by);
        o.requireEvidence(o.evidence);
        o.closed(clock.instant());
        return recorder.record(o, Step.ACCEPT, by, Map.of("opinion", opinion));
    }

    /** A superior lifts it, with a reason; closed. */
    public Done waive(Actor by, UUID id, @Nullable Long seen, String reason) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.WAIVE, by);
        o.closed(clock.instant());
        return recorder.record(o, Step.WAIVE, by, Map.of("reason", reason));
    }

    /** Hands it to another post in whatever state it is: to a successor, to the unit that takes over. */
    public Done transfer(Actor by, UUID id, @Nullable Long seen, UUID toPost, String reason) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.TRANSFER, by);
        return recorder.record(o, Step.TRANSFER, by, handOver(o, by, toPost, reason));
    }

    /** A superior or the verifier urges the bearer on (JZ-3.6.3). */
    public Done urge(Actor by, UUID id, @Nullable Long seen, String words) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.URGE, by);
        o.urges++;
        return recorder.record(o, Step.URGE, by, Map.of("words", words));
    }

    /** A superior or the verifier records how far it is (JZ-3.6.3). */
    public Done check(Actor by, UUID id, @Nullable Long seen, String finding, int percent) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.CHECK, by);
        o.checks++;
        o.percent = percent;
        return recorder.record(o, Step.CHECK, by, Map.of("finding", finding, "percent", percent));
    }

    /** Takes it to the superior. */
    public Done escalate(Actor by, UUID id, @Nullable Long seen, String reason) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.ESCALATE, by);
        return recorder.record(o, Step.ESCALATE, by, Map.of("reason", reason));
    }

    /** The bearer asks for more time: a term such as {@code 5 working days}, counted from the due day. */
    public Done requestExtension(Actor by, UUID id, @Nullable Long seen, String term, String reason) {
        return extensions.request(by, id, seen, term, reason);
    }

    /** A superior or the verifier grants or refuses the time asked for. */
    public Done decideExtension(Actor by, UUID id, @Nullable Long seen, boolean granted, String reason) {
        return extensions.decide(by, id, seen, granted, reason);
    }

    private Map<String, ?> handOver(Obligation o, Actor by, UUID toPost, String note) {
        PostView post = posts.get(toPost);
        requireReach(by, o.unit, post, units);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("from", o.bearer == null ? "" : o.bearer.post().toString());
        facts.put("to", toPost.toString());
        facts.put("toTitle", post.title());
        facts.put("toName", post.holder() == null ? "" : post.holder().name());
        facts.put("note", note);
        o.handTo(post.unit(), bearer(post));
        return facts;
    }

    /** One gives work to posts of one's own unit, of the unit that has it, or within one's territory. */
    static void requireReach(Actor by, UUID unitNow, PostView post, UnitQueries units) {
        if (by.isSystem() || post.unit().equals(unitNow) || post.unit().equals(by.unit())) {
            return;
        }
        UnitView unit = units.get(post.unit());
        if (by.areas().stream().noneMatch(unit.territory()::startsWith)) {
            throw new Problem(ObligationProblem.POST_OUT_OF_REACH, unit.name()).field("bearerPost", "OutOfReach");
        }
    }

    static Obligation.Bearer bearer(PostView post) {
        if (post.role() == Role.AUDITOR || post.role() == Role.ADMINISTRATOR || post.role() == Role.SECURITY) {
            throw new Problem(ObligationProblem.POST_CANNOT_BEAR, post.title()).field("bearerPost", "CannotBear");
        }
        return new Obligation.Bearer(
                post.id(),
                post.role(),
                post.holder() == null ? null : post.holder().person());
    }
}
