package cn.anlan.evidence;

import cn.anlan.platform.Actor;
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

/** Table {@code evidence.file} while a file is arriving. */
@Repository
class UploadStore {

    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, NewUpload asked, String name, Actor actor, Instant at) {
        boolean placed = asked.latitude() != null && asked.longitude() != null;
        jdbc.sql("""
                        INSERT INTO evidence.file (id, name, size, expected, uploader, uploader_name, started_at,
                                                   captured_at, capture_said, latitude, longitude, device)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?, ?)
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        id,
                        name,
                        asked.size(),
                        asked.sha256(),
                        actor.person(),
                        actor.name(),
                        utc(at),
                        utc(asked.capturedAt()),
                        placed ? asked.latitude() : null,
                        placed ? asked.longitude() : null,
                        asked.device() == null ? null : SafeName.plain(asked.device())))
                .update();
    }

    Optional<Upload> find(UUID id) {
        return jdbc.sql("""
                        SELECT id, name, size, expected, uploader, captured_at, latitude, longitude, device,
                               uploaded_at IS NOT NULL AS complete
                        FROM evidence.file WHERE id = ?
                        """).param(id).query(Upload.class).optional();
    }

    /** Marks a file as whole. What the file says goes before what the uploader said. */
    void complete(Upload upload, MediaType type, String sha256, Capture capture, Instant at) {
        boolean placed = capture.latitude() != null;
        jdbc.sql("""
                        UPDATE evidence.file
                        SET uploaded_at = ?, sha256 = ?, kind = ?, type = ?, name = ?, captured_at = ?, capture_said = ?,
                            latitude = ?, longitude = ?, device = ?
                        WHERE id = ?
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        utc(at),
                        sha256,
                        type.kind().code(),
                        type.type(),
                        type.named(upload.name()),
                        utc(capture.at() == null ? upload.capturedAt() : capture.at()),
                        capture.at() == null,
                        placed ? capture.latitude() : upload.latitude(),
                        placed ? capture.longitude() : upload.longitude(),
                        capture.device() == null ? upload.device() : capture.device(),
                        upload.id()))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM evidence.file WHERE id = ? AND uploaded_at IS NULL")
                .param(id)
                .update();
    }

    /** Forgets the uploads that were begun before and never finished; their ids. */
    List<UUID> forgetBegunBefore(Instant time) {
        return jdbc.sql("DELETE FROM evidence.file WHERE uploaded_at IS NULL AND started_at < ? RETURNING id")
                .param(utc(time))
                .query(UUID.class)
                .list();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
