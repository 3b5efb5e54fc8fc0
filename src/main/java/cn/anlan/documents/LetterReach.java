package cn.anlan.documents;

import cn.anlan.documents.LetterStep.Side;
import cn.anlan.letterkinds.LetterKind;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may see a letter and which side of it they are on. An office speaks for its committee and unit; their heads lead the office. */
@Component
class LetterReach {

    private static final Set<UnitKind> BODIES =
            EnumSet.of(UnitKind.DEPARTMENT, UnitKind.COMMITTEE, UnitKind.OFFICE, UnitKind.SPECIAL_COMMITTEE);

    private final UnitQueries units;
    private final DeliveryStore deliveries;

    LetterReach(UnitQueries units, DeliveryStore deliveries) {
        this.units = units;
        this.deliveries = deliveries;
    }

    /** The units whose letters are an actor's own: that they speak for, and of heads, that speak for theirs. */
    Set<UUID> own(Actor actor) {
        UUID unit = actor.unit();
        if (unit == null || units.find(unit).isEmpty()) {
            return Set.of();
        }
        Set<UUID> own =
                units.spokenForBy(unit).stream().map(UnitView::id).collect(Collectors.toCollection(HashSet::new));
        if (actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE)) {
            addBodies(own, unit);
        }
        return own;
    }

    private void addBodies(Set<UUID> own, UUID unit) {
        var led = new HashSet<>(Set.of(unit));
        List<UnitView> below = units.below(unit, BODIES);
        boolean more = true;
        while (more) {
            more = false;
            for (UnitView body : below) {
                more |= body.parent() != null && led.contains(body.parent()) && led.add(body.id());
            }
        }
        own.addAll(led);
    }

    /** A draft is known to its own unit and to the auditor; what went out, wherever it came from or went. */
    boolean sees(Actor actor, Letter l) {
        if (actor.isSystem() || own(actor).contains(l.root.unit()) && actor.is(handlers())) {
            return true;
        }
        if (actor.scope() instanceof Scope.Nothing) {
            return false;
        }
        if (actor.person().equals(l.root.draftedBy())
                || actor.is(Role.AUDITOR) && isWithin(actor, l.root.territory())) {
            return true;
        }
        if (l.issued == null) {
            return false;
        }
        if (isWithin(actor, l.root.territory())) {
            return true;
        }
        Set<UUID> own = own(actor);
        return deliveries.of(l.id()).stream()
                .anyMatch(d -> d.unit() != null && own.contains(d.unit())
                        || d.territory() != null && isWithin(actor, d.territory()));
    }

    /** Whether an actor stands on the sender's side, or over the place the letter comes from. */
    boolean oversees(Actor actor, Letter l) {
        return actor.isSystem()
                || actor.person().equals(l.root.draftedBy())
                || isWithin(actor, l.root.territory())
                || own(actor).contains(l.root.unit());
    }

    /** The deliveries of a letter whose course an actor may follow: an addressee learns nothing of what another one answers. */
    List<Delivery> followed(Actor actor, Letter l) {
        List<Delivery> all = deliveries.of(l.id());
        if (oversees(actor, l)) {
            return all;
        }
        Set<UUID> own = own(actor);
        return all.stream()
                .filter(d -> d.unit() != null && own.contains(d.unit())
                        || d.territory() != null && isWithin(actor, d.territory()))
                .toList();
    }

    private static Role[] handlers() {
        return new Role[] {
            Role.PRINCIPAL,
            Role.COMMITTEE_OFFICE,
            Role.SUPERVISOR,
            Role.INSPECTOR,
            Role.DEPARTMENT,
            Role.ENTERPRISE,
            Role.AUDITOR
        };
    }

    private static boolean isWithin(Actor actor, String territory) {
        return actor.scope() instanceof Scope.Territory(var prefixes)
                && prefixes.stream().anyMatch(territory::startsWith);
    }

    /** The sides on which an actor stands. */
    Set<Side> sides(Actor actor, Letter l) {
        var sides = EnumSet.noneOf(Side.class);
        if (actor.role() == null || actor.is(Role.AUDITOR, Role.ADMINISTRATOR, Role.SECURITY)) {
            return sides;
        }
        Set<UUID> own = own(actor);
        if (own.contains(l.root.unit()) && !actor.is(Role.GRID_WORKER)) {
            sides.add(Side.SENDER);
            boolean leads = actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.DEPARTMENT, Role.ENTERPRISE);
            if (leads && !actor.person().equals(l.submittedBy)) {
                sides.add(Side.REVIEWER);
            }
            boolean signs = l.kind().signedBy() == LetterKind.SignedBy.LEADER
                    ? leads
                    : actor.person().equals(l.root.draftedBy());
            if (signs) {
                sides.add(Side.SIGNER);
            }
        }
        if (l.issued != null
                && deliveries.of(l.id()).stream().anyMatch(d -> d.unit() != null && own.contains(d.unit()))) {
            sides.add(Side.ADDRESSEE);
        }
        return sides;
    }
}
