package cn.anlan.inspections;

import cn.anlan.platform.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tours under way as rows. */
@Repository
class TourStore {

    private final JdbcClient jdbc;
    private final JsonText json;

    TourStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether it was new. */
    boolean insert(Tour t) {
        return jdbc.sql("""
                        INSERT INTO inspections.tour (id, version, state, sender, sender_name, unit, unit_name, territory, pack_version,
                            progress, matter, partner, partner_name)
                        VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .params(Arrays.<@Nullable Object>asList(
                                t.id(),
                                t.state().name(),
                                t.sender(),
                                t.senderName(),
                                t.unit(),
                                t.unitName(),
                                t.territory(),
                                t.packVersion(),
                                json.write(t.progress()),
                                t.light() == null ? null : t.light().matter(),
                                t.light() == null ? null : t.light().partner(),
                                t.light() == null ? null : t.light().partnerName()))
                        .update()
                == 1;
    }

    void move(Tour t, TourState to, Progress progress) {
        jdbc.sql("""
                UPDATE inspections.tour SET version = version + 1, state = ?, progress = ?::jsonb,
                    published_at = (?::jsonb #>> '{publication,at}')::timestamptz WHERE id = ?
                """)
                .params(to.name(), json.write(progress), json.write(progress), t.id())
                .update();
    }

    /** Keeps what a step that is about to be taken says. */
    void keep(Tour t, Progress progress) {
        jdbc.sql("UPDATE inspections.tour SET progress = ?::jsonb WHERE id = ?")
                .params(json.write(progress), t.id())
                .update();
    }

    Optional<Tour> find(UUID id) {
        return jdbc.sql("SELECT * FROM inspections.tour WHERE id = ?")
                .param(id)
                .query(this::tour)
                .optional();
    }

    /** Finds a tour and keeps others from changing it until the transaction ends. */
    Optional<Tour> lock(UUID id) {
        return jdbc.sql("SELECT * FROM inspections.tour WHERE id = ? FOR UPDATE")
                .param(id)
                .query(this::tour)
                .optional();
    }

    /**
     * The tours that some units send, that go to some units, or some by id; the latest first. Light ones are listed with what they belong to.
     *
     * @param after the id of the last one shown
     */
    List<Tour> list(
            Collection<UUID> senders,
            Collection<UUID> units,
            Collection<UUID> ids,
            @Nullable TourState state,
            @Nullable UUID after,
            int limit) {
        var params = new HashMap<String, Object>();
        params.put("senders", senders.toArray(UUID[]::new));
        params.put("units", units.toArray(UUID[]::new));
        params.put("ids", ids.toArray(UUID[]::new));
        params.put("limit", limit);
        var more = new StringBuilder();
        if (state != null) {
            more.append(" AND state = :state");
            params.put("state", state.name());
        }
        if (after != null) {
            more.append(" AND id < :after");
            params.put("after", after);
        }
        return jdbc.sql("""
                        SELECT * FROM inspections.tour
                        WHERE partner IS NULL AND (sender = ANY (:senders) OR unit = ANY (:units) AND progress ->> 'notifiedOn' IS NOT NULL OR id = ANY (:ids))
                        """ + more + " ORDER BY id DESC LIMIT :limit")
                .params(params)
                .query(this::tour)
                .list();
    }

    /** What the public may read, the latest first. */
    List<Tour> published(@Nullable UUID after, int limit) {
        var params = new HashMap<String, Object>();
        params.put("limit", limit);
        if (after != null) {
            params.put("after", after);
        }
        return jdbc.sql("SELECT * FROM inspections.tour WHERE published_at IS NOT NULL "
                        + (after == null ? "" : "AND id < :after ") + "ORDER BY id DESC LIMIT :limit")
                .params(params)
                .query(this::tour)
                .list();
    }

    private Tour tour(ResultSet row, int n) throws SQLException {
        UUID partner = row.getObject("partner", UUID.class);
        return new Tour(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                TourState.valueOf(row.getString("state")),
                row.getObject("sender", UUID.class),
                row.getString("sender_name"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                row.getInt("pack_version"),
                partner == null
                        ? null
                        : new Tour.Light(row.getString("matter"), partner, row.getString("partner_name")),
                json.read(row.getString("progress"), Progress.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
