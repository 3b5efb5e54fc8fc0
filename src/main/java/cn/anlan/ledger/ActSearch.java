package cn.anlan.ledger;

import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import cn.anlan.platform.Zones;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds acts across subjects, newest first. */
@Repository
class ActSearch {

    private final JdbcClient jdbc;
    private final ActQueries acts;

    ActSearch(JdbcClient jdbc, ActQueries acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    /** What to look for; dates are days in China on which the act was entered, both included. */
    record Wanted(
            @Nullable String subjectKind,
            @Nullable UUID subject,
            @Nullable UUID person,
            @Nullable UUID unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** An act and what it is about. */
    record FoundAct(
            String subjectKind, UUID subject, @Nullable UUID unit, String territory, ActView act) {}

    CursorPage<FoundAct> find(Scope scope, Wanted wanted, @Nullable Cursor after, int limit) {
        var conditions = new ArrayList<String>();
        var params = new LinkedHashMap<String, Object>();
        var filter = filter(scope);
        conditions.add(filter.sql());
        params.putAll(filter.params());
        narrow(scope, conditions, params);
        equal("subject_kind", wanted.subjectKind(), conditions, params);
        equal("subject", wanted.subject(), conditions, params);
        equal("person", wanted.person(), conditions, params);
        equal("unit", wanted.unit(), conditions, params);
        if (wanted.from() != null) {
            conditions.add("entered_at >= :from");
            params.put("from", startOf(wanted.from()));
        }
        if (wanted.to() != null) {
            conditions.add("entered_at < :to");
            params.put("to", startOf(wanted.to().plusDays(1)));
        }
        if (after != null) {
            conditions.add("id < :after");
            params.put("after", after.id(0));
        }
        List<FoundAct> rows = jdbc
                .sql("""
                        SELECT act.id, content, leaf.act IS NOT NULL AS sealed
                        FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id
                        WHERE %s ORDER BY act.id DESC LIMIT %d
                        """.formatted(String.join(" AND ", conditions), limit + 1))
                .params(params)
                .query(ActStore.ActRow.class)
                .list()
                .stream()
                .map(this::found)
                .toList();
        return CursorPage.of(rows, limit, row -> Cursor.of(row.act().id()));
    }

    Optional<FoundAct> get(Scope scope, UUID id) {
        var filter = filter(scope);
        return jdbc.sql("""
                        SELECT act.id, content, leaf.act IS NOT NULL AS sealed
                        FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id WHERE act.id = :id AND
                        """ + filter.sql())
                .param("id", id)
                .params(filter.params())
                .query(ActStore.ActRow.class)
                .optional()
                .map(this::found);
    }

    private FoundAct found(ActStore.ActRow row) {
        ActContent said = ActContent.read(row.content());
        return new FoundAct(said.subjectKind(), said.subject(), said.unit(), said.territory(), acts.view(row));
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "territory", List.of("unit"), List.of("person"));
    }

    /** Lets the index by county serve areas smaller than a county too. */
    private static void narrow(Scope scope, List<String> conditions, Map<String, Object> params) {
        if (scope instanceof Scope.Territory(var prefixes)
                && prefixes.stream().allMatch(prefix -> prefix.length() > 6)) {
            conditions.add("left(territory, 6) IN (:counties)");
            params.put(
                    "counties",
                    prefixes.stream()
                            .map(prefix -> prefix.substring(0, 6))
                            .distinct()
                            .toList());
        }
    }

    private static void equal(
            String column, @Nullable Object value, List<String> conditions, Map<String, Object> params) {
        if (value != null) {
            conditions.add(column + " = :" + column);
            params.put(column, value);
        }
    }

    private static java.time.OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(Zones.CHINA).toInstant().atOffset(ZoneOffset.UTC);
    }
}
