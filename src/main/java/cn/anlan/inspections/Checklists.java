package cn.anlan.inspections;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourParties;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a group asks in each of the nine areas. A place words it itself; a tour keeps the version it began to work with (ZZ-3.1). */
@Service
@Transactional
class Checklists {

    private final WorkStore store;
    private final TourParties parties;
    private final UnitQueries units;
    private final Ledger ledger;
    private final JsonText json;
    private final Clock clock;

    Checklists(WorkStore store, TourParties parties, UnitQueries units, Ledger ledger, JsonText json, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.units = units;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One question.
     *
     * @param english of the product's own; null for what a place wrote
     */
    record Item(Area area, String text, @Nullable String english) {}

    /** @param version 0 for the product's own */
    record Checklist(int version, List<Item> items) {}

    private record Items(List<Item> items) {}

    @Transactional(readOnly = true)
    Checklist current(UUID unit) {
        return read(unit, null);
    }

    @Transactional(readOnly = true)
    Checklist of(Tour tour) {
        return tour.state().isAtLeast(TourState.AT_WORK) && tour.progress().checklist() == 0
                ? shipped()
                : read(
                        tour.sender(),
                        tour.state().isAtLeast(TourState.AT_WORK)
                                ? tour.progress().checklist()
                                : null);
    }

    /** Puts other questions in the place of those there are, for tours that haven't begun to work. */
    Done write(Actor by, UUID unitId, List<Item> items) {
        UnitView unit = units.find(unitId)
                .filter(found -> parties.isOffice(by, unitId))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        for (Area area : Area.values()) {
            if (items.stream().noneMatch(item -> item.area() == area)) {
                throw new Problem(
                                InspectionProblem.AREA_WITHOUT_ITEM,
                                area.label().zh(),
                                area.label().en())
                        .clause("ZZ-3.1")
                        .field("items", "EveryArea");
            }
        }
        int version =
                store.checklist(unitId, null).map(WorkStore.Stored::version).orElse(0) + 1;
        store.insertChecklist(unitId, version, json.write(new Items(items)));
        UUID act = ledger.append(new NewAct(
                "tour-checklist",
                unitId,
                version,
                "tour-checklist.written",
                by,
                unitId,
                unit.territory(),
                clock.instant(),
                Map.of("state", "WRITTEN", "items", items),
                List.of()));
        return new Done(unitId, version, "WRITTEN", act);
    }

    private Checklist read(UUID unit, @Nullable Integer version) {
        return store.checklist(unit, version)
                .map(stored -> new Checklist(
                        stored.version(), json.read(stored.items(), Items.class).items()))
                .orElseGet(Checklists::shipped);
    }

    private static Checklist shipped() {
        return new Checklist(
                0,
                Arrays.stream(Area.values())
                        .map(area -> new Item(
                                area, area.question().zh(), area.question().en()))
                        .toList());
    }
}
