package cn.anlan.campaigns;

import cn.anlan.obligations.ObligationBrief;
import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.UnitObligations;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.records.EntryLimit;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A month of the towns: who was to check them by line and by area, who did, and whether what was found is put right. */
@Component
@Transactional(readOnly = true)
class TownBoard {

    private static final int MOST = 500;

    private final TownStore store;
    private final UnitObligations obligations;
    private final UnitQueries units;
    private final PostQueries posts;
    private final RegimeQueries regimes;
    private final EntryLimit limits;
    private final Clock clock;

    TownBoard(
            TownStore store,
            UnitObligations obligations,
            UnitQueries units,
            PostQueries posts,
            RegimeQueries regimes,
            EntryLimit limits,
            Clock clock) {
        this.store = store;
        this.obligations = obligations;
        this.units = units;
        this.posts = posts;
        this.regimes = regimes;
        this.limits = limits;
        this.clock = clock;
    }

    /** A responsibility with its holder, and how many of its checks there are for the town in the month. */
    record ChargeView(
            UUID id,
            long version,
            Charge.Kind kind,
            String name,
            UUID unit,
            UUID post,
            String postTitle,
            @Nullable String holder,
            List<UUID> towns,
            int checks) {}

    record FindingView(
            int no, String text, UUID obligation, @Nullable ObligationState state, boolean late) {}

    /**
     * @param met the obligations to check the town that it was counted for
     * @param closed everything found is put right and verified
     */
    record CheckView(
            UUID id,
            String charge,
            Charge.Kind kind,
            String byName,
            Instant checkedAt,
            boolean enteredLate,
            String result,
            List<FindingView> findings,
            List<UUID> met,
            boolean closed) {}

    /**
     * One town's month.
     *
     * @param demanded a regime in force for it or for a unit above it asks that it is checked every month (XN-1.2d)
     * @param none nobody checked it: it shows
     * @param missing responsibilities whose holder hasn't checked it
     * @param uncovered no post has the town in its area
     */
    record TownMonth(
            UUID town,
            String townName,
            boolean demanded,
            boolean none,
            boolean uncovered,
            List<String> missing,
            int found,
            int open,
            int late,
            List<CheckView> checks) {}

    /** @param more there are further towns that it doesn't show: it must be asked for by name */
    record Board(String month, List<ChargeView> charges, List<TownMonth> towns, boolean more) {}

