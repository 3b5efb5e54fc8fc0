package cn.anlan.tourplans;

import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws up the tours of a year and has them approved (ZZ-1.2a, ZZ-1.2b, ZZ-3.3.1). {@code seen} is the version the actor saw.
 *
 * <p>All throw {@link Problem}: 404 absent or none of the actor's concern, 409 stale or in another state, 403 not the actor's step, 422 a
 * rule refuses.
 */
@Service
@Transactional
class Plans {

    static final String SUBJECT = "tour-plan";

    private static final Set<UnitKind> TOURED = EnumSet.of(UnitKind.SUB_DISTRICT, UnitKind.TOWN);

    private final PlanStore store;
    private final GroupStore groups;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final TourTerms terms;
    private final UnitQueries units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Plans(
            PlanStore store,
            GroupStore groups,
            TourplanRecorder recorder,
            TourParties parties,
            TourTerms terms,
            UnitQueries units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.groups = groups;
        this.recorder = recorder;
        this.parties = parties;
        this.terms = terms;
        this.units = units;
        this.events = events;
        this.clock = clock;
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

    Done draw(Actor by, int year) {
        UnitView unit = parties.home(by);
        recorder.require(by, unit.id(), Side.OFFICE);
        if (store.hasPlan(unit.id(), year)) {
            throw new Problem(TourplanProblem.YEAR_PLANNED, unit.name(), String.valueOf(year));
        }
        var plan = new Plan(
                Ids.next(),
                1,
                unit.id(),
                unit.name(),
                unit.territory(),
                year,
                terms.current(unit),
                Plan.State.DRAFT,
                by.person(),
                by.name(),
                null,
                null);
        store.insert(plan);
        return act(plan, 1, Plan.State.DRAFT, "tour-plan.drawn-up", by, Map.of("year", year));
    }

    /** Puts other tours in the place of a draft's. */
    Done amend(Actor by, UUID id, long seen, List<Asked> asked) {
        Plan plan = seen(by, id, seen, Plan.Step.AMEND);
        List<PlannedTour> before = store.tours(id);
        var known = before.stream().map(PlannedTour::id).collect(Collectors.toSet());
        List<PlannedTour> tours =
                asked.stream().map(one -> tour(plan, one, known)).toList();
        Set<UUID> kept = tours.stream().map(PlannedTour::id).collect(Collectors.toSet());
        store.dropTours(id, known.stream().filter(one -> !kept.contains(one)).toList());
        tours.forEach(tour -> store.put(id, tour));
        return moved(
                plan,
                Plan.Step.AMEND,
                by,
                Map.of("tours", tours.stream().map(Plans::said).toList()));
    }

    Done submit(Actor by, UUID id, long seen) {
        Plan plan = seen(by, id, seen, Plan.Step.SUBMIT);
        requireWhole(plan);
        return moved(plan, Plan.Step.SUBMIT, by, Map.of());
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        Plan plan = seen(by, id, seen, Plan.Step.SEND_BACK);
        return moved(plan, Plan.Step.SEND_BACK, by, Map.of("reason", reason));
    }

    Done approve(Actor by, UUID id, long seen, String opinion) {
        Plan plan = seen(by, id, seen, Plan.Step.APPROVE);
        requireOther(plan, by);
        List<PlannedTour> tours = requireWhole(plan);
        for (PlannedTour tour : tours) {
            requireNoInterest(tour);
        }
        store.approve(plan, by.name(), clock.instant());
        Done done = act(
                plan,
                plan.version() + 1,
                Plan.State.APPROVED,
                Plan.Step.APPROVE.act(),
                by,
                Map.of(
                        "opinion",
                        opinion,
                        "tours",
                        tours.stream().map(Plans::said).toList()));
        tours.forEach(tour -> events.publishEvent(new TourApproved(TourPlans.of(plan, tour), by)));
        return done;
    }

    /** Adds a special or irregular tour to an approved plan; the committee has yet to approve it. */
    Done addTour(Actor by, UUID id, long seen, Asked asked) {
        Plan plan = seen(by, id, seen, Plan.Step.ADD_TOUR);
        PlannedTour tour = tour(plan, asked, Set.of());
        var tours = new ArrayList<>(store.tours(id));
        tours.add(tour);
        requireFits(plan, tours);
        store.put(id, tour);
        return moved(plan, Plan.Step.ADD_TOUR, by, said(tour));
    }

    Done dropTour(Actor by, UUID id, long seen, UUID tour, String reason) {
        Plan plan = seen(by, id, seen, Plan.Step.DROP_TOUR);
        PlannedTour dropped = tour(plan, tour);
        if (dropped.approvedAt() != null) {
            throw new Problem(TourplanProblem.NO_SUCH_TOUR);
        }
        store.dropTours(id, List.of(tour));
        return moved(plan, Plan.Step.DROP_TOUR, by, Map.of("tour", tour.toString(), "reason", reason));
    }

    Done approveTour(Actor by, UUID id, long seen, UUID tour, String opinion) {
        Plan plan = seen(by, id, seen, Plan.Step.APPROVE_TOUR);
        requireOther(plan, by);
        PlannedTour added = tour(plan, tour);
        requireFits(plan, store.tours(id));
        requireNoInterest(added);
        store.approveTour(tour, clock.instant());
        Done done = moved(plan, Plan.Step.APPROVE_TOUR, by, Map.of("tour", tour.toString(), "opinion", opinion));
        events.publishEvent(new TourApproved(TourPlans.of(plan, added), by));
        return done;
    }

    /** Extends an approved tour to key enterprises of the toured unit. A declared tie to one refuses it; what nobody declared yet must be. */
    Done extend(Actor by, UUID id, long seen, UUID tour, List<UUID> enterprises, String reason) {
        Plan plan = seen(by, id, seen, Plan.Step.EXTEND_TOUR);
        PlannedTour t = tour(plan, tour);
        requireEnterprises(units.get(t.unit()), enterprises);
        PlannedTour extended = t.extendedTo(enterprises);
        // What isn't declared yet must be before the tour goes there (TourPlans.requireReady).
        approvedGroup(extended)
                .ifPresent(group ->
                        GroupRules.requireNoTie(group.members(), List.of(extended), groups.declarations(group.id())));
        store.put(id, extended);
        return moved(
                plan,
                Plan.Step.EXTEND_TOUR,
                by,
                Map.of(
                        "tour", tour.toString(),
                        "enterprises", enterprises.stream().map(UUID::toString).toList(),
                        "reason", reason));
    }

    /** The units a plan must reach. */
    List<UnitView> toured(UUID sender) {
        return units.byAreas(units.get(sender).areas(), TOURED);
    }

    /** Those no tour reaches. */
    List<UnitView> leftOut(UUID sender, List<PlannedTour> tours) {
        Set<UUID> reached = tours.stream().map(PlannedTour::unit).collect(Collectors.toSet());
        return toured(sender).stream()
                .filter(unit -> !reached.contains(unit.id()))
                .toList();
    }

    List<Clash> clashes(Plan plan, List<PlannedTour> tours) {
        List<UUID> ids = tours.stream()
                .map(PlannedTour::group)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<UUID> at = tours.stream().map(PlannedTour::unit).distinct().toList();
        return Clashes.of(tours, groups.members(ids), store.busy(at, plan.year()));
    }

    private List<PlannedTour> requireWhole(Plan plan) {
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

    private void requireFits(Plan plan, List<PlannedTour> tours) {
        tours.stream().filter(tour -> tour.group() == null).findFirst().ifPresent(tour -> {
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

    private void requireNoInterest(PlannedTour tour) {
        approvedGroup(tour)
                .ifPresent(group ->
                        GroupRules.requireNoInterest(group.members(), List.of(tour), groups.declarations(group.id())));
    }

    /** The group of a tour, unless it waits for approval itself: its interests are looked at then. */
    private Optional<TourGroup> approvedGroup(PlannedTour tour) {
        return Optional.ofNullable(tour.group())
                .flatMap(groups::find)
                .filter(group -> group.state() == TourGroup.State.APPROVED);
    }

    private static void requireOther(Plan plan, Actor by) {
        if (plan.drawnBy().equals(by.person())) {
            throw new Problem(TourplanProblem.OWN_PLAN).clause("ZZ-3.3.1");
        }
    }

    private PlannedTour tour(Plan plan, UUID tour) {
        return store.tours(plan.id()).stream()
                .filter(one -> one.id().equals(tour))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NO_SUCH_TOUR));
    }

    private PlannedTour tour(Plan plan, Asked asked, Set<UUID> known) {
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
                null);
    }

    private void requireEnterprises(UnitView unit, List<UUID> enterprises) {
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

    private Plan seen(Actor by, UUID id, long seen, Plan.Step step) {
        Plan plan = store.lock(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        recorder.require(by, plan.unit(), Plan.by(step));
        recorder.requireSeen(SUBJECT, id, plan.version(), seen);
        plan.require(step);
        return plan;
    }

    private Done moved(Plan plan, Plan.Step step, Actor by, Map<String, ?> facts) {
        Plan.State to = plan.require(step).to();
        // Whoever writes what it says doesn't approve it.
        boolean writes = step == Plan.Step.AMEND || step == Plan.Step.ADD_TOUR || step == Plan.Step.SUBMIT;
        store.move(plan, to, writes ? by.person() : plan.drawnBy(), writes ? by.name() : plan.drawnName());
        return act(plan, plan.version() + 1, to, step.act(), by, facts);
    }

    private Done act(Plan plan, long version, Plan.State state, String kind, Actor by, Map<String, ?> facts) {
        return recorder.record(
                SUBJECT, plan.id(), version, state.name(), kind, by, plan.unit(), plan.territory(), facts, List.of());
    }

    private static Map<String, Object> said(PlannedTour tour) {
        var said = new LinkedHashMap<String, Object>();
        said.put("tour", tour.id().toString());
        said.put("unit", tour.unitName());
        said.put("kind", tour.kind().name());
        said.put("theme", String.valueOf(tour.theme()));
        said.put("themeSetBy", String.valueOf(tour.themeSetBy()));
        said.put("starts", tour.starts().toString());
        said.put("ends", tour.ends().toString());
        if (tour.shortReason() != null) {
            said.put("shortReason", tour.shortReason());
        }
        return said;
    }

    private static @Nullable String text(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
