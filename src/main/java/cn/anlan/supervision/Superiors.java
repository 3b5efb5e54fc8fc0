package cn.anlan.supervision;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who stands above a unit. An office or committee of a unit speaks for that unit. */
@Component
class Superiors {

    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    Superiors(UnitQueries units, PostQueries posts, Clock clock) {
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * The unit, if the actor speaks for a level above it.
     *
     * @throws Problem 404 outside the actor's territory; 422 the actor's own unit, or one that isn't below the actor's
     */
    UnitView below(Actor actor, UUID id, String clause) {
        UnitView unit = inScope(actor, id);
        if (isWithin(actor, unit)) {
            throw new Problem(SupervisionProblem.OWN_UNIT, unit.name())
                    .clause(clause)
                    .field("unit", "OwnUnit");
        }
        if (!isAbove(actor, unit)) {
            throw new Problem(SupervisionProblem.NOT_A_SUPERIOR, unit.name())
                    .clause(clause)
                    .field("unit", "NotBelow");
        }
        return unit;
    }

    /** @throws Problem 404 outside the actor's territory */
    UnitView inScope(Actor actor, UUID id) {
        return units.find(id)
                .filter(unit ->
                        unit.id().equals(actor.unit()) || actor.areas().stream().anyMatch(unit.territory()::startsWith))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /** Whether the actor speaks for a level above the unit. */
    boolean isAbove(Actor actor, UnitView unit) {
        Set<UUID> speaksFor = speaksFor(actor);
        return !isWithin(actor, unit)
                && units.superiors(unit.id()).stream().map(UnitView::id).anyMatch(speaksFor::contains);
    }

    /** Those of some units above which the actor speaks for a level; the units above all of them are read at once. */
    Set<UUID> below(Actor actor, Set<UUID> some) {
        UUID own = actor.unit();
        if (own == null) {
            return Set.of();
        }
        Set<UUID> speaksFor = speaksFor(actor);
        Set<UUID> within = units.superiors(own).stream().map(UnitView::id).collect(Collectors.toSet());
        return units.superiorsOf(some).entrySet().stream()
                .filter(one -> !one.getKey().equals(own) && !within.contains(one.getKey()))
                .filter(one -> one.getValue().stream().map(UnitView::id).anyMatch(speaksFor::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isWithin(Actor actor, UnitView unit) {
        UUID own = actor.unit();
        return own != null
                && (own.equals(unit.id())
                        || units.superiors(own).stream().map(UnitView::id).anyMatch(unit.id()::equals));
    }

    private Set<UUID> speaksFor(Actor actor) {
        UUID own = actor.unit();
        if (own == null) {
            return Set.of();
        }
        return units.spokenForBy(own).stream().map(UnitView::id).collect(Collectors.toSet());
    }

    Optional<PostView> principal(UUID unit) {
        return posts.inUnit(unit, Role.PRINCIPAL, today());
    }

    /** The post in the nearest unit above that answers to a unit: its committee office's, else its principal's. */
    Optional<PostView> office(UUID unit) {
        return posts.above(unit, today()).stream()
                .flatMap(level -> Stream.of(Role.COMMITTEE_OFFICE, Role.PRINCIPAL)
                        .flatMap(role -> level.stream().filter(post -> post.role() == role && post.holder() != null)))
                .findFirst();
    }

    /** Who heads the units beside one: they are told of a circular. */
    List<UUID> headsBeside(UnitView unit) {
        UUID parent = unit.parent();
        if (parent == null) {
            return List.of();
        }
        List<UUID> others = units.children(parent).stream()
                .map(UnitView::id)
                .filter(child -> !child.equals(unit.id()))
                .toList();
        return posts.serving(others, today()).values().stream()
                .flatMap(serving -> serving.stream()
                        .filter(post -> post.role() == Role.PRINCIPAL)
                        .flatMap(post -> Optional.ofNullable(post.holder()).stream()))
                .map(holder -> holder.person())
                .distinct()
                .toList();
    }

    /** Whoever speaks or spoke for a unit or for one above it: these themselves, and their committees, offices and departments. */
    Set<UUID> speakingFor(UUID unit) {
        return units.withBodies(
                Stream.concat(Stream.of(unit), units.superiors(unit).stream().map(UnitView::id))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
