package cn.anlan.boards;

import cn.anlan.obligations.DutyFigures;
import cn.anlan.obligations.DutyFigures.AreaSum;
import cn.anlan.obligations.DutyFigures.Figures;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rolls the board up for whoever stands above many counties: one statement counts all areas of the next level below. */
@Component
@Transactional(readOnly = true)
class Levels {

    private static final Set<UnitKind> DIVISIONS = EnumSet.of(
            UnitKind.PROVINCE, UnitKind.CITY, UnitKind.COUNTY, UnitKind.DISTRICT, UnitKind.TOWN, UnitKind.SUB_DISTRICT);
    private static final String NATION = "";

    private final Boards boards;
    private final DutyFigures figures;
    private final UnitQueries units;
    private final Clock clock;

    Levels(Boards boards, DutyFigures figures, UnitQueries units, Clock clock) {
        this.boards = boards;
        this.figures = figures;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The areas one level below the one asked for, or below the actor's own.
     *
     * @throws Problem 404 for an area out of scope
     */
    LevelsView view(Actor actor, Asked asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Span span = Span.of(asked.period(), today);
        String own = own(actor);
        String area = asked.area() == null || asked.area().isBlank()
                ? own
                : asked.area().strip();
        if (!area.matches("\\d{0,12}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("area", "Type", "AreaCode");
        }
        if (!area.startsWith(own)) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        List<PackVersion> shown = boards.packs(actor, today);
        PackVersion pack = Boards.chosen(shown, asked.pack());
        LevelsView.Level level = below(area);
        List<Duty> duties = pack == null ? List.of() : Boards.duties(pack, asked.everyPost());
        List<AreaSum> sums = pack == null || level == null
                ? List.of()
                : figures.byArea(actor.scope(), Boards.course(pack, duties, span, area), digits(level));
        var byDuty = new HashMap<String, Figures>();
        Figures all = Figures.NONE;
        for (AreaSum sum : sums) {
            if (sum.area() == null && sum.duty() != null) {
                byDuty.put(sum.duty(), sum.figures());
            } else if (sum.area() == null) {
                all = sum.figures();
            }
        }
        return new LevelsView(
                pack == null ? null : pack.content().pack(),
                shown.stream()
                        .map(one -> new BoardView.Pack(
                                one.content().pack(), one.content().title()))
                        .toList(),
                span.name(),
                span.from(),
                span.to(),
                clock.instant(),
                area,
                trail(own, area),
                level,
                all,
                all.rate(),
                duties.stream()
                        .map(duty -> {
                            Figures sum = byDuty.getOrDefault(duty.key(), Figures.NONE);
                            return new BoardView.Column(duty.key(), duty.clause(), duty.title(), sum, sum.rate());
                        })
                        .toList(),
                level == null ? List.of() : rows(sums, duties, area, level, asked.order()));
    }

    private List<LevelsView.Row> rows(
            List<AreaSum> sums, List<Duty> duties, String area, LevelsView.Level level, Asked.Order order) {
        var byArea = new HashMap<String, Figures>();
        var cells = new HashMap<String, Map<String, Figures>>();
        for (AreaSum sum : sums) {
            if (sum.area() != null && sum.duty() == null) {
                byArea.put(sum.area(), sum.figures());
            } else if (sum.area() != null) {
                cells.computeIfAbsent(sum.area(), key -> new HashMap<>()).put(sum.duty(), sum.figures());
            }
        }
        Map<String, UnitView> named = divisions(area, level);
        List<Double> rates = byArea.values().stream()
                .map(Figures::rate)
                .filter(rate -> rate != null)
                .toList();
        return byArea.entrySet().stream()
                .map(entry -> {
                    Figures sum = entry.getValue();
                    UnitView unit = named.get(entry.getKey());
                    Map<String, Figures> own = cells.getOrDefault(entry.getKey(), Map.of());
                    var shown = new ArrayList<@Nullable Figures>();
                    duties.forEach(duty -> shown.add(own.get(duty.key())));
                    return new LevelsView.Row(
                            entry.getKey(),
                            unit == null ? entry.getKey() : unit.name(),
                            unit == null ? null : unit.id(),
                            rank(sum.rate(), rates),
                            sum.rate(),
                            sum,
                            below(entry.getKey()) != null,
                            shown);
                })
                .sorted(in(order))
                .toList();
    }

    /** Equal rates share a place. */
    private static @Nullable Integer rank(@Nullable Double rate, List<Double> rates) {
        return rate == null
                ? null
                : Integer.valueOf(
                        1 + (int) rates.stream().filter(other -> other > rate).count());
    }

    private static Comparator<LevelsView.Row> in(Asked.Order order) {
        Comparator<LevelsView.Row> first = switch (order) {
            case OVERDUE ->
                Comparator.comparing((LevelsView.Row row) -> -row.figures().overdue())
                        .thenComparing(row -> -row.figures().late());
            case RANK -> Comparator.comparing(LevelsView.Row::rank, Comparator.nullsLast(Comparator.naturalOrder()));
            case NAME -> Comparator.comparing(LevelsView.Row::name);
        };
        return first.thenComparing(LevelsView.Row::area);
    }

    /** The divisions of a level by the digits of their code; and the one above itself, which may have duties of its own. */
    private Map<String, UnitView> divisions(String area, LevelsView.Level level) {
        Set<UnitKind> kinds = switch (level) {
            case PROVINCE -> EnumSet.of(UnitKind.PROVINCE);
            case CITY -> EnumSet.of(UnitKind.PROVINCE, UnitKind.CITY);
            case COUNTY -> EnumSet.of(UnitKind.CITY, UnitKind.COUNTY, UnitKind.DISTRICT);
        };
        int digits = digits(level);
        return units.byAreas(List.of(area), kinds).stream()
                .collect(Collectors.toMap(
                        unit -> unit.territory().substring(0, digits), unit -> unit, (one, other) -> one));
    }

    private List<LevelsView.Place> trail(String own, String area) {
        var trail = new ArrayList<LevelsView.Place>();
        for (int digits : new int[] {0, 2, 4, 6, 9, 12}) {
            if (digits >= own.length() && digits <= area.length()) {
                String prefix = area.substring(0, digits);
                trail.add(new LevelsView.Place(prefix, name(prefix)));
            }
        }
        return trail;
    }

    private String name(String prefix) {
        if (prefix.isEmpty()) {
            return NATION;
        }
        String code = prefix + "0".repeat(12 - prefix.length());
        return units.byAreas(List.of(code), DIVISIONS).stream()
                .map(UnitView::name)
                .findFirst()
                .orElse(prefix);
    }

    private static LevelsView.@Nullable Level below(String area) {
        return switch (area.length()) {
            case 0, 1 -> LevelsView.Level.PROVINCE;
            case 2, 3 -> LevelsView.Level.CITY;
            case 4, 5 -> LevelsView.Level.COUNTY;
            default -> null;
        };
    }

    private static int digits(LevelsView.Level level) {
        return switch (level) {
            case PROVINCE -> 2;
            case CITY -> 4;
            case COUNTY -> 6;
        };
    }

    /** The prefix that all of the actor's areas share. */
    private static String own(Actor actor) {
        if (!(actor.scope() instanceof Scope.Territory(var prefixes)) || prefixes.isEmpty()) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        String shared = prefixes.getFirst();
        for (String prefix : prefixes) {
            while (!prefix.startsWith(shared)) {
                shared = shared.substring(0, shared.length() - 1);
            }
        }
        return shared;
    }
}
