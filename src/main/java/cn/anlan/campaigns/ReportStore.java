package cn.anlan.campaigns;

import cn.anlan.platform.JsonText;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports as rows. */
@Repository
class ReportStore {

    private final JdbcClient jdbc;
    private final JsonText json;

    ReportStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a draft, unless the obligation has one already; whether it did. */
    boolean insert(Report r) {
        return jdbc.sql("""
                        INSERT INTO campaigns.report (id, version, kind, state, unit, territory, period, obligation, words, figures, drafted_at)
                        VALUES (?, 1, ?, 'DRAFT', ?, ?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT (obligation) DO NOTHING
                        """)
                        .params(Arrays.<@Nullable Object>asList(
                                r.id(),
                                r.kind().name(),
                                r.unit(),
                                r.territory(),
                                r.period(),
                                r.obligation(),
                                r.words(),
                                r.figures() == null ? null : json.write(r.figures()),
                                utc(r.draftedAt())))
                        .update()
                == 1;
    }

    void amend(UUID id, String words) {
        jdbc.sql("UPDATE campaigns.report SET version = version + 1, words = ? WHERE id = ?")
                .params(words, id)
                .update();
    }

    void submitted(UUID id, String by, Instant at) {
        jdbc.sql("""
                UPDATE campaigns.report SET version = version + 1, state = 'SUBMITTED', submitted_by = ?, submitted_at = ?, reason = NULL
                WHERE id = ?
                """).params(by, utc(at), id).update();
    }

    void decided(UUID id, ReportState state, @Nullable String reason, Instant at) {
        jdbc.sql(
                        "UPDATE campaigns.report SET version = version + 1, state = ?, reason = ?, decided_at = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(state.name(), reason, utc(at), id))
                .update();
    }

    Optional<Report> find(UUID id, Scope scope) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("SELECT * FROM campaigns.report r WHERE r.id = :id AND " + filter.sql())
                .param("id", id)
                .params(filter.params())
                .query(this::report)
                .optional();
    }

    /** Finds a report and keeps others from changing it until the transaction ends. */
    Optional<Report> lock(UUID id, Scope scope) {
        ScopeFilter filter = filter(scope);
        return jdbc.sql("SELECT * FROM campaigns.report r WHERE r.id = :id AND " + filter.sql() + " FOR UPDATE")
                .param("id", id)
                .params(filter.params())
                .query(this::report)
                .optional();
    }

    Optional<Report> lockByObligation(UUID obligation) {
        return jdbc.sql("SELECT * FROM campaigns.report r WHERE r.obligation = ? FOR UPDATE")
                .params(obligation)
                .query(this::report)
                .optional();
    }

    Map<UUID, Report> byObligations(Collection<UUID> obligations) {
        return jdbc
                .sql("SELECT * FROM campaigns.report r WHERE r.obligation = ANY (?)")
                .params((Object) obligations.toArray(UUID[]::new))
                .query(this::report)
                .list()
                .stream()
                .collect(Collectors.toMap(Report::obligation, Function.identity()));
    }

    private static ScopeFilter filter(Scope scope) {
        return ScopeFilter.of(scope, "r.territory", List.of("r.unit"), List.of());
    }

    private Report report(ResultSet row, int n) throws SQLException {
        String figures = row.getString("figures");
        return new Report(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                ReportKind.valueOf(row.getString("kind")),
                ReportState.valueOf(row.getString("state")),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getString("period"),
                row.getObject("obligation", UUID.class),
                row.getString("words"),
                figures == null ? null : json.read(figures, ReportFigures.Figures.class),
                row.getString("reason"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                instant(row, "submitted_at"),
                row.getString("submitted_by"),
                instant(row, "decided_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
