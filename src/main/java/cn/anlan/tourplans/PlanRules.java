package cn.anlan.tourplans;

import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a plan and each of its tours must meet: whom it reaches, what goes together, who has no tie to where it goes. */
@Component
class PlanRules {

    private static final Set<UnitKind> TOURED = EnumSet.of(UnitKind.SUB_DISTRICT, UnitKind.TOWN);

    private final PlanStore store;
    private final BusyStore busy;
    private final GroupStore groups;
    private final TourTerms terms;
    private final UnitQueries units;

    PlanRules(PlanStore store, BusyStore busy, GroupStore groups, TourTerms terms, UnitQueries units) {
        this.store = store;
        this.busy = busy;
        this.groups = groups;
        this.terms = terms;
        this.units = units;
    }

    /** A tour as the office writes it; with an id it is one that the draft has already. */
    record Asked(
            @Nullable UUID id,
            UUID unit,
            TourKind kind,
            @Nullable String theme,
            @Nullable ThemeSetter themeSetBy,
            @Nullable String themeSource,
            LocalDate starts,
            LocalDate ends,
            @Nullable String shortReason,
            @Nullable UUID group,
            List<UUID> enterprises) {}

    /** The units a plan must reach. */
    List<UnitView> toured(UUID sender) {
        return units.byAreas(units.get(sender).areas(), TOURED);
    }

    /** The units that the plans of some senders must reach, by sender. */
    Map<UUID, List<UnitView>> toured(Collection<UUID> senders) {
        Map<UUID, UnitView> found = units.findAll(senders);
        List<String> areas = found.values().stream()
                .flatMap(sender -> sender.areas().stream())
                .distinct()
                .toList();
        List<UnitView> all = units.byAreas(areas, TOURED);
        var toured = new HashMap<UUID, List<UnitView>>();
        found.values()
                .forEach(sender -> toured.put(
                        sender.id(),
                        all.stream()
                                .filter(unit -> sender.areas().stream().anyMatch(unit.territory()::startsWith))
                                .toList()));
        return toured;
    }

    /** Those no tour reaches; one that was cancelled reaches nobody. */
    List<UnitView> leftOut(UUID sender, List<PlannedTour> tours) {
        Set<UUID> reached = tours.stream()
                .filter(PlannedTour::stands)
                .map(PlannedTour::unit)
                .collect(Collectors.toSet());
        return toured(sender).stream()
                .filter(unit -> !reached.contains(unit.id()))
                .toList();
    }

    List<Clash> clashes(Plan plan, List<PlannedTour> all) {
        List<PlannedTour> tours = all.stream().filter(PlannedTour::stands).toList();
        List<UUID> ids = tours.stream()
                .map(PlannedTour::group)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<UUID> at = tours.stream().map(PlannedTour::unit).distinct().toList();
        return Clashes.of(tours, groups.members(ids), busy.of(at, plan.year()));
    }

    List<PlannedTour> requireWhole(Plan plan) {
        List<PlannedTour> tours = store.tours(plan.id());
        List<UnitView> toured = toured(plan.unit());
        List<UnitView> left = leftOut(plan.unit(), tours);
        int asked = terms.value(units.get(plan.unit()), plan.packVersion(), "yearly-coverage")
                .asInt();
        if ((toured.size() - left.size()) * 100 < asked * toured.size()) {
            throw new Problem(
                            TourplanProblem.LEFT_OUT,
                            String.join("、", left.stream().map(UnitView::name).toList()),
                            asked)
                    .clause("ZZ-1.2a")
                    .with("leftOut", left.stream().map(UnitView::id).toList());
        }
        int least = terms.value(units.get(plan.unit()), plan.packVersion(), "groups-least")
                .asInt();
        if (groups.ofPlan(plan.id()).size() < least) {
            throw new Problem(TourplanProblem.TOO_FEW_GROUPS, least).clause("ZZ-2.1a");
        }
        requireFits(plan, tours);
        return tours;
    }

