package cn.anlan.organization;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens, renames, moves, closes and merges units. Each change counts from a day that is not in the future and not before the unit's last
 * change. A version seen of null stands for the current one.
 */
@Component
public class Units {

    private final UnitStore units;
    private final Posts posts;
    private final Today today;
    private final ApplicationEventPublisher events;

    Units(UnitStore units, Posts posts, Today today, ApplicationEventPublisher events) {
        this.units = units;
        this.posts = posts;
        this.today = today;
        this.events = events;
    }

    /**
     * A unit to open.
     *
     * @param territory twelve digits; the parent's if null
     * @param areas prefixes it answers for; the significant part of its code if null, none for an enterprise
     * @param opened first day; today if null
     */
    public record NewUnit(
            String name,
            UnitKind kind,
            @Nullable String territory,
            @Nullable List<String> areas,
            @Nullable UUID parent,
            @Nullable LocalDate opened,
            boolean sample) {}

    @Transactional
    public Done open(Actor actor, NewUnit asked) {
        LocalDate opened = today.orNotAfter(asked.opened());
        UnitView parent = asked.parent() == null ? null : openUnit(asked.parent());
        String territory =
                asked.territory() != null ? asked.territory() : parent == null ? AreaCode.full("") : parent.territory();
        var unit = new UnitView(
                Ids.next(),
                asked.name().strip(),
                asked.kind(),
                territory,
                asked.areas() != null ? asked.areas() : defaultAreas(asked.kind(), territory),
                asked.parent(),
                opened,
                null,
                null,
                asked.sample());
        mustLieWithin(unit, parent);
        try {
            units.insert(unit, 1);
        } catch (DuplicateKeyException e) {
            throw codeTaken(territory);
        }
        events.publishEvent(new UnitsOpened(List.of(unit.id()), opened));
        return record(actor, unit, 1, "unit.opened", opened, Map.of("name", unit.name(), "kind", unit.kind()));
    }

    @Transactional
    public Done rename(Actor actor, UUID id, @Nullable Long seen, String name, @Nullable LocalDate from) {
        var current = lock(id, seen);
        UnitView unit = current.unit();
        var renamed = with(unit, name.strip(), unit.parent(), unit.territory(), unit.areas());
        return change(
                actor, current, renamed, from, "unit.renamed", Map.of("before", unit.name(), "name", renamed.name()));
    }

    /** Puts a unit below another one, with another area code if given. */
    @Transactional
    public Done move(
            Actor actor, UUID id, @Nullable Long seen, UUID to, @Nullable String territory, @Nullable LocalDate from) {
        var current = lock(id, seen);
        UnitView unit = current.unit();
        UnitView parent = openUnit(to);
        if (to.equals(id)
                || units.superiors(to).stream().anyMatch(above -> above.id().equals(id))) {
            throw new Problem(OrganizationProblem.WITHIN_ITSELF, unit.name(), parent.name());
        }
        boolean sameCode = territory == null || territory.equals(unit.territory());
        var moved = with(
                unit,
                unit.name(),
                to,
                sameCode ? unit.territory() : Objects.requireNonNull(territory),
                sameCode ? unit.areas() : defaultAreas(unit.kind(), Objects.requireNonNull(territory)));
        mustLieWithin(moved, parent);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("before", unit.parent() == null ? "" : unit.parent().toString());
        facts.put("parent", to.toString());
        facts.put("territory", moved.territory());
        return change(actor, current, moved, from, "unit.moved", facts);
    }

    /** Closes a unit that has no open units below it; its posts end with it. */
    @Transactional
    public Done close(Actor actor, UUID id, @Nullable Long seen, @Nullable LocalDate on) {
        var current = lock(id, seen);
        List<UnitView> below = units.children(id);
        if (!below.isEmpty()) {
            throw new Problem(
                    OrganizationProblem.HAS_UNITS,
                    current.unit().name(),
                    below.size(),
                    below.getFirst().name());
        }
        return end(actor, current, on, null);
    }

    /** Closes a unit in favour of another one, which takes over the units below it. */
    @Transactional
    public Done merge(Actor actor, UUID id, @Nullable Long seen, UUID into, @Nullable LocalDate on) {
        var current = lock(id, seen);
        UnitView target = openUnit(into);
        if (into.equals(id)
                || units.superiors(into).stream().anyMatch(above -> above.id().equals(id))) {
            throw new Problem(OrganizationProblem.WITHIN_ITSELF, current.unit().name(), target.name());
        }
        LocalDate date = today.orNotAfter(on);
        for (UnitView child : units.children(id)) {
            // Codes stay as they are: the statistics bureau gives new ones, if any, later.
            var lockedChild = lock(child.id(), null);
            var moved = with(child, child.name(), into, child.territory(), child.areas());
            change(
                    actor,
                    lockedChild,
                    moved,
                    date,
                    "unit.moved",
                    Map.of("before", id.toString(), "parent", into.toString()));
        }
        return end(actor, current, date, target);
    }

