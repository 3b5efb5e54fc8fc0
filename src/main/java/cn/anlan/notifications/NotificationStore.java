package cn.anlan.notifications;

import cn.anlan.notifications.MessageState.Step;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox, which is the inbox too. */
@Repository
class NotificationStore {

    private final JdbcClient jdbc;

    NotificationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message to be mailed. */
    record Queued(
            UUID id,
            UUID person,
            Bilingual subject,
            Bilingual body,
            @Nullable String link,
            int attempts) {}

    /** A message as its recipient sees it. */
    record Received(
            UUID id,
            String kind,
            Bilingual subject,
            Bilingual body,
            @Nullable String link,
            Instant at,
            @Nullable Instant readAt) {}

    /** A message that was given up. */
    record Failed(
            UUID id,
            UUID person,
            String kind,
            Instant at,
            int attempts,
            @Nullable String lastError) {}

    int insert(List<Notice> notices, MessageState state, Instant at) {
        return jdbc.sql("""
                        INSERT INTO notifications.message (id, person, kind, subject_zh, subject_en, body_zh, body_en, link,
                                                           dedupe_key, created_at, state, next_attempt)
                        SELECT n.*, :at::timestamptz, :state, :at::timestamptz
                        FROM unnest(:ids::uuid[], :persons::uuid[], :kinds::text[], :subjectsZh::text[], :subjectsEn::text[],
                                    :bodiesZh::text[], :bodiesEn::text[], :links::text[], :keys::text[]) AS n
                        ON CONFLICT (person, dedupe_key) DO NOTHING
                        """)
                .param("ids", notices.stream().map(n -> Ids.next()).toArray(UUID[]::new))
                .param("persons", notices.stream().map(Notice::person).toArray(UUID[]::new))
                .param("kinds", texts(notices, Notice::kind))
                .param("subjectsZh", texts(notices, n -> n.subject().zh()))
                .param("subjectsEn", texts(notices, n -> n.subject().en()))
                .param("bodiesZh", texts(notices, n -> n.body().zh()))
                .param("bodiesEn", texts(notices, n -> n.body().en()))
                .param("links", notices.stream().map(Notice::link).toArray(String[]::new))
                .param("keys", texts(notices, Notice::dedupeKey))
                .param("state", state.name())
                .param("at", utc(at))
                .update();
    }

    /** Takes messages that are due, so that nobody else mails them while the lease lasts. */
    List<Queued> claim(int most, Instant now, Duration lease) {
        return jdbc.sql("""
                        UPDATE notifications.message
                        SET attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => :lease)
                        WHERE id IN (SELECT id FROM notifications.message
                                     WHERE state = 'QUEUED' AND next_attempt <= :now AND leased_until < clock_timestamp()
                                     ORDER BY next_attempt LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, person, subject_zh, subject_en, body_zh, body_en, link, attempts
                        """)
                .param("lease", lease.toSeconds())
                .param("now", utc(now))
                .param("most", most)
                .query((row, n) -> new Queued(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        text(row, "subject"),
                        text(row, "body"),
                        row.getString("link"),
                        row.getInt("attempts")))
                .list();
    }

    /** Says that messages need no more mailing. */
    void delivered(Collection<UUID> ids, Instant at) {
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            UPDATE notifications.message SET state = :to, sent_at = :at, last_error = NULL
                            WHERE id IN (:ids) AND state IN (:from)
                            """)
                    .param("to", Step.DELIVER.to().name())
                    .param("from", names(Step.DELIVER))
                    .param("ids", ids)
                    .param("at", utc(at))
                    .update();
        }
    }

    /** Puts a message back for a later attempt. */
    void postpone(UUID id, Instant next, String error) {
        jdbc.sql("""
                        UPDATE notifications.message SET next_attempt = ?, leased_until = '-infinity', last_error = left(?, 500)
                        WHERE id = ? AND state = 'QUEUED'
                        """).params(utc(next), error, id).update();
    }

    void giveUp(UUID id, String error) {
        jdbc.sql("""
                        UPDATE notifications.message SET state = :to, leased_until = '-infinity', last_error = left(:error, 500)
                        WHERE id = :id AND state IN (:from)
                        """)
                .param("to", Step.GIVE_UP.to().name())
                .param("from", names(Step.GIVE_UP))
                .param("error", error)
                .param("id", id)
                .update();
    }

    /** Queues given-up messages again, one or all; how many there were. */
    int retry(@Nullable UUID id, Instant at) {
        return jdbc.sql("""
                        UPDATE notifications.message SET state = :to, attempts = 0, next_attempt = :at
                        WHERE (:id::uuid IS NULL OR id = :id) AND state IN (:from)
                        """)
                .param("to", Step.RETRY.to().name())
                .param("from", names(Step.RETRY))
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    Optional<MessageState> state(UUID id) {
        return jdbc.sql("SELECT state FROM notifications.message WHERE id = ?")
                .param(id)
                .query((row, n) -> MessageState.valueOf(row.getString("state")))
                .optional();
    }

    /** Keeps the receipt of the person's own message; the first one stands. */
    Optional<Instant> read(UUID id, UUID person, Instant at) {
        return jdbc.sql("""
                        UPDATE notifications.message
                        SET state = :to, read_at = coalesce(read_at, :at)
                        WHERE id = :id AND person = :person
                        RETURNING read_at
                        """)
                .param("to", Step.READ.to().name())
                .param("at", utc(at))
                .param("id", id)
                .param("person", person)
                .query((row, n) -> instant(row, "read_at"))
                .optional();
    }

    List<Received> inbox(UUID person, boolean unread, @Nullable Cursor after, int rows) {
        return jdbc.sql("""
                        SELECT id, kind, subject_zh, subject_en, body_zh, body_en, link, created_at, read_at
                        FROM notifications.message
                        WHERE person = :person AND (NOT :unread OR read_at IS NULL) AND (:after::uuid IS NULL OR id < :after)
                        ORDER BY id DESC LIMIT :rows
                        """)
                .param("person", person)
                .param("unread", unread)
                .param("after", after == null ? null : after.id(0))
                .param("rows", rows)
                .query((row, n) -> new Received(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        text(row, "subject"),
                        text(row, "body"),
                        row.getString("link"),
                        instant(row, "created_at"),
                        row.getObject("read_at") == null ? null : instant(row, "read_at")))
                .list();
    }

    int unread(UUID person) {
        return jdbc.sql("SELECT count(*) FROM notifications.message WHERE person = ? AND read_at IS NULL")
                .param(person)
                .query(Integer.class)
                .single();
    }

    List<Failed> failed(@Nullable Cursor after, int rows) {
        return jdbc.sql("""
                        SELECT id, person, kind, created_at, attempts, last_error FROM notifications.message
                        WHERE state = 'FAILED' AND (:after::uuid IS NULL OR id < :after) ORDER BY id DESC LIMIT :rows
                        """)
                .param("after", after == null ? null : after.id(0))
                .param("rows", rows)
                .query((row, n) -> new Failed(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("kind"),
                        instant(row, "created_at"),
                        row.getInt("attempts"),
                        row.getString("last_error")))
                .list();
    }

    private static List<String> names(Step step) {
        return step.from().stream().map(Enum::name).toList();
    }

    private static Object[] texts(List<Notice> notices, Function<Notice, String> text) {
        return notices.stream().map(text).toArray(String[]::new);
    }

    private static Bilingual text(ResultSet row, String column) throws SQLException {
        return new Bilingual(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
