package cn.anlan.organization;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Committees and who sat in them when. */
@Repository
class CommitteeStore {

    // A special committee may stand below the Safety Committee or its office, and is still the town's.
    private static final String SELECT = """
            SELECT u.id, coalesce(c.version, 0) AS version, u.name, u.kind, h.id AS host, h.name AS host_name, u.territory, c.sector,
                   coalesce(c.rules, '') AS rules, u.opened, u.closed, u.sample
            FROM organization.unit u LEFT JOIN organization.committee c ON c.unit = u.id
            JOIN LATERAL (
                WITH RECURSIVE up AS (
                    SELECT p.id, p.name, p.kind, p.parent, 1 AS n FROM organization.unit p WHERE p.id = u.parent
                    UNION ALL
                    SELECT p.id, p.name, p.kind, p.parent, up.n + 1 FROM up JOIN organization.unit p ON p.id = up.parent
                    WHERE up.kind IN ('COMMITTEE', 'SPECIAL_COMMITTEE', 'OFFICE', 'DEPARTMENT'))
                SELECT up.id, up.name FROM up ORDER BY up.n DESC LIMIT 1) h ON true
            WHERE u.kind IN ('COMMITTEE', 'SPECIAL_COMMITTEE')
            """;

    private static final String SEATS = """
            SELECT s.id, s.committee, s.kind, s.person, p.name, lower(s.during) AS since, upper(s.during) AS until
            FROM organization.seat s JOIN organization.person p ON p.id = s.person
            """;

    private final JdbcClient jdbc;

    CommitteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a list shows; every part left out asks nothing. */
    record Filter(
            @Nullable String q,
            @Nullable UUID of,
            @Nullable UnitKind kind,
            @Nullable String area,
            boolean closed) {}

    Optional<CommitteeView> find(UUID id) {
        return jdbc.sql(SELECT + " AND u.id = :id")
                .param("id", id)
                .query(CommitteeStore::committee)
                .optional();
    }

