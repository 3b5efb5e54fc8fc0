package cn.anlan.hazards;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One hazard and what may be done to it. */
final class Hazard {

    /**
     * What was found; it never changes.
     *
     * @param unit the responsible unit, where the organization knows it
     * @param keeper the unit that found it and watches over it
     */
    record Finding(
            UUID id,
            String number,
            String title,
            String description,
            String place,
            @Nullable Double longitude,
            @Nullable Double latitude,
            String category,
            String source,
            boolean violation,
            @Nullable UUID unit,
            String unitName,
            UUID keeper,
            String territory,
            UUID reporter,
            String reporterName,
            Instant foundAt,
            Instant reportedAt,
            LocalDate month,
            List<UUID> photos,
            @Nullable UUID risk,
            @Nullable UUID batch,
            byte @Nullable [] fingerprint) {}

    final Finding finding;
    long version;
    HazardState state;
    HazardKind kind;

    @Nullable Instant due;

    @Nullable UUID obligation;

    @Nullable UUID bearerPerson;

    @Nullable Listing listing;

    @Nullable Instant closedAt;

    Hazard(Finding finding, long version, HazardState state, HazardKind kind) {
        this.finding = finding;
        this.version = version;
        this.state = state;
        this.kind = kind;
    }

    UUID id() {
        return finding.id();
    }

    /** The unit the matter belongs to: the one responsible, else the one that watches over it. */
    UUID matterOf() {
        return finding.unit() == null ? finding.keeper() : finding.unit();
    }

    boolean isLate(Instant now) {
        return state == HazardState.RECTIFYING && due != null && !now.isBefore(due);
    }

    /** Under listed supervision and not taken off the list. */
    boolean isListed() {
        return listing != null && listing.isOn();
    }

    boolean isVisibleTo(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Territory(var prefixes) ->
                prefixes.stream().anyMatch(finding.territory()::startsWith) || takesPart(actor);
            case Scope.OwnUnit(var own) ->
                own.equals(finding.unit()) || own.equals(finding.keeper()) || takesPart(actor);
            case Scope.TakesPart(var person) -> takesPart(actor);
            case Scope.Nothing() -> false;
        };
    }

    private boolean takesPart(Actor actor) {
        return actor.person().equals(finding.reporter()) || actor.person().equals(bearerPerson);
    }

    /** Refuses a step that doesn't lead on from here, or isn't for this role. */
    void require(HazardStep step, Actor actor) {
        if (!step.leads(state)) {
            throw wrongState(step);
        }
        if (!step.isOpenTo(actor.role())) {
            throw new Problem(HazardProblem.NOT_YOUR_STEP);
        }
    }

    private Problem wrongState(HazardStep step) {
        return new Problem(
                        HazardProblem.WRONG_STATE,
                        state.label().zh(),
                        step.label().zh(),
                        state.label().en(),
                        step.label().en())
                .with("current", version);
    }

    /** Takes a step on the hazard itself. */
    void take(HazardStep step, Actor actor) {
        require(step, actor);
        boolean judges = step == HazardStep.CLOSE || step == HazardStep.EVALUATE || step == HazardStep.DELIST;
        if (judges && actor.person().equals(bearerPerson)) {
            throw new Problem(HazardProblem.OWN_WORK).clause("JZ-3.6.4b");
        }
        state = step.to(state);
    }

    void graded(HazardKind now, Actor actor) {
        take(HazardStep.GRADE, actor);
        if (now == HazardKind.GENERAL && listing != null && listing.isOn()) {
            throw new Problem(HazardProblem.STILL_LISTED).clause("JZ-3.1.1b");
        }
        kind = now;
    }

    /** Whether it may be assigned: anew only where the rectification proved not to work. */
    void requireAssignable(Actor actor) {
        require(HazardStep.ASSIGN, actor);
        boolean again = state == HazardState.VERIFIED;
        if (again && (listing == null || !Boolean.FALSE.equals(listing.effective()))) {
            throw wrongState(HazardStep.ASSIGN);
        }
    }

    void assigned(UUID to, @Nullable UUID person, Instant by, Actor actor) {
        requireAssignable(actor);
        if (listing != null && state == HazardState.VERIFIED) {
            listing = listing.evaluatedAnew();
        }
        state = HazardStep.ASSIGN.to(state);
        obligation = to;
        bearerPerson = person;
        due = by;
    }

    /** A listed hazard leaves the list before it is closed (JZ-3.1.1b). */
    void closed(HazardStep step, Actor actor, Instant now) {
        require(step, actor);
        if (listing != null && listing.isOn()) {
            throw new Problem(listing.isEvaluated() ? HazardProblem.STILL_LISTED : HazardProblem.NOT_EVALUATED)
                    .clause("JZ-3.1.1b");
        }
        take(step, actor);
        closedAt = now;
    }

    void listed(Listing.Level level, Actor actor, Instant now, String reason) {
        take(HazardStep.LIST, actor);
        if (kind != HazardKind.MAJOR) {
            throw new Problem(HazardProblem.NOT_MAJOR).clause("JZ-3.1.1a");
        }
        int reach = actor.areas().stream().mapToInt(String::length).min().orElse(12);
        if (reach > level.digits()) {
            throw new Problem(HazardProblem.LEVEL_ABOVE_YOURS)
                    .clause("JZ-3.1.1a")
                    .field("level", "AboveYours");
        }
        listing = Listing.at(level, actor.person(), now, reason);
    }

    void published(Actor actor, String title, String text, Instant now) {
        take(HazardStep.PUBLISH, actor);
        listing = onTheList().published(title, text, now);
    }

    void evaluated(Actor actor, boolean effective, String words, Instant now) {
        take(HazardStep.EVALUATE, actor);
        listing = onTheList().evaluated(effective, words, now);
    }

    /** Off the list only when its effect was evaluated and found sufficient (JZ-3.1.1b). */
    void delisted(Actor actor, boolean evaluationRequired, Instant now) {
        take(HazardStep.DELIST, actor);
        Listing on = onTheList();
        if (evaluationRequired && on.effective() == null) {
            throw new Problem(HazardProblem.NOT_EVALUATED).clause("JZ-3.1.1b");
        }
        if (Boolean.FALSE.equals(on.effective())) {
            throw new Problem(HazardProblem.EFFECT_INSUFFICIENT).clause("JZ-3.1.1b");
        }
        listing = on.delisted(now);
    }

    private Listing onTheList() {
        if (listing == null || !listing.isOn()) {
            throw new Problem(HazardProblem.NOT_LISTED).clause("JZ-3.1.1a");
        }
        return listing;
    }
}
