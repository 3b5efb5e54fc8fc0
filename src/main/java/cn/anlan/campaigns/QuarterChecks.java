package cn.anlan.campaigns;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.RegimeQueries;
import cn.anlan.supervision.Basis;
import cn.anlan.supervision.Fault;
import cn.anlan.supervision.Means;
import cn.anlan.supervision.MeasureStanding;
import cn.anlan.supervision.Measures;
import cn.anlan.supervision.NewMeasure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Quarterly checks of campaign work (JZ-4.3a). A laggard is named in a circular with a time limit, which is a measure of supervision: its
 * obligation is followed up like any other.
 */
@Service
@Transactional
class QuarterChecks {

    static final String CLAUSE = "JZ-4.3a";

    private final JdbcClient jdbc;
    private final Measures measures;
    private final UnitQueries units;
    private final RegimeQueries regimes;
    private final Ledger ledger;
    private final Clock clock;

    QuarterChecks(
            JdbcClient jdbc, Measures measures, UnitQueries units, RegimeQueries regimes, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.measures = measures;
        this.units = units;
        this.regimes = regimes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A unit that lags behind.
     *
     * @param cited an overdue obligation of it; grounds in words if null
     */
    record Laggard(UUID unit, @Nullable UUID cited, String finding, String demand, LocalDate dueDay) {}

    record Named(UUID unit, String unitName, UUID measure, String state, LocalDate dueDay, boolean late) {}

    record View(
            UUID id,
            String quarter,
            UUID unit,
            String unitName,
            String words,
            String byName,
            Instant checkedAt,
            List<Named> laggards) {}

    private record Kept(UUID id, String quarter, UUID unit, String words, String byName, Instant checkedAt) {}

    private record Pair(UUID check, UUID unit, UUID measure) {}

    Done check(Actor by, Quarter quarter, String words, List<Laggard> laggards) {
        UnitView unit = units.get(Objects.requireNonNull(by.unit()));
        UUID id = Ids.next();
        Instant now = clock.instant();
        if (quarter.from().isAfter(LocalDate.ofInstant(now, Zones.CHINA))) {
            throw new Problem(CampaignProblem.NOT_YET).clause(CLAUSE).field("quarter", "PastOrPresent");
        }
        requireEachOnce(laggards);
        jdbc.sql("""
                INSERT INTO campaigns.quarter_check (id, unit, territory, quarter, words, by_name, checked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, unit.id(), unit.territory(), quarter.toString(), words, by.name(), ReportStore.utc(now))
                .update();
        for (Laggard laggard : laggards) {
            Done measure = measures.issue(
                    by,
                    new NewMeasure(
                            Means.CIRCULAR,
                            laggard.unit(),
                            laggard.cited() == null ? Basis.WORDS : Basis.OVERDUE,
                            laggard.cited(),
                            laggard.cited() == null ? Fault.WEAK : null,
                            null,
                            laggard.finding(),
                            laggard.demand(),
                            laggard.dueDay(),
                            CLAUSE));
            jdbc.sql("INSERT INTO campaigns.laggard (quarter_check, unit, measure) VALUES (?, ?, ?)")
                    .params(id, laggard.unit(), measure.id())
                    .update();
        }
        UUID act = ledger.append(new NewAct(
                "campaign-check",
                id,
                1,
                "campaign-check.filed",
                by,
                unit.id(),
                unit.territory(),
                now,
                Map.of(
                        "state",
                        "FILED",
                        "quarter",
                        quarter.toString(),
                        "words",
                        words,
                        "laggards",
                        laggards.stream().map(one -> one.unit().toString()).toList()),
                List.of()));
        return new Done(id, 1, "FILED", act);
    }

    private void requireEachOnce(List<Laggard> laggards) {
        var named = new HashSet<UUID>();
        for (int i = 0; i < laggards.size(); i++) {
            UUID unit = laggards.get(i).unit();
            if (!named.add(unit)) {
                throw new Problem(
                                CampaignProblem.NAMED_TWICE,
                                units.find(unit).map(UnitView::name).orElse(""))
                        .field("laggards[" + i + "].unit", "NamedTwice");
            }
        }
    }

    /** Whether the regime that asks for these checks is in force within one of these areas on a day. */
    @Transactional(readOnly = true)
    boolean areDemandedIn(Collection<String> areas, LocalDate day) {
        return regimes.adoptedWithin(areas, day).contains(Presence.PACK);
    }

    /** The quarters of a year for which a unit has filed a check. */
    @Transactional(readOnly = true)
    Set<String> quartersChecked(UUID unit, int year) {
        return Set.copyOf(
                jdbc.sql("SELECT DISTINCT quarter FROM campaigns.quarter_check WHERE unit = ? AND left(quarter, 4) = ?")
                        .params(unit, String.valueOf(year))
                        .query(String.class)
                        .list());
    }

    /** A page of the checks of a year in the actor's territory, the latest first. */
    @Transactional(readOnly = true)
    CursorPage<View> ofYear(Scope scope, int year, @Nullable String cursor, @Nullable Integer asked) {
        ScopeFilter filter = ScopeFilter.of(scope, "territory", List.of("unit"), List.of());
        int limit = CursorPage.limit(asked);
        Cursor after = Cursor.parse(cursor, 2);
        var params = new HashMap<String, Object>(filter.params());
        params.put("year", String.valueOf(year));
        params.put("limit", limit + 1);
        String further = "";
        if (after != null) {
            further = " AND (checked_at, id) < (:at, :id)";
            params.put("at", after.instant(0).atOffset(ZoneOffset.UTC));
            params.put("id", after.id(1));
        }
        CursorPage<Kept> page =
                CursorPage.of(kept(filter.sql() + further, params), limit, one -> Cursor.of(one.checkedAt(), one.id()));
        return new CursorPage<>(views(page.items()), page.next());
    }

    private List<Kept> kept(String where, Map<String, Object> params) {
        return jdbc.sql("""
                        SELECT id, quarter, unit, words, by_name, checked_at FROM campaigns.quarter_check
                        WHERE left(quarter, 4) = :year AND
                        """ + where + " ORDER BY checked_at DESC, id DESC LIMIT :limit")
                .params(params)
                .query((row, n) -> new Kept(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<View> views(List<Kept> found) {
        Map<UUID, List<Pair>> laggards = jdbc
                .sql(
                        "SELECT quarter_check AS check, unit, measure FROM campaigns.laggard WHERE quarter_check = ANY (?) ORDER BY measure")
                .params((Object) found.stream().map(Kept::id).toArray(UUID[]::new))
                .query((row, n) -> new Pair(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Pair::check));
        var pairs = laggards.values().stream().flatMap(List::stream).toList();
        Map<UUID, MeasureStanding> standing =
                measures.standing(pairs.stream().map(Pair::measure).toList());
        Map<UUID, UnitView> names = units.findAll(java.util.stream.Stream.concat(
                        pairs.stream().map(Pair::unit), found.stream().map(Kept::unit))
                .collect(Collectors.toSet()));
        return found.stream()
                .map(kept -> new View(
                        kept.id(),
                        kept.quarter(),
                        kept.unit(),
                        name(names, kept.unit()),
                        kept.words(),
                        kept.byName(),
                        kept.checkedAt(),
                        laggards.getOrDefault(kept.id(), List.of()).stream()
                                .map(pair -> named(
                                        pair,
                                        name(names, pair.unit()),
                                        Objects.requireNonNull(standing.get(pair.measure()))))
                                .toList()))
                .toList();
    }

    private static Named named(Pair pair, String name, MeasureStanding standing) {
        return new Named(pair.unit(), name, pair.measure(), standing.state(), standing.dueDay(), standing.late());
    }

    private static String name(Map<UUID, UnitView> names, UUID unit) {
        UnitView view = names.get(unit);
        return view == null ? "" : view.name();
    }
}