    void requireFits(Plan plan, List<PlannedTour> tours) {
        tours.stream()
                .filter(tour -> tour.stands() && tour.group() == null)
                .findFirst()
                .ifPresent(tour -> {
                    throw new Problem(TourplanProblem.GROUP_MISSING, tour.unitName()).clause("ZZ-2.1a");
                });
        List<Clash> clashes = clashes(plan, tours).stream()
                .filter(clash -> clash.kind().forbids())
                .toList();
        if (!clashes.isEmpty()) {
            Clash first = clashes.getFirst();
            throw new Problem(
                            TourplanProblem.CLASHES,
                            first.kind().label().zh(),
                            first.words(),
                            first.kind().label().en())
                    .clause("ZZ-1.2a")
                    .with("clashes", clashes);
        }
    }

    void requireNoInterest(PlannedTour tour) {
        approvedGroup(tour)
                .ifPresent(group ->
                        GroupRules.requireNoInterest(group.members(), List.of(tour), groups.declarations(group.id())));
    }

    /** The group of a tour, unless it waits for approval itself: its interests are looked at then. */
    Optional<TourGroup> approvedGroup(PlannedTour tour) {
        return Optional.ofNullable(tour.group())
                .flatMap(groups::find)
                .filter(group -> group.state() == TourGroup.State.APPROVED);
    }

    static void requireOther(Plan plan, Actor by) {
        if (plan.drawnBy().equals(by.person())) {
            throw new Problem(TourplanProblem.OWN_PLAN).clause("ZZ-3.3.1");
        }
    }

    /**
     * The tour that the office asks for.
     *
     * @param known ids of the tours that the draft has already
     * @throws Problem 422 when it can't be made that way
     */
    PlannedTour asked(Plan plan, Asked asked, Set<UUID> known) {
        UnitView unit = toured(plan.unit()).stream()
                .filter(one -> one.id().equals(asked.unit()))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NOT_TOURED).field("unit", "NotToured"));
        if (asked.ends().isBefore(asked.starts())) {
            throw new Problem(TourplanProblem.ENDS_BEFORE_START).field("ends", "NotBeforeStart");
        }
        if (asked.starts().getYear() != plan.year() || asked.ends().getYear() != plan.year()) {
            throw new Problem(TourplanProblem.NOT_IN_YEAR, String.valueOf(plan.year())).field("starts", "InYear");
        }
        String theme = text(asked.theme());
        if (theme == null || asked.themeSetBy() == null) {
            throw new Problem(TourplanProblem.THEME_MISSING, unit.name())
                    .clause("ZZ-1.2b")
                    .field(theme == null ? "theme" : "themeSetBy", "NotNull");
        }
        String reason = text(asked.shortReason());
        LocalDate least = terms.leastEnd(units.get(plan.unit()), plan.packVersion(), asked.starts());
        if (asked.ends().isBefore(least) && reason == null) {
            throw new Problem(TourplanProblem.SHORT_WITHOUT_REASON, unit.name(), least.toString())
                    .clause("ZZ-1.2a")
                    .field("shortReason", "NotNull");
        }
        requireEnterprises(unit, asked.enterprises());
        if (asked.group() != null
                && groups.ofPlan(plan.id()).stream()
                        .noneMatch(group -> group.id().equals(asked.group()))) {
            throw new Problem(TourplanProblem.NO_SUCH_GROUP).field("group", "NoSuchGroup");
        }
        return new PlannedTour(
                asked.id() != null && known.contains(asked.id()) ? asked.id() : Ids.next(),
                unit.id(),
                unit.name(),
                unit.territory(),
                asked.kind(),
                theme,
                asked.themeSetBy(),
                text(asked.themeSource()),
                asked.starts(),
                asked.ends(),
                reason,
                asked.group(),
                asked.enterprises(),
                null,
                null);
    }

    void requireEnterprises(UnitView unit, List<UUID> enterprises) {
        Map<UUID, UnitView> found = units.findAll(enterprises);
        for (UUID id : enterprises) {
            UnitView enterprise = found.get(id);
            if (enterprise == null
                    || enterprise.kind() != UnitKind.ENTERPRISE
                    || unit.areas().stream().noneMatch(enterprise.territory()::startsWith)) {
                throw new Problem(TourplanProblem.NOT_ENTERPRISE, unit.name())
                        .clause("ZZ-1.2a")
                        .field("enterprises", "NotEnterprise");
            }
        }
    }

    private static @Nullable String text(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
