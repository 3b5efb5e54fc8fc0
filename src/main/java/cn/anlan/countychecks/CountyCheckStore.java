package cn.anlan.countychecks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** County checks and their documents as rows. */
@Repository
class CountyCheckStore {

    private final JdbcClient jdbc;

    CountyCheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CountyCheck c) {
        jdbc.sql("""
                INSERT INTO countychecks.county_check (id, version, state, title, city, city_name, partner, partner_name, county,
                    county_name, territory, proposed_at)
                VALUES (?, 1, 'PROPOSED', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        c.id(),
                        c.title(),
                        c.city(),
                        c.cityName(),
                        c.partner(),
                        c.partnerName(),
                        c.county(),
                        c.countyName(),
                        c.territory(),
                        utc(c.proposedAt()))
                .update();
        c.documents()
                .forEach(document -> jdbc.sql(
                                "INSERT INTO countychecks.document (county_check, no, title) VALUES (?, ?, ?)")
                        .params(c.id(), document.no(), document.title())
                        .update());
    }

    void move(UUID id, CheckStep.State to, @Nullable Instant closedAt) {
        jdbc.sql("UPDATE countychecks.county_check SET version = version + 1, state = ?, closed_at = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(to.name(), closedAt == null ? null : utc(closedAt), id))
                .update();
    }

    void oblige(UUID id, UUID obligation) {
        jdbc.sql("UPDATE countychecks.county_check SET obligation = ? WHERE id = ?")
                .params(obligation, id)
                .update();
    }

    void file(UUID id, int no, @Nullable UUID evidence, @Nullable String name, @Nullable Instant at) {
        jdbc.sql("""
                UPDATE countychecks.document SET evidence = ?, filed_name = ?, filed_at = ? WHERE county_check = ? AND no = ?
                """)
                .params(Arrays.<@Nullable Object>asList(evidence, name, at == null ? null : utc(at), id, no))
                .update();
    }

    Optional<CountyCheck> find(UUID id) {
        return one("SELECT * FROM countychecks.county_check WHERE id = ?", id);
    }

    Optional<CountyCheck> lock(UUID id) {
        return one("SELECT * FROM countychecks.county_check WHERE id = ? FOR UPDATE", id);
    }

    private Optional<CountyCheck> one(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(this::check).optional();
    }

    /** Those of some cities, those of some partners, and those of some counties that are open or were; the latest first. */
    List<CountyCheck> list(
            Collection<UUID> cities,
            Collection<UUID> partners,
            Collection<UUID> counties,
            @Nullable UUID before,
            int limit) {
        return jdbc.sql("""
                        SELECT * FROM countychecks.county_check
                        WHERE (city = ANY (?) OR partner = ANY (?) OR county = ANY (?) AND state <> 'PROPOSED')
                            AND (?::uuid IS NULL OR id < ?)
                        ORDER BY id DESC LIMIT ?
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        cities.toArray(UUID[]::new),
                        partners.toArray(UUID[]::new),
                        counties.toArray(UUID[]::new),
                        before,
                        before,
                        limit))
                .query(this::check)
                .list();
    }

    private List<CountyCheck.Document> documents(UUID id) {
        return jdbc.sql("SELECT * FROM countychecks.document WHERE county_check = ? ORDER BY no")
                .param(id)
                .query((row, n) -> new CountyCheck.Document(
                        row.getInt("no"),
                        row.getString("title"),
                        row.getObject("evidence", UUID.class),
                        row.getString("filed_name"),
                        instant(row, "filed_at")))
                .list();
    }

    private CountyCheck check(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new CountyCheck(
                id,
                row.getLong("version"),
                CheckStep.State.valueOf(row.getString("state")),
                row.getString("title"),
                row.getObject("city", UUID.class),
                row.getString("city_name"),
                row.getObject("partner", UUID.class),
                row.getString("partner_name"),
                row.getObject("county", UUID.class),
                row.getString("county_name"),
                row.getString("territory"),
                documents(id),
                row.getObject("obligation", UUID.class),
                row.getTimestamp("proposed_at").toInstant(),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
