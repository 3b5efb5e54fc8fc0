package cn.anlan.obligations;

import cn.anlan.calendar.Deadline;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One obligation and what may be done to it. */
final class Obligation {

    /** What never changes. */
    record Matter(
            UUID id,
            String originKind,
            UUID origin,
            Bilingual title,
            @Nullable String pack,
            int packVersion,
            String clause,
            @Nullable String duty,
            @Nullable String period,
            @Nullable Subject subject,
            String territory,
            List<EvidenceDemand> demands,
            boolean key,
            @Nullable UUID openedBy,
            Instant openedAt) {}

    /** Who must do it; the person is null while the post is vacant. */
    record Bearer(UUID post, Role role, @Nullable UUID person) {}

    /** Evidence handed in with the last performance. */
    record Given(String sha256, String kind) {}

    /** More time asked for and not decided yet. */
    record ExtensionRequest(String by, String reason, UUID person, Instant at) {}

    final Matter matter;
    long version;
    ObligationState state;
    UUID unit;

    @Nullable Bearer bearer;

    @Nullable UUID verifierPost;

    @Nullable UUID verifierUnit;

    Instant due;
    boolean provisional;
    List<Given> evidence = List.of();
    int returns;
    int urges;
    int checks;
    int percent;
    int rung;

    @Nullable Instant overdueAt;

    @Nullable Instant nextAt;

    @Nullable UUID performedBy;

    @Nullable Instant performedAt;

    @Nullable Instant closedAt;

    @Nullable ExtensionRequest extension;

    Obligation(Matter matter, long version, ObligationState state, UUID unit, Instant due, boolean provisional) {
        this.matter = matter;
        this.version = version;
        this.state = state;
        this.unit = unit;
        this.due = due;
        this.provisional = provisional;
    }

    UUID id() {
        return matter.id();
    }

    boolean isLate(Instant now) {
        return state.runs() && !now.isBefore(due);
    }

