package cn.anlan.boards;

import cn.anlan.boards.BoardView.Column;
import cn.anlan.boards.BoardView.Head;
import cn.anlan.boards.BoardView.Pack;
import cn.anlan.boards.BoardView.Row;
import cn.anlan.obligations.DutyFigures;
import cn.anlan.obligations.DutyFigures.Course;
import cn.anlan.obligations.DutyFigures.Figures;
import cn.anlan.obligations.DutyFigures.Sum;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the board together. Counting is one statement over all units in scope; the cells are counted for the units of the page only. */
@Component
@Transactional(readOnly = true)
class Boards {

    private static final int SOONEST = 10;

    private final DutyFigures figures;
    private final RegimeQueries regimes;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    Boards(DutyFigures figures, RegimeQueries regimes, UnitQueries units, PostQueries posts, Clock clock) {
        this.figures = figures;
        this.regimes = regimes;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    BoardView view(Actor actor, Asked asked, int skip, int limit) {
        LocalDate today = today();
        Span span = Span.of(asked.period(), today);
        List<PackVersion> shown = packs(actor, today);
        PackVersion pack = chosen(shown, asked.pack());
        List<Pack> packs = shown.stream()
                .map(one -> new Pack(one.content().pack(), one.content().title()))
                .toList();
        if (pack == null) {
            return new BoardView(
                    null,
                    packs,
                    span.name(),
                    span.from(),
                    span.to(),
                    clock.instant(),
                    0,
                    Figures.NONE,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    List.of());
        }
        List<Duty> duties = duties(pack, asked.everyPost());
        Course course = course(pack, duties, span, asked.area());
        Counted counted = Counted.of(figures.sums(actor.scope(), course), asked.order(), units);
        List<UUID> page = counted.order().stream().skip(skip).limit(limit).toList();
        return new BoardView(
                pack.content().pack(),
                packs,
                span.name(),
                span.from(),
                span.to(),
                clock.instant(),
                counted.order().size(),
                counted.all(),
                counted.all().rate(),
                columns(duties, counted),
                rows(page, counted, duties, figures.cells(actor.scope(), course, page), today),
                counted.order().size() > skip + limit ? Integer.valueOf(skip + limit) : null,
                skip > 0 ? List.of() : figures.soonest(actor.scope(), course, SOONEST));
    }

    /**
     * The obligations behind a cell, or behind a unit's row where no duty is named.
     *
     * @throws Problem 404 for a unit out of scope
     */
    List<ObligationRow> behind(Actor actor, Asked asked, UUID unit, @Nullable String duty) {
        UnitView view = units.get(unit);
        if (!(actor.scope() instanceof Scope.Territory(var prefixes))
                || view.territory() == null
                || prefixes.stream().noneMatch(view.territory()::startsWith)) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        LocalDate today = today();
        PackVersion pack = chosen(packs(actor, today), asked.pack());
        if (pack == null) {
            return List.of();
        }
        List<Duty> duties = duties(pack, asked.everyPost()).stream()
                .filter(one -> duty == null || one.key().equals(duty))
                .toList();
        return figures.behind(actor.scope(), course(pack, duties, Span.of(asked.period(), today), asked.area()), unit);
    }

    /** The regimes in force within the actor's area, latest version of each. */
    List<PackVersion> packs(Actor actor, LocalDate today) {
        var adopted = regimes.adoptedWithin(actor.areas(), today);
        return regimes.latest().stream()
                .filter(one -> adopted.contains(one.content().pack()))
                .toList();
    }

    static @Nullable PackVersion chosen(List<PackVersion> packs, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return packs.stream()
                    .max(Comparator.comparing(one -> one.content().duties().size()))
                    .orElse(null);
        }
        return packs.stream()
                .filter(one -> one.content().pack().equals(asked))
                .findFirst()
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    static List<Duty> duties(PackVersion pack, boolean everybody) {
        return pack.content().duties().stream()
                .filter(duty -> everybody || duty.post() == Role.PRINCIPAL)
                .toList();
    }

    static Course course(PackVersion pack, List<Duty> duties, Span span, @Nullable String area) {
        String below = area == null ? "" : area.strip();
        if (!below.matches("\\d{0,12}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("area", "Type", "AreaCode");
        }
        return new Course(
                pack.content().pack(), duties.stream().map(Duty::key).toList(), span.from(), span.to(), below);
    }

    private static List<Column> columns(List<Duty> duties, Counted counted) {
        return duties.stream()
                .map(duty -> {
                    Figures sum = counted.byDuty().getOrDefault(duty.key(), Figures.NONE);
                    return new Column(duty.key(), duty.clause(), duty.title(), sum, sum.rate());
                })
                .toList();
    }

    private List<Row> rows(List<UUID> page, Counted counted, List<Duty> duties, List<Sum> sums, LocalDate today) {
        Map<UUID, UnitView> named = units.findAll(page);
        Map<UUID, List<PostView>> held = posts.ofUnits(page, today);
        var cells = new HashMap<UUID, Map<String, Figures>>();
        for (Sum sum : sums) {
            cells.computeIfAbsent(Objects.requireNonNull(sum.unit()), unit -> new HashMap<>())
                    .put(Objects.requireNonNull(sum.duty()), sum.figures());
        }
        return page.stream()
                .map(unit -> {
                    Figures sum = Objects.requireNonNull(counted.byUnit().get(unit));
                    UnitView view = named.get(unit);
                    Map<String, Figures> own = cells.getOrDefault(unit, Map.of());
                    var shown = new ArrayList<@Nullable Figures>();
                    duties.forEach(duty -> shown.add(own.get(duty.key())));
                    return new Row(
                            unit,
                            view == null ? "" : view.name(),
                            head(held.getOrDefault(unit, List.of())),
                            counted.ranks().get(unit),
                            sum.rate(),
                            sum,
                            shown);
                })
                .toList();
    }

    private static @Nullable Head head(List<PostView> posts) {
        return posts.stream()
                .filter(post -> post.role() == Role.PRINCIPAL && post.holder() != null)
                .findFirst()
                .map(post -> new Head(
                        Objects.requireNonNull(post.holder()).person(),
                        post.holder().name(),
                        post.title()))
                .orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
