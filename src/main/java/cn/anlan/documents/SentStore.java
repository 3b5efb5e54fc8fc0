package cn.anlan.documents;

import static cn.anlan.documents.LetterStore.instant;
import static cn.anlan.documents.LetterStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries by the matter of their letters, many at once. */
@Repository
class SentStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    SentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What went to units in letters of one kind about some matters and still holds. */
    List<BulkLetters.Sent> about(String matterKind, Collection<UUID> matters, String kind) {
        return jdbc.sql("""
                        SELECT l.id AS letter, l.unit AS sender, l.number, l.matter, d.id, d.unit, d.state, d.delivered_at, d.received_at,
                            d.replied_at, d.due, d.reminders,
                            EXISTS (SELECT FROM documents.link k WHERE k.delivery = d.id AND k.used_at IS NULL
                                AND k.revoked_at IS NULL AND k.expires_at > :now) AS linked
                        FROM documents.letter l JOIN documents.delivery d ON d.letter = l.id
                        WHERE l.matter = ANY (:matters) AND l.matter_kind = :matterKind AND l.kind_key = :kind
                            AND l.state IN ('ISSUED', 'CLOSED') AND d.unit IS NOT NULL AND NOT d.copy
                        """)
                .param("now", utc(clock.instant()))
                .param("matters", matters.toArray(UUID[]::new))
                .param("matterKind", matterKind)
                .param("kind", kind)
                .query(SentStore::sent)
                .list();
    }

    /** Counts one more reminder of each. */
    void reminded(Collection<UUID> deliveries) {
        jdbc.sql("UPDATE documents.delivery SET reminders = reminders + 1 WHERE id = ANY (?)")
                .param(deliveries.toArray(UUID[]::new))
                .update();
    }

    /** How far some batches are together, and whether one of them still runs. */
    BulkLetters.Progress progress(Collection<UUID> batches) {
        return jdbc.sql("""
                        SELECT count(*) AS total, count(*) FILTER (WHERE r.state = 'DONE') AS done,
                            count(*) FILTER (WHERE r.state = 'BAD') AS bad,
                            coalesce(bool_or(r.state = 'WAITING' AND b.state = 'RUNNING'), false) AS running
                        FROM documents.batch b JOIN documents.batch_row r ON r.batch = b.id WHERE b.id = ANY (?)
                        """)
                .param(batches.toArray(UUID[]::new))
                .query((row, n) -> new BulkLetters.Progress(
                        row.getBoolean("running"), row.getInt("total"), row.getInt("done"), row.getInt("bad")))
                .single();
    }

    private static BulkLetters.Sent sent(ResultSet row, int n) throws SQLException {
        return new BulkLetters.Sent(
                row.getObject("letter", UUID.class),
                row.getObject("sender", UUID.class),
                row.getString("number"),
                row.getObject("matter", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("unit", UUID.class),
                answer(DeliveryState.valueOf(row.getString("state"))),
                Objects.requireNonNull(instant(row, "delivered_at")),
                instant(row, "received_at"),
                instant(row, "replied_at"),
                instant(row, "due"),
                row.getBoolean("linked"),
                row.getInt("reminders"));
    }

    private static BulkLetters.Answer answer(DeliveryState state) {
        return switch (state) {
            case DELIVERED, RECEIVED -> BulkLetters.Answer.AWAITED;
            case REPLIED -> BulkLetters.Answer.GIVEN;
            case RETURNED -> BulkLetters.Answer.RETURNED;
            case ACCEPTED -> BulkLetters.Answer.ACCEPTED;
            case LIFTED -> BulkLetters.Answer.LIFTED;
        };
    }
}
