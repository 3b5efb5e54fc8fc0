package cn.anlan.hazards;

import cn.anlan.platform.Actor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hazards to look at: lists, a board, charts. */
@RestController
@RequestMapping("/api/hazards")
class HazardsApi {

    private static final int CARDS = 8;

    private final HazardQueries queries;
    private final Tallies tallies;

    HazardsApi(HazardQueries queries, Tallies tallies) {
        this.queries = queries;
        this.tallies = tallies;
    }

    /** A column of the board. */
    record Column(HazardState state, long count, List<HazardRow> items) {}

    /** One figure of a chart: how many of a kind in a state, for an area or a month where asked by. */
    record Figure(
            @Nullable String area,
            @Nullable LocalDate month,
            @Nullable HazardKind kind,
            @Nullable HazardState state,
            long count) {}

    @GetMapping
    @ReadsCases
    CursorPage<HazardRow> list(
            Actor actor,
            @ModelAttribute HazardFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.list(actor.scope(), filter.checked(), cursor, limit);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<HazardView> get(Actor actor, @PathVariable UUID id) {
        HazardView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.version() + "\"").body(view);
    }

    /** The board: how many in each state, and the first cards. */
    @GetMapping("/board")
    @ReadsCases
    List<Column> board(Actor actor, @RequestParam(required = false) @Nullable String area) {
        Map<HazardState, Long> counts = new EnumMap<>(HazardState.class);
        tallies.sums(actor.scope(), checked(area), List.of(Tallies.Dimension.STATE), 0, null, null)
                .forEach(sum -> counts.put(Objects.requireNonNull(sum.state()), sum.n()));
        return Arrays.stream(HazardState.values())
                .map(state -> new Column(
                        state,
                        counts.getOrDefault(state, 0L),
                        queries.list(actor.scope(), HazardFilter.ofState(state, area), null, CARDS)
                                .items()))
                .toList();
    }

    /**
     * Figures for charts: by {@code area} (the next level below what is seen), {@code month}, {@code kind} and {@code state}, as asked.
     */
    @GetMapping("/figures")
    @ReadsCases
    List<Figure> figures(
            Actor actor,
            @RequestParam List<String> by,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        List<Tallies.Dimension> dimensions = dimensions(by);
        return tallies.sums(actor.scope(), checked(area), dimensions, digits(actor.scope(), area), from, to).stream()
                .map(sum -> new Figure(sum.area(), sum.month(), sum.kind(), sum.state(), sum.n()))
                .toList();
    }

    /** How many digits the areas one level below have: 2 for the country, 4 for a province, 6 for a city, 9 for a county or town. */
    static int digits(Scope scope, @Nullable String area) {
        int seen = scope instanceof Scope.Territory(var prefixes)
                ? Areas.narrowed(prefixes, area == null ? "" : area).stream()
                        .mapToInt(String::length)
                        .min()
                        .orElse(9)
                : 9;
        return seen < 2 ? 2 : seen < 4 ? 4 : seen < 6 ? 6 : 9;
    }

    private static List<Tallies.Dimension> dimensions(List<String> by) {
        List<Tallies.Dimension> dimensions = new ArrayList<>();
        for (String name : by) {
            dimensions.add(Arrays.stream(Tallies.Dimension.values())
                    .filter(dimension -> dimension.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new Problem(PlatformProblem.INVALID, 1).field("by", "Type", "area|month|kind|state")));
        }
        return dimensions.stream().distinct().toList();
    }

    private static @Nullable String checked(@Nullable String area) {
        if (area != null && !area.matches("\\d{0,12}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("area", "Type", "AreaCode");
        }
        return area;
    }
}
