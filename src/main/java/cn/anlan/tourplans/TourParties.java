package cn.anlan.tourplans;

import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who acts for a committee that sends tours. Its office proposes (ZZ-2.1c), the committee decides through its head; a unit's bodies speak for
 * it. Area codes can't tell them apart: a zone shares its code with one of its sub-districts.
 */
@Component
public class TourParties {

    private static final Set<UnitKind> SENDERS =
            EnumSet.of(UnitKind.CITY, UnitKind.COUNTY, UnitKind.DISTRICT, UnitKind.PARK);

    private final UnitQueries units;

    TourParties(UnitQueries units) {
        this.units = units;
    }

    /** Whether the actor is in the committee's office. */
    public boolean isOffice(Actor actor, UUID sender) {
        return actor.is(Role.COMMITTEE_OFFICE) && spokenFor(actor).contains(sender);
    }

    /** Whether the actor decides for the committee. */
    public boolean isCommittee(Actor actor, UUID sender) {
        return actor.is(Role.PRINCIPAL) && spokenFor(actor).contains(sender);
    }

    /**
     * Whether the actor is of those who plan, decide or audit for the sending unit, or for one above it. Its departments aren't: whom a tour
     * concerns and what was declared is none of their business.
     */
    public boolean belongs(Actor actor, UUID sender) {
        Set<UUID> own = plans(actor) ? spokenFor(actor) : Set.of();
        return own.contains(sender)
                || units.superiors(sender).stream().map(UnitView::id).anyMatch(own::contains);
    }

    private static boolean plans(Actor actor) {
        return actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.AUDITOR);
    }

    /** The units whose tours the actor may see as one who sends them. */
    public Set<UUID> senders(Actor actor) {
        Set<UUID> own = plans(actor) ? spokenFor(actor) : Set.of();
        var senders = new HashSet<>(own);
        own.forEach(
                unit -> units.below(unit, SENDERS).stream().map(UnitView::id).forEach(senders::add));
        return senders;
    }

    /** The units the actor speaks for. */
    public Set<UUID> spokenFor(Actor actor) {
        UUID unit = actor.unit();
        return unit == null || units.find(unit).isEmpty()
                ? Set.of()
                : units.spokenForBy(unit).stream().map(UnitView::id).collect(Collectors.toSet());
    }

    /** The unit for whose committee an office plans. */
    UnitView home(Actor actor) {
        UUID unit = actor.unit();
        List<UnitView> spokenFor = unit == null || units.find(unit).isEmpty() ? List.of() : units.spokenForBy(unit);
        if (spokenFor.isEmpty() || spokenFor.getLast().kind().isBody()) {
            throw new Problem(TourplanProblem.NO_OFFICE).clause("ZZ-2.1c");
        }
        return spokenFor.getLast();
    }
}
