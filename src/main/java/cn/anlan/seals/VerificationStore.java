package cn.anlan.seals;

import cn.anlan.platform.Actor;
import cn.anlan.platform.JsonText;
import cn.anlan.seals.Verifier.Result;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code ledger.verification}. */
@Repository
class VerificationStore {

    private static final String VIEW = """
            SELECT id, person, person_name, started_at, ended_at, done, total, result,
                   ended_at IS NULL AND heartbeat < now() - interval '5 minutes' AS died
            FROM ledger.verification
            """;

    private final JdbcClient jdbc;
    private final JsonText json;

    VerificationStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A verification somebody asked for.
     *
     * @param state {@code RUNNING}, {@code SOUND}, {@code BROKEN}, or {@code FAILED} when it could not be brought to an end
     * @param done acts checked so far
     * @param total acts to check
     */
    record VerificationView(
            UUID id,
            String state,
            UUID person,
            String personName,
            Instant startedAt,
            @Nullable Instant endedAt,
            long done,
            long total,
            @Nullable Result result) {}

    void insert(UUID id, Actor actor, Instant at) {
        jdbc.sql("INSERT INTO ledger.verification (id, person, person_name, started_at) VALUES (?, ?, ?, ?)")
                .params(id, actor.person(), actor.name(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void progress(UUID id, long done, long total) {
        // Outside the transaction that verifies, so that others see it.
        Thread writer = Thread.ofVirtual()
                .start(() -> jdbc.sql(
                                "UPDATE ledger.verification SET done = ?, total = ?, heartbeat = now() WHERE id = ?")
                        .params(done, total, id)
                        .update());
        try {
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void end(UUID id, Instant at, @Nullable Result result) {
        Long acts = result == null ? null : result.checked().getOrDefault("acts", 0L);
        jdbc.sql("""
                        UPDATE ledger.verification
                        SET ended_at = ?, result = ?, done = coalesce(?, done), total = coalesce(?, total), heartbeat = now()
                        WHERE id = ?
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        at.atOffset(ZoneOffset.UTC), result == null ? null : json.write(result), acts, acts, id))
                .update();
    }

    Optional<VerificationView> find(UUID id) {
        return jdbc.sql(VIEW + " WHERE id = ?").param(id).query(this::view).optional();
    }

    List<VerificationView> newestFirst(@Nullable UUID before, int limit) {
        return jdbc.sql(
                        VIEW
                                + " WHERE id < coalesce(?, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid) ORDER BY id DESC LIMIT ?")
                .params(Arrays.<@Nullable Object>asList(before, limit))
                .query(this::view)
                .list();
    }

    private VerificationView view(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String text = row.getString("result");
        Result result = text == null ? null : json.read(text, Result.class);
        String state = result != null
                ? (result.sound() ? "SOUND" : "BROKEN")
                : ended == null && !row.getBoolean("died") ? "RUNNING" : "FAILED";
        return new VerificationView(
                row.getObject("id", UUID.class),
                state,
                row.getObject("person", UUID.class),
                row.getString("person_name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("done"),
                row.getLong("total"),
                result);
    }
}