    /**
     * The month of the actor's towns, by area code.
     *
     * @param name words in the town's name, empty for any
     * @param asked how many towns at the most
     */
    Board of(Actor actor, YearMonth month, String name, @Nullable Integer asked) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.atEndOfMonth();
        int most = asked == null ? MOST : Math.clamp(asked, 1, MOST);
        List<UnitView> found = units.page(actor.areas(), Towns.KINDS, name, null, most + 1);
        List<UnitView> towns = found.stream()
                .limit(most)
                .filter(town -> !town.opened().isAfter(to))
                .toList();
        Map<UUID, List<UnitView>> superiors =
                units.superiorsOf(towns.stream().map(UnitView::id).toList());
        List<Charge> charges = store.charges(
                superiors.values().stream()
                        .flatMap(Collection::stream)
                        .map(UnitView::id)
                        .collect(Collectors.toSet()),
                from,
                to);
        List<TownStore.Check> checks =
                store.checks(towns.stream().map(UnitView::id).toList(), month.toString());
        Map<UUID, List<TownStore.Found>> findings =
                store.findings(checks.stream().map(TownStore.Check::id).toList()).stream()
                        .collect(Collectors.groupingBy(TownStore.Found::check));
        Map<UUID, ObligationBrief> states = obligations.findAll(findings.values().stream()
                .flatMap(Collection::stream)
                .map(TownStore.Found::obligation)
                .toList());
        Map<UUID, List<TownStore.Check>> byTown = checks.stream().collect(Collectors.groupingBy(TownStore.Check::town));
        var read = new Read(findings, states, late(checks));
        Set<UUID> covered = covered(to);
        return new Board(
                month.toString(),
                views(charges, checks, to),
                towns.stream()
                        .map(town -> {
                            List<UnitView> above = superiors.getOrDefault(town.id(), List.of());
                            return town(
                                    town,
                                    covered.contains(town.id())
                                            || above.stream().anyMatch(unit -> covered.contains(unit.id())),
                                    ofTown(town, above, charges),
                                    byTown.getOrDefault(town.id(), List.of()),
                                    read);
                        })
                        .sorted(Comparator.comparing((TownMonth row) -> !row.none())
                                .thenComparing(row -> row.missing().isEmpty())
                                .thenComparing(row -> row.open() == 0))
                        .toList(),
                found.size() > most);
    }

    /**
     * What was read for all checks of a board.
     *
     * @param late the checks written down after the limit that holds for the checking unit
     */
    private record Read(Map<UUID, List<TownStore.Found>> findings, Map<UUID, ObligationBrief> states, Set<UUID> late) {}

    private Set<UUID> late(List<TownStore.Check> checks) {
        Map<UUID, UnitView> checking =
                units.findAll(checks.stream().map(TownStore.Check::unit).collect(Collectors.toSet()));
        EntryLimit.Reading reading = limits.reading();
        return checks.stream()
                .filter(check -> checking.get(check.unit()) instanceof UnitView unit
                        && reading.isLate(unit, check.checkedAt(), check.enteredAt()))
                .map(TownStore.Check::id)
                .collect(Collectors.toSet());
    }

    private List<ChargeView> views(List<Charge> charges, List<TownStore.Check> checks, LocalDate day) {
        Map<UUID, PostView> holders =
                posts.findAll(charges.stream().map(Charge::post).collect(Collectors.toSet()), day);
        return charges.stream()
                .map(charge -> {
                    PostView post = holders.get(charge.post());
                    return new ChargeView(
                            charge.id(),
                            charge.version(),
                            charge.kind(),
                            charge.name(),
                            charge.unit(),
                            charge.post(),
                            post == null ? "" : post.title(),
                            post == null || post.holder() == null
                                    ? null
                                    : post.holder().name(),
                            charge.towns(),
                            (int) checks.stream()
                                    .filter(check -> check.charge().equals(charge.id()))
                                    .count());
                })
                .toList();
    }

    /** The responsibilities for a town, of whatever level above it: the county's and the city's. */
    private static List<Charge> ofTown(UnitView town, List<UnitView> superiors, List<Charge> charges) {
        return charges.stream()
                .filter(charge -> charge.covers(town.id())
                        && superiors.stream().anyMatch(above -> above.id().equals(charge.unit())))
                .toList();
    }

    /** The units for which the regime with monthly checks is in force on a day. */
    private Set<UUID> covered(LocalDate day) {
        return regimes.covered(Towns.PACK, day).stream()
                .map(covered -> covered.unit().id())
                .collect(Collectors.toSet());
    }

    private TownMonth town(UnitView town, boolean demanded, List<Charge> own, List<TownStore.Check> checks, Read read) {
        Map<UUID, Charge> byId = own.stream().collect(Collectors.toMap(Charge::id, charge -> charge));
        List<CheckView> views = checks.stream()
                .map(check -> check(check, byId.get(check.charge()), read))
                .toList();
        List<FindingView> all =
                views.stream().flatMap(view -> view.findings().stream()).toList();
        return new TownMonth(
                town.id(),
                town.name(),
                demanded,
                checks.isEmpty(),
                own.stream().noneMatch(charge -> charge.kind() == Charge.Kind.AREA),
                own.stream()
                        .filter(charge -> checks.stream()
                                .noneMatch(check -> check.charge().equals(charge.id())))
                        .map(Charge::name)
                        .toList(),
                all.size(),
                (int) all.stream().filter(TownBoard::isOpen).count(),
                (int) all.stream().filter(FindingView::late).count(),
                views);
    }

    private static boolean isOpen(FindingView finding) {
        return finding.state() == null || finding.state().isLive();
    }

    private CheckView check(TownStore.Check check, @Nullable Charge charge, Read read) {
        Instant now = clock.instant();
        List<FindingView> views = read.findings().getOrDefault(check.id(), List.of()).stream()
                .map(finding -> {
                    ObligationBrief o = read.states().get(finding.obligation());
                    return new FindingView(
                            finding.no(),
                            finding.words(),
                            finding.obligation(),
                            o == null ? null : o.state(),
                            o != null && o.state().runs() && !now.isBefore(o.due()));
                })
                .toList();
        return new CheckView(
                check.id(),
                charge == null ? "" : charge.name(),
                charge == null ? Charge.Kind.LINE : charge.kind(),
                check.byName(),
                check.checkedAt(),
                read.late().contains(check.id()),
                check.result(),
                views,
                check.met(),
                views.stream().noneMatch(TownBoard::isOpen));
    }
}