    boolean isVisibleTo(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Territory(var prefixes) ->
                prefixes.stream().anyMatch(matter.territory()::startsWith) || takesPart(actor);
            case Scope.OwnUnit(var own) -> own.equals(unit) || own.equals(verifierUnit) || takesPart(actor);
            case Scope.TakesPart(var person) -> takesPart(actor);
            case Scope.Nothing() -> false;
        };
    }

    private boolean takesPart(Actor actor) {
        return actor.person().equals(matter.openedBy())
                || actor.person().equals(performedBy)
                || (bearer != null && actor.person().equals(bearer.person()))
                || (actor.post() != null && actor.post().equals(verifierPost))
                || (actor.unit() != null && actor.unit().equals(verifierUnit));
    }

    /** Whether it is the person's own matter, in whatever post they come. */
    boolean isOwnMatterOf(Actor actor) {
        return actor.person().equals(performedBy)
                || (bearer != null && actor.person().equals(bearer.person()));
    }

    /** A duty of the unit one serves in, that nobody bears yet: whoever names the bearer doesn't judge it as well. */
    private boolean isOwnUnitsDuty(Actor actor) {
        return bearer == null && matter.duty() != null && unit.equals(actor.unit());
    }

    private boolean isNoneOfTheirsToJudge(Actor actor) {
        return isOwnMatterOf(actor) || isOwnUnitsDuty(actor);
    }

    Set<Relation> relationsOf(Actor actor) {
        var relations = EnumSet.noneOf(Relation.class);
        if (actor.isSystem()) {
            relations.add(Relation.SYSTEM);
        }
        if (actor.role() == null || actor.is(Role.AUDITOR, Role.ADMINISTRATOR, Role.SECURITY)) {
            return relations;
        }
        if (actor.person().equals(matter.openedBy())) {
            relations.add(Relation.OPENER);
        }
        if (bearer != null && bearer.post().equals(actor.post())) {
            relations.add(Relation.BEARER);
        }
        if (isSuperior(actor)) {
            relations.add(Relation.SUPERIOR);
        }
        if (isVerifier(actor)) {
            relations.add(Relation.VERIFIER);
        }
        return relations;
    }

    /** The steps the actor could take now. */
    List<Step> stepsFor(Actor actor) {
        boolean own = isNoneOfTheirsToJudge(actor);
        return Steps.allowed(state, relationsOf(actor)).stream()
                .filter(step -> !(step.judges() && own))
                .filter(step -> switch (step) {
                    case REQUEST_EXTENSION -> extension == null;
                    case GRANT_EXTENSION, REFUSE_EXTENSION -> extension != null;
                    default -> true;
                })
                .toList();
    }

    /** The one step to suggest among those the actor could take, null if it is for others to act. */
    @Nullable Step nextFor(Actor actor, Instant now) {
        var open = stepsFor(actor);
        for (Step step : List.of(Step.GRANT_EXTENSION, Step.ACCEPT, Step.PERFORM)) {
            if (open.contains(step)) {
                return step;
            }
        }
        if (state == ObligationState.OPEN && open.contains(Step.ASSIGN)) {
            return Step.ASSIGN;
        }
        return isLate(now) && open.contains(Step.URGE) ? Step.URGE : null;
    }

    private boolean isSuperior(Actor actor) {
        boolean reaches = unit.equals(actor.unit()) || actor.areas().stream().anyMatch(matter.territory()::startsWith);
        boolean servesTheBearer = bearer != null && bearer.role() == Role.PRINCIPAL && unit.equals(actor.unit());
        return actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE) && reaches && !servesTheBearer && !isOwnMatterOf(actor);
    }

    private boolean isVerifier(Actor actor) {
        if (verifierPost != null) {
            return verifierPost.equals(actor.post());
        }
        if (verifierUnit != null) {
            return verifierUnit.equals(actor.unit()) && !actor.is(Role.GRID_WORKER, Role.ENTERPRISE);
        }
        return isSuperior(actor);
    }

    /**
     * Moves on, or says why not.
     *
     * @throws Problem wrong state, wrong person, own work
     */
    void take(Step step, Actor actor) {
        Steps.Row row = Steps.find(step, state)
                .orElseThrow(() -> new Problem(
                                ObligationProblem.WRONG_STATE,
                                state.label().zh(),
                                step.label().zh(),
                                state.label().en(),
                                step.label().en())
                        .with("current", version));
        if (step.judges() && isNoneOfTheirsToJudge(actor)) {
            throw new Problem(ObligationProblem.OWN_WORK).clause("JZ-3.6.4b");
        }
        if (relationsOf(actor).stream().noneMatch(row.by()::contains)) {
            throw new Problem(ObligationProblem.NOT_YOUR_STEP);
        }
        state = row.to(state);
    }

    void handTo(UUID newUnit, @Nullable Bearer newBearer) {
        unit = newUnit;
        bearer = newBearer;
    }

    void performed(Actor actor, List<Given> given, Instant at) {
        requireEvidence(given);
        evidence = List.copyOf(given);
        performedBy = actor.person();
        performedAt = at;
        extension = null;
    }

    void returned() {
        evidence = List.of();
        returns++;
        performedBy = null;
        performedAt = null;
    }

    void closed(Instant at) {
        closedAt = at;
        extension = null;
        nextAt = null;
    }

    /** Refuses while anything that the clause demands isn't there. */
    void requireEvidence(List<Given> given) {
        var missing = new ArrayList<EvidenceDemand>();
        for (EvidenceDemand demand : matter.demands()) {
            long there =
                    given.stream().filter(one -> demand.matches(one.kind())).count();
            if (there < demand.min()) {
                missing.add(demand);
            }
        }
        if (!missing.isEmpty()) {
            throw new Problem(
                            ObligationProblem.EVIDENCE_MISSING,
                            String.join(
                                    "、",
                                    missing.stream().map(d -> d.label().zh()).toList()),
                            String.join(
                                    ", ",
                                    missing.stream().map(d -> d.label().en()).toList()))
                    .clause(matter.clause())
                    .with("missing", missing);
        }
    }

    void extended(Deadline deadline) {
        extension = null;
        dueAt(deadline);
        overdueAt = null;
        rung = 0;
    }

    void dueAt(Deadline deadline) {
        due = deadline.due();
        provisional = deadline.provisional();
    }
}