    /** Keeps others from changing the committee until the transaction ends; it has its row from then on. */
    void lock(UUID id) {
        jdbc.sql("SELECT id FROM organization.unit WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    List<CommitteeView> list(Filter filter, @Nullable Cursor after, int rows) {
        Map<String, Object> params = new LinkedHashMap<>();
        var where = new StringBuilder(filter.closed() ? " AND u.closed IS NOT NULL" : " AND u.closed IS NULL");
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" AND (strpos(u.name, :q) > 0 OR strpos(c.sector, :q) > 0)");
            params.put("q", filter.q().strip());
        }
        if (filter.of() != null) {
            where.append(" AND h.id = :of");
            params.put("of", filter.of());
        }
        if (filter.kind() != null) {
            where.append(" AND u.kind = :kind");
            params.put("kind", filter.kind().name());
        }
        if (filter.area() != null) {
            var area = ScopeFilter.of(new Scope.Territory(List.of(filter.area())), "u.territory", List.of(), List.of());
            where.append(" AND ").append(area.sql());
            params.putAll(area.params());
        }
        if (after != null) {
            where.append(" AND (u.territory, u.id) > (:afterTerritory, :afterId)");
            params.put("afterTerritory", after.value(0));
            params.put("afterId", after.id(1));
        }
        return jdbc.sql(SELECT + where + " ORDER BY u.territory, u.id LIMIT " + rows)
                .params(params)
                .query(CommitteeStore::committee)
                .list();
    }

    /** The committees of these units that there were on a day, in the order of their founding. */
    List<CommitteeView> of(Collection<UUID> units, LocalDate at) {
        return jdbc.sql(SELECT + """
                         AND h.id = ANY (:units) AND u.opened <= :at AND (u.closed IS NULL OR u.closed > :at)
                        ORDER BY u.id
                        """)
                .param("units", units.toArray(new UUID[0]))
                .param("at", at)
                .query(CommitteeStore::committee)
                .list();
    }

    /** Each with those who sit in it on a day. */
    List<CommitteeView> seated(List<CommitteeView> committees, LocalDate at) {
        if (committees.isEmpty()) {
            return committees;
        }
        Map<UUID, List<SeatView>> taken = new HashMap<>();
        jdbc.sql(
                        SEATS
                                + "WHERE s.committee = ANY (:ids) AND s.during @> :at ORDER BY s.kind = 'MEMBER', s.during, s.id")
                .param("ids", committees.stream().map(CommitteeView::id).toArray(UUID[]::new))
                .param("at", at)
                .query((row, n) -> Map.entry(row.getObject("committee", UUID.class), seat(row, n)))
                .list()
                .forEach(one -> taken.computeIfAbsent(one.getKey(), key -> new java.util.ArrayList<>())
                        .add(one.getValue()));
        return committees.stream()
                .map(one -> one.with(taken.getOrDefault(one.id(), List.of())))
                .collect(Collectors.toList());
    }

    /** Everybody who ever sat in it, latest first. */
    List<SeatView> history(UUID committee) {
        return jdbc.sql(SEATS + "WHERE s.committee = :id ORDER BY upper_inf(s.during) DESC, s.during DESC, s.id")
                .param("id", committee)
                .query(CommitteeStore::seat)
                .list();
    }

    /** Seats that share a day with a time from one day to another, open-ended if null: the person's, and other chairs for a chair. */
    List<SeatView> overlapping(UUID committee, UUID person, Seat seat, LocalDate from, @Nullable LocalDate to) {
        return jdbc.sql(SEATS + """
                        WHERE s.committee = :committee AND s.during && daterange(:from, :to)
                            AND (s.person = :person OR s.kind = 'CHAIR' AND :chair)
                        ORDER BY s.during
                        """)
                .param("committee", committee)
                .param("person", person)
                .param("chair", seat == Seat.CHAIR)
                .param("from", from)
                .param("to", to, Types.DATE)
                .query(CommitteeStore::seat)
                .list();
    }

    void describe(UUID committee, @Nullable String sector, String rules, long version) {
        jdbc.sql("""
                        INSERT INTO organization.committee (unit, sector, rules, version) VALUES (:id, :sector, :rules, :version)
                        ON CONFLICT (unit) DO UPDATE SET sector = excluded.sector, rules = excluded.rules, version = excluded.version
                        """)
                .param("id", committee)
                .param("sector", sector, Types.VARCHAR)
                .param("rules", rules)
                .param("version", version)
                .update();
    }

    void version(UUID committee, long version) {
        jdbc.sql("""
                        INSERT INTO organization.committee (unit, version) VALUES (:id, :version)
                        ON CONFLICT (unit) DO UPDATE SET version = excluded.version
                        """).param("id", committee).param("version", version).update();
    }

    void take(UUID committee, UUID person, Seat seat, LocalDate from, @Nullable LocalDate to) {
        jdbc.sql("""
                        INSERT INTO organization.seat (id, committee, person, kind, during)
                        VALUES (:id, :committee, :person, :kind, daterange(:from, :to))
                        """)
                .param("id", Ids.next())
                .param("committee", committee)
                .param("person", person)
                .param("kind", seat.name())
                .param("from", from)
                .param("to", to, Types.DATE)
                .update();
    }

    /** Ends a seat before a day; one that would have no day left was a mistake and is taken back. */
    void leave(SeatView seat, LocalDate on) {
        String sql = on.isAfter(seat.from())
                ? "UPDATE organization.seat SET during = daterange(lower(during), :on) WHERE id = :id"
                : "DELETE FROM organization.seat WHERE id = :id AND CAST(:on AS date) IS NOT NULL";
        jdbc.sql(sql).param("on", on).param("id", seat.id()).update();
    }

    private static CommitteeView committee(ResultSet row, int n) throws SQLException {
        return new CommitteeView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                UnitKind.valueOf(row.getString("kind")),
                row.getObject("host", UUID.class),
                row.getString("host_name"),
                row.getString("territory"),
                row.getString("sector"),
                row.getString("rules"),
                row.getObject("opened", LocalDate.class),
                row.getObject("closed", LocalDate.class),
                row.getBoolean("sample"),
                List.of());
    }

    private static SeatView seat(ResultSet row, int n) throws SQLException {
        return new SeatView(
                row.getObject("id", UUID.class),
                Seat.valueOf(row.getString("kind")),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