    private Done end(Actor actor, UnitStore.Versioned current, @Nullable LocalDate on, @Nullable UnitView into) {
        UnitView unit = current.unit();
        LocalDate date = notBeforeLastChange(unit, on);
        if (!date.isAfter(unit.opened())) {
            throw new Problem(
                    OrganizationProblem.ENDS_BEFORE_START, unit.opened().toString());
        }
        posts.closeAll(actor, unit, date);
        units.close(unit.id(), date, into == null ? null : into.id(), current.version() + 1);
        events.publishEvent(new UnitClosed(unit.id(), into == null ? null : into.id(), date, current.version() + 1));
        return record(
                actor,
                unit,
                current.version() + 1,
                into == null ? "unit.closed" : "unit.merged",
                date,
                into == null
                        ? Map.of("state", "closed")
                        : Map.of("state", "closed", "into", into.id(), "name", into.name()));
    }

    private Done change(
            Actor actor,
            UnitStore.Versioned current,
            UnitView changed,
            @Nullable LocalDate from,
            String kind,
            Map<String, ?> facts) {
        LocalDate date = notBeforeLastChange(current.unit(), from);
        try {
            units.change(changed, date, current.version() + 1);
        } catch (DuplicateKeyException e) {
            throw codeTaken(changed.territory());
        }
        return record(actor, changed, current.version() + 1, kind, date, facts);
    }

    private Done record(
            Actor actor, UnitView unit, long version, String kind, LocalDate effective, Map<String, ?> facts) {
        var all = new LinkedHashMap<String, Object>(facts);
        all.putIfAbsent("state", "open");
        all.put("effective", effective.toString());
        UUID change = Ids.next();
        events.publishEvent(new OrganizationChanged(
                change, actor, "unit", unit.id(), version, kind, unit.id(), unit.territory(), effective, all));
        return new Done(unit.id(), version, all.get("state").toString(), change);
    }

    private UnitStore.Versioned lock(UUID id, @Nullable Long seen) {
        var current = units.lock(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_UNIT));
        if (seen != null && seen != current.version()) {
            throw new Problem(PlatformProblem.STALE, seen, current.version()).with("current", current.version());
        }
        if (!current.unit().isOpen()) {
            throw new Problem(OrganizationProblem.UNIT_IS_CLOSED, current.unit().name());
        }
        return current;
    }

    private UnitView openUnit(UUID id) {
        UnitView unit = units.find(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_UNIT));
        if (!unit.isOpen()) {
            throw new Problem(OrganizationProblem.UNIT_IS_CLOSED, unit.name());
        }
        return unit;
    }

    private LocalDate notBeforeLastChange(UnitView unit, @Nullable LocalDate asked) {
        LocalDate date = today.orNotAfter(asked);
        LocalDate since = units.since(unit.id());
        if (date.isBefore(since)) {
            throw new Problem(OrganizationProblem.BEFORE_LAST_CHANGE, unit.name(), since.toString());
        }
        return date;
    }

    private Problem codeTaken(String territory) {
        // The failed insert has ended the transaction, so the other unit's name can't be asked for here.
        return new Problem(OrganizationProblem.CODE_TAKEN, territory);
    }

    private static void mustLieWithin(UnitView unit, @Nullable UnitView parent) {
        if (parent != null
                && !parent.areas().isEmpty()
                && parent.areas().stream().noneMatch(unit.territory()::startsWith)) {
            throw new Problem(
                    OrganizationProblem.OUTSIDE_PARENT,
                    unit.territory(),
                    parent.name(),
                    String.join(", ", parent.areas()));
        }
    }

    static List<String> defaultAreas(UnitKind kind, String territory) {
        return kind == UnitKind.ENTERPRISE ? List.of() : List.of(AreaCode.significant(territory));
    }

    private static UnitView with(
            UnitView unit, String name, @Nullable UUID parent, String territory, List<String> areas) {
        return new UnitView(
                unit.id(), name, unit.kind(), territory, areas, parent, unit.opened(), null, null, unit.sample());
    }
}
