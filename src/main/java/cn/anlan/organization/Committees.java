package cn.anlan.organization;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Founds Safety Committees and special committees, registers what they are responsible for and by which rules they work, and gives their
 * seats (WX-2.4a, WX-3.1b). The administrator does so everywhere, a principal or committee office in its own area. A version seen of null
 * stands for the current one.
 */
@Component
@Transactional
public class Committees {

    private final CommitteeStore store;
    private final Units units;
    private final UnitStore unitStore;
    private final PersonStore persons;
    private final Today today;
    private final ApplicationEventPublisher events;

    Committees(
            CommitteeStore store,
            Units units,
            UnitStore unitStore,
            PersonStore persons,
            Today today,
            ApplicationEventPublisher events) {
        this.store = store;
        this.units = units;
        this.unitStore = unitStore;
        this.persons = persons;
        this.today = today;
        this.events = events;
    }

    /**
     * A committee to found.
     *
     * @param of the unit whose committee it is, or a committee or office of it
     * @param kind {@code COMMITTEE} or {@code SPECIAL_COMMITTEE}
     * @param opened first day; today if null
     */
    public record NewCommittee(
            UUID of,
            UnitKind kind,
            String name,
            @Nullable String sector,
            String rules,
            @Nullable LocalDate opened,
            boolean sample) {}

    /** Opens the unit and registers it as a committee. */
    public Done found(Actor actor, NewCommittee asked) {
        UnitView of = unitStore.find(asked.of()).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_UNIT));
        if (isElsewhere(actor, of.territory())) {
            throw new Problem(OrganizationProblem.NOT_YOUR_COMMITTEE, of.name());
        }
        if (asked.kind() != UnitKind.COMMITTEE && asked.kind() != UnitKind.SPECIAL_COMMITTEE) {
            throw new Problem(OrganizationProblem.NO_COMMITTEE_KIND).field("kind", "NotACommittee");
        }
        UUID id = units.open(
                        actor,
                        new Units.NewUnit(
                                asked.name(),
                                asked.kind(),
                                of.territory(),
                                of.areas(),
                                of.id(),
                                asked.opened(),
                                asked.sample()))
                .id();
        store.describe(id, blankless(asked.sector()), asked.rules().strip(), 1);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", asked.name().strip());
        facts.put("sector", String.valueOf(asked.sector()));
        return record(actor, read(id), "committee.founded", today.orNotAfter(asked.opened()), facts);
    }

    /** Registers sector and rules anew. */
    public Done describe(Actor actor, UUID id, @Nullable Long seen, @Nullable String sector, String rules) {
        CommitteeView committee = open(actor, id, seen);
        store.describe(id, blankless(sector), rules.strip(), committee.version() + 1);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("sector", String.valueOf(sector));
        facts.put("rulesBefore", committee.rules());
        facts.put("rules", rules.strip());
        return record(actor, read(id), "committee.described", today.date(), facts);
    }

    /**
     * Gives somebody a seat from a day on.
     *
     * @param from first day; today if null
     * @param to first day no longer, for entering the past; null for a seat that lasts
     * @throws Problem 422 if the kind of committee has no such seat, or the person or another chair sits there on one of the days
     */
    public Done seat(
            Actor actor,
            UUID id,
            @Nullable Long seen,
            UUID person,
            Seat seat,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        CommitteeView committee = open(actor, id, seen);
        if (!seat.isIn(committee.kind())) {
            throw new Problem(OrganizationProblem.NO_SUCH_SEAT, committee.name()).field("seat", "NotInThisKind");
        }
        LocalDate since = today.orNotAfter(from);
        LocalDate until = to == null ? null : today.orNotAfter(to);
        if (since.isBefore(committee.opened()) || (until != null && !until.isAfter(since))) {
            LocalDate start = since.isBefore(committee.opened()) ? committee.opened() : since;
            throw new Problem(OrganizationProblem.ENDS_BEFORE_START, start.toString());
        }
        var who = persons.lock(person)
                .orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_PERSON))
                .person();
        for (SeatView other : store.overlapping(id, person, seat, since, until)) {
            throw new Problem(
                            OrganizationProblem.SEAT_OVERLAPS,
                            committee.name(),
                            other.name(),
                            other.from().toString(),
                            other.to() == null ? "—" : other.to().minusDays(1).toString())
                    .with("seat", other);
        }
        store.version(id, committee.version() + 1);
        store.take(id, person, seat, since, until);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("person", person.toString());
        facts.put("name", who.name());
        facts.put("seat", seat);
        if (until != null) {
            facts.put("until", until.toString());
        }
        return record(actor, read(id), "committee.seated", since, facts);
    }

    /** Ends somebody's time in a seat: {@code on} is the first day they no longer have it, today if null. */
    public Done unseat(Actor actor, UUID id, @Nullable Long seen, UUID person, @Nullable LocalDate on) {
        CommitteeView committee = open(actor, id, seen);
        LocalDate date = today.orNotAfter(on);
        SeatView seat = store.history(id).stream()
                .filter(one -> one.to() == null && one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Problem(OrganizationProblem.NOT_SEATED, committee.name()));
        if (date.isBefore(seat.from())) {
            throw new Problem(OrganizationProblem.ENDS_BEFORE_START, seat.from().toString());
        }
        store.leave(seat, date);
        store.version(id, committee.version() + 1);
        return record(
                actor,
                read(id),
                "committee.left",
                date,
                Map.of("person", person.toString(), "name", seat.name(), "seat", seat.seat()));
    }

    /** A committee that is dissolved has nobody in it any more; the unit's own act says so. */
    @EventListener
    void endSeats(UnitClosed closed) {
        store.history(closed.unit()).stream()
                .filter(seat -> seat.to() == null)
                .forEach(seat -> store.leave(seat, closed.date()));
    }

    private CommitteeView open(Actor actor, UUID id, @Nullable Long seen) {
        mayKeep(actor, read(id));
        store.lock(id);
        CommitteeView committee = read(id);
        if (seen != null && seen != committee.version()) {
            throw new Problem(PlatformProblem.STALE, seen, committee.version()).with("current", committee.version());
        }
        if (committee.closed() != null) {
            throw new Problem(OrganizationProblem.UNIT_IS_CLOSED, committee.name());
        }
        return committee;
    }

    private CommitteeView read(UUID id) {
        return store.find(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_COMMITTEE));
    }

    private static void mayKeep(Actor actor, CommitteeView committee) {
        if (isElsewhere(actor, committee.territory())) {
            throw new Problem(OrganizationProblem.NOT_YOUR_COMMITTEE, committee.name());
        }
    }

    private static boolean isElsewhere(Actor actor, String territory) {
        return !actor.isSystem()
                && !actor.is(Role.ADMINISTRATOR)
                && actor.areas().stream().noneMatch(territory::startsWith);
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private Done record(Actor actor, CommitteeView committee, String kind, LocalDate effective, Map<String, ?> facts) {
        var all = new LinkedHashMap<String, Object>(facts);
        all.put("state", "open");
        all.put("effective", effective.toString());
        UUID change = Ids.next();
        events.publishEvent(new OrganizationChanged(
                change,
                actor,
                "committee",
                committee.id(),
                committee.version(),
                kind,
                committee.of(),
                committee.territory(),
                effective,
                all));
        return new Done(committee.id(), committee.version(), "open", change);
    }
}
