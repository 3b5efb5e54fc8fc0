package cn.anlan.organization;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads units. Their names and places are no secret within the organization, so no scope is asked for. */
@Component
public class UnitQueries {

    private final UnitStore units;
    private final UnitPages pages;

    UnitQueries(UnitStore units, UnitPages pages) {
        this.units = units;
        this.pages = pages;
    }

    /**
     * The unit as it is now, closed ones too.
     *
     * @throws Problem 404 if there never was such a unit
     */
    public UnitView get(UUID id) {
        return find(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_UNIT));
    }

    public Optional<UnitView> find(UUID id) {
        return units.find(id);
    }

    /** Many units at once, by id; unknown ones are left out. */
    public Map<UUID, UnitView> findAll(Collection<UUID> ids) {
        return units.findAll(ids).stream().collect(Collectors.toMap(UnitView::id, Function.identity()));
    }

    /**
     * The unit as it was on a day.
     *
     * @throws Problem 404 if it didn't exist on that day
     */
    public UnitView at(UUID id, LocalDate date) {
        UnitView now = get(id);
        return units.at(id, date)
                .orElseThrow(() -> new Problem(
                        OrganizationProblem.NOT_THERE_THEN,
                        now.name(),
                        date.toString(),
                        now.opened().toString(),
                        now.closed() == null ? "—" : now.closed().toString()));
    }

    /** The open units directly below. */
    public List<UnitView> children(UUID id) {
        return units.children(id);
    }

    /** The open units anywhere below, of the given kinds; of all kinds if none is given. */
    public List<UnitView> below(UUID id, Set<UnitKind> kinds) {
        return units.below(id, kinds);
    }

    /** The units above, nearest first. */
    public List<UnitView> superiors(UUID id) {
        return units.superiors(id);
    }

    /** The units that a unit speaks for, nearest first: itself and, as far as it is a body of theirs, those above it. */
    public List<UnitView> spokenForBy(UUID id) {
        var spokenFor = new ArrayList<>(List.of(get(id)));
        for (UnitView above : units.superiors(id)) {
            if (!spokenFor.getLast().kind().isBody()) {
                break;
            }
            spokenFor.add(above);
        }
        return List.copyOf(spokenFor);
    }

    /** Units and the bodies that act for them, closed ones too: what these have issued stands after them. */
    public Set<UUID> withBodies(Collection<UUID> ids) {
        return units.withBodies(ids);
    }

    /** The units above each of many, nearest first; those with none above are left out. */
    public Map<UUID, List<UnitView>> superiorsOf(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : units.superiorsOf(ids);
    }

    /** The open units whose area code starts with one of the prefixes, of the given kinds; of all kinds if none is given. */
    public List<UnitView> byAreas(List<String> prefixes, Set<UnitKind> kinds) {
        return units.byAreas(prefixes, kinds);
    }

    /** The open units of a kind in some areas by area code and id, with as little as tells where each is. */
    public List<Site> sites(List<String> prefixes, UnitKind kind) {
        return units.sites(prefixes, kind);
    }

    /**
     * One page of the open units of some kinds in some areas, by area code and id.
     *
     * @param name words in the name, empty for any
     * @param after a cursor of the last area code and id seen
     * @param rows how many at the most
     */
    public List<UnitView> page(
            List<String> prefixes, Set<UnitKind> kinds, String name, @Nullable Cursor after, int rows) {
        return prefixes.isEmpty()
                ? List.of()
                : pages.list(new UnitPages.Wanted(name, kinds, null, prefixes, false), after, rows);
    }
}
