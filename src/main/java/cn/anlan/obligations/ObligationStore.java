package cn.anlan.obligations;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Role;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Obligations as rows. */
@Repository
class ObligationStore {

    static final String COLUMNS = """
            o.id, o.version, o.state, o.origin_kind, o.origin, o.title_zh, o.title_en, o.pack, o.pack_version, o.clause, o.duty, o.period,
            o.subject, o.subject_name,
            o.unit, o.bearer_post, o.bearer_role, o.bearer_person, o.verifier_post, o.verifier_unit, o.territory, o.opened_at, o.opened_by,
            o.due, o.provisional,
            coalesce(o.demands, (SELECT r.demands FROM obligations.duty_round r WHERE r.id = o.origin)) AS demands, o.evidence, o.key_task, o.returns, o.urges, o.checks, o.percent,
            o.rung, o.next_at, o.overdue_at,
            o.performed_by, o.performed_at, o.closed_at, o.extension
            """;

    private static final String SELECT = "SELECT " + COLUMNS + " FROM obligations.obligation o";

    private static final String UPDATE = """
            UPDATE obligations.obligation SET version = ?, state = ?, unit = ?, bearer_post = ?, bearer_role = ?, bearer_person = ?,
                verifier_post = ?, verifier_unit = ?, evidence = ?::jsonb, returns = ?, urges = ?, checks = ?, percent = ?, rung = ?, next_at = ?,
                overdue_at = ?, performed_by = ?, performed_at = ?, closed_at = ?, extension = ?::jsonb
            WHERE id = ? AND version = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonText json;

    ObligationStore(JdbcClient jdbc, JdbcTemplate template, JsonText json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    void insert(Obligation o, String deadline) {
        var m = o.matter;
        jdbc.sql("""
                WITH found AS (INSERT INTO obligations.word (obligation, keys) VALUES (?, ?))
                INSERT INTO obligations.obligation (id, version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause,
                    duty, period, unit, bearer_post, bearer_role, bearer_person, verifier_post, verifier_unit, territory, opened_at, opened_by,
                    due, provisional, deadline, demands, key_task, next_at, subject, subject_name)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                """)
                .params(row(
                        m.id(),
                        ObligationWords.keys(m.title()),
                        m.id(),
                        o.version,
                        o.state.name(),
                        m.originKind(),
                        m.origin(),
                        m.title().zh(),
                        m.title().en(),
                        m.pack(),
                        m.packVersion(),
                        m.clause(),
                        m.duty(),
                        m.period(),
                        o.unit,
                        o.bearer == null ? null : o.bearer.post(),
                        o.bearer == null ? null : o.bearer.role().name(),
                        o.bearer == null ? null : o.bearer.person(),
                        o.verifierPost,
                        o.verifierUnit,
                        m.territory(),
                        utc(m.openedAt()),
                        m.openedBy(),
                        utc(o.due),
                        o.provisional,
                        deadline,
                        json.write(m.demands()),
                        m.key(),
                        utc(o.nextAt),
                        m.subject() == null ? null : m.subject().id(),
                        m.subject() == null ? null : m.subject().name()))
                .update();
    }

    /** Writes what a step changed, unless somebody else was faster. */
    boolean update(Obligation o, long seen) {
        return jdbc.sql(UPDATE).params(changed(o, seen)).update() == 1;
    }

    /** Writes what a step changed on rows locked in this transaction. */
    void updateAll(List<Obligation> locked) {
        template.batchUpdate(
                UPDATE,
                locked.stream().map(o -> changed(o, o.version - 1).toArray()).toList());
    }

    private List<@Nullable Object> changed(Obligation o, long seen) {
        return row(
                o.version,
                o.state.name(),
                o.unit,
                o.bearer == null ? null : o.bearer.post(),
                o.bearer == null ? null : o.bearer.role().name(),
                o.bearer == null ? null : o.bearer.person(),
                o.verifierPost,
                o.verifierUnit,
                json.write(o.evidence),
                o.returns,
                o.urges,
                o.checks,
                o.percent,
                o.rung,
                utc(o.nextAt),
                utc(o.overdueAt),
                o.performedBy,
                utc(o.performedAt),
                utc(o.closedAt),
                o.extension == null ? null : json.write(o.extension),
                o.id(),
                seen);
    }

    /** Writes how far a ladder was climbed where nothing else happened. */
    void setRungs(List<Obligation> reminded) {
        template.batchUpdate(
                "UPDATE obligations.obligation SET rung = ?, next_at = ? WHERE id = ?",
                reminded.stream()
                        .map(o -> row(o.rung, utc(o.nextAt), o.id()).toArray())
                        .toList());
    }

    /** Those with which time has something to do, locked; what another node is at is left to it. */
    List<Obligation> lockWaiting(Instant now, int limit) {
        return jdbc.sql(SELECT + " WHERE o.next_at <= ? ORDER BY o.next_at LIMIT ? FOR UPDATE SKIP LOCKED")
                .params(row(utc(now), limit))
                .query(this::obligation)
                .list();
    }

    List<Obligation> lockLiveOfPost(UUID post) {
        return jdbc.sql(SELECT + " WHERE o.bearer_post = ? AND o.live ORDER BY o.id FOR UPDATE")
                .params(post)
                .query(this::obligation)
                .list();
    }

    /** Those that a unit has, verifies or is the subject of, and those that some posts verify. */
    List<Obligation> lockLiveConcerning(UUID unit, Collection<UUID> verifying) {
        return jdbc.sql(SELECT + """
                         WHERE (o.unit = :unit OR o.verifier_unit = :unit OR o.subject = :unit OR o.verifier_post = ANY (:posts))
                            AND o.live ORDER BY o.id FOR UPDATE
                        """)
                .param("unit", unit)
                .param("posts", verifying.toArray(UUID[]::new))
                .query(this::obligation)
                .list();
    }

    /** Whether a unit has the obligation of the same duty and period about a subject, in whatever state. */
    boolean has(Obligation.Matter like, UUID unit, @Nullable UUID subject) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM obligations.obligation o WHERE o.unit = ? AND o.pack = ? AND o.duty = ? AND o.period = ?
                            AND o.subject IS NOT DISTINCT FROM ?::uuid)
                        """)
                .params(row(unit, like.pack(), like.duty(), like.period(), subject))
                .query(Boolean.class)
                .single();
    }

    /** How many of a duty a unit has in a period about a subject, and how many of them are done. */
    record Series(int all, int done) {}

    Series series(Obligation o) {
        return jdbc.sql("""
                        SELECT count(*)::int AS "all", (count(*) FILTER (WHERE o.state IN ('PERFORMED', 'ACCEPTED')))::int AS done
                        FROM obligations.obligation o WHERE o.unit = ? AND o.pack = ? AND o.duty = ? AND split_part(o.period, '#', 1) = ?
                            AND o.subject IS NOT DISTINCT FROM ?::uuid
                        """)
                .params(row(
                        o.unit,
                        o.matter.pack(),
                        o.matter.duty(),
                        DutyPeriod.base(o.matter.period()),
                        o.matter.subject() == null ? null : o.matter.subject().id()))
                .query(Series.class)
                .single();
    }

    /** Makes it about what has taken the subject's place, in the transaction of the step that says so. */
    void about(UUID id, Subject subject) {
        jdbc.sql("UPDATE obligations.obligation SET subject = ?, subject_name = ? WHERE id = ?")
                .params(subject.id(), subject.name(), id)
                .update();
    }

    List<Obligation> lockProvisional(UUID after, int limit) {
        return jdbc.sql(
                        SELECT
                                + " WHERE o.provisional AND o.live AND o.state <> 'PERFORMED' AND o.id > ? ORDER BY o.id LIMIT ? FOR UPDATE")
                .params(after, limit)
                .query(this::obligation)
                .list();
    }

    /** Writes another deadline, in the transaction of the step that set it. */
    void moveDue(Obligation o, String deadline) {
        jdbc.sql("UPDATE obligations.obligation SET due = ?, provisional = ?, deadline = ?::jsonb WHERE id = ?")
                .params(row(utc(o.due), o.provisional, deadline, o.id()))
                .update();
    }

    Optional<Obligation> find(UUID id) {
        return find(id, "");
    }

    /** Finds an obligation and keeps others from changing it until the transaction ends. */
    Optional<Obligation> lock(UUID id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<Obligation> find(UUID id, String suffix) {
        return jdbc.sql(SELECT + " WHERE o.id = ?" + suffix)
                .params(id)
                .query(this::obligation)
                .optional();
    }

    /** Where an obligation stands. */
    record Standing(UUID id, long version, String state) {}

    List<Standing> standings(UUID after, int limit) {
        return jdbc.sql("SELECT id, version, state FROM obligations.obligation WHERE id > ? ORDER BY id LIMIT ?")
                .params(after, limit)
                .query(Standing.class)
                .list();
    }

    String deadline(UUID id) {
        return jdbc.sql("""
                        SELECT coalesce(o.deadline, (SELECT r.deadline FROM obligations.duty_round r WHERE r.id = o.origin))
                        FROM obligations.obligation o WHERE o.id = ?
                        """).params(id).query(String.class).single();
    }

    long version(UUID id) {
        return jdbc.sql("SELECT version FROM obligations.obligation WHERE id = ?")
                .params(id)
                .query(Long.class)
                .single();
    }

    Obligation obligation(ResultSet row, int n) throws SQLException {
        UUID subject = row.getObject("subject", UUID.class);
        var matter = new Obligation.Matter(
                row.getObject("id", UUID.class),
                row.getString("origin_kind"),
                row.getObject("origin", UUID.class),
                new Bilingual(row.getString("title_zh"), row.getString("title_en")),
                row.getString("pack"),
                row.getInt("pack_version"),
                row.getString("clause"),
                row.getString("duty"),
                row.getString("period"),
                subject == null ? null : new Subject(subject, row.getString("subject_name")),
                row.getString("territory"),
                List.of(json.read(row.getString("demands"), EvidenceDemand[].class)),
                row.getBoolean("key_task"),
                row.getObject("opened_by", UUID.class),
                required(row, "opened_at"));
        var o = new Obligation(
                matter,
                row.getLong("version"),
                ObligationState.valueOf(row.getString("state")),
                row.getObject("unit", UUID.class),
                required(row, "due"),
                row.getBoolean("provisional"));
        UUID post = row.getObject("bearer_post", UUID.class);
        if (post != null) {
            o.bearer = new Obligation.Bearer(
                    post, Role.valueOf(row.getString("bearer_role")), row.getObject("bearer_person", UUID.class));
        }
        o.verifierPost = row.getObject("verifier_post", UUID.class);
        o.verifierUnit = row.getObject("verifier_unit", UUID.class);
        o.evidence = List.of(json.read(row.getString("evidence"), Obligation.Given[].class));
        o.returns = row.getInt("returns");
        o.urges = row.getInt("urges");
        o.checks = row.getInt("checks");
        o.percent = row.getInt("percent");
        o.rung = row.getInt("rung");
        o.nextAt = instant(row, "next_at");
        o.overdueAt = instant(row, "overdue_at");
        o.performedBy = row.getObject("performed_by", UUID.class);
        o.performedAt = instant(row, "performed_at");
        o.closedAt = instant(row, "closed_at");
        String extension = row.getString("extension");
        o.extension = extension == null ? null : json.read(extension, Obligation.ExtensionRequest.class);
        return o;
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
