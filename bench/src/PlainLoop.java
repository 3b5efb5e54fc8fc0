import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The yardstick: the rows the product writes in a closed loop, by somebody who knows nothing but JDBC: one durable transaction a step, one
 * prepared statement a row, the row read before it is changed; no rights, rules, hashes of JSON or HTTP.
 */
final class PlainLoop implements Loop.Client {

    private static final String ACT = """
            INSERT INTO ledger.act (id, subject_kind, subject, version, kind, person, post, unit, territory, occurred_at, entered_at,
                evidence, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?)""";
    private static final String CHANGE =
            "INSERT INTO hazards.change (id, area, month, kind, state, n) VALUES (?, ?, date_trunc('month', now())::date, 'GENERAL', ?, ?)";
    private static final String REPORT = """
            INSERT INTO hazards.hazard (id, version, state, number, kind, title, description, place, category, source, violation, unit,
                unit_name, keeper, territory, reporter, reporter_name, found_at, reported_at, month)
            VALUES (?, 1, 'REPORTED', 'YH-' || nextval('hazards.hazard_number'), 'GENERAL', ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?,
                date_trunc('month', now())::date)""";
    private static final String HAZARD_WORD = "INSERT INTO hazards.word (hazard, keys) VALUES (?, ?)";
    private static final String OBLIGATION_WORD = "INSERT INTO obligations.word (obligation, keys) VALUES (?, ?)";
    private static final Integer[] KEYS = new Integer[30];

    static {
        java.util.Arrays.setAll(KEYS, i -> i * 1_000_003);
    }

    private static final String READ = "SELECT * FROM hazards.hazard WHERE id = ? FOR UPDATE";
    private static final String OPEN = """
            INSERT INTO obligations.obligation (id, version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause, unit,
                bearer_post, bearer_role, bearer_person, verifier_unit, territory, opened_at, opened_by, due, provisional, deadline, demands,
                key_task, next_at)
            VALUES (?, 1, 'ASSIGNED', 'hazard', ?, ?, ?, NULL, 0, 'LAW-41', ?, ?, 'ENTERPRISE', ?, ?, ?, ?, ?, ?, false, ?::jsonb, ?::jsonb,
                false, ?)""";
    private static final String OBLIGATION = "SELECT * FROM obligations.obligation WHERE id = ? FOR UPDATE";
    private static final String STEP_OBLIGATION = """
            UPDATE obligations.obligation SET version = ?, state = ?, evidence = ?::jsonb, next_at = ?, performed_by = ?, performed_at = ?,
                closed_at = ? WHERE id = ? AND version = ?""";
    private static final String STEP_HAZARD = """
            UPDATE hazards.hazard SET version = ?, state = ?, due = ?, obligation = ?, bearer_person = ?, closed_at = ?
            WHERE id = ? AND version = ?""";
    private static final String MESSAGE = """
            INSERT INTO notifications.message (id, person, kind, subject_zh, subject_en, body_zh, body_en, link, dedupe_key, created_at,
                state, next_attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SENT', ?)""";
    private static final String RECEIPT = """
            INSERT INTO platform.receipt (person, key, fingerprint, record, version, state, act) VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final Loop.Pair pair;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    PlainLoop(Connection connection, Loop.Pair pair) throws SQLException {
        this.connection = connection;
        this.pair = pair;
        connection.setAutoCommit(false);
    }

    @Override
    public void loop(Loop.Timing timing, Loop.Pace pace) throws Exception {
        UUID hazard = Cast.id();
        UUID obligation = Cast.id();
        UUID act = Cast.id();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        OffsetDateTime due = now.plusDays(15);
        Cast.Member by = pair.supervisor();
        Cast.Member bearer = pair.enterprise();

        long begun = pace.begin();
        write(CHANGE, hazard, area(), "REPORTED", 1);
        write(REPORT, hazard, Loop.TITLE, Loop.DESCRIPTION, "三号锅炉房", "设备设施", "日常检查", bearer.unit(), "示例化工有限公司",
                by.unit(), pair.territory(), by.person(), by.name(), now, now);
        write(HAZARD_WORD, hazard, KEYS);
        act("hazard", hazard, 1, "hazard.reported", by, "{}");
        end(by, hazard, 1, "REPORTED", act);
        timing.took(Loop.Step.REPORT, begun);

        begun = pace.begin();
        read(READ, hazard);
        write(OPEN, obligation, hazard, "整改隐患：" + Loop.TITLE, "Rectify: " + Loop.TITLE, bearer.unit(), bearer.post(), bearer.person(),
                by.unit(), pair.territory(), now, by.person(), due, Loop.DEADLINE, Loop.DEMANDS, due);
        write(OBLIGATION_WORD, obligation, KEYS);
        act("obligation", obligation, 1, "obligation.opened", by, "{}");
        message(bearer, obligation, now);
        move(hazard, 2, "REPORTED", "RECTIFYING", due, obligation, bearer.person(), null);
        act("hazard", hazard, 2, "hazard.assigned", by, "{}");
        end(by, hazard, 2, "RECTIFYING", act);
        timing.took(Loop.Step.ASSIGN, begun);

        begun = pace.begin();
        read(READ, hazard);
        read(OBLIGATION, obligation);
        write(STEP_OBLIGATION, 2, "PERFORMED", "[{\"kind\":\"photo\",\"sha256\":\"" + "0".repeat(64) + "\"}]", due, bearer.person(), now,
                null, obligation, 1);
        act("obligation", obligation, 2, "obligation.performed", bearer, "{" + "0".repeat(64) + "}");
        message(by, obligation, now);
        move(hazard, 3, "RECTIFYING", "RECTIFIED", due, obligation, bearer.person(), null);
        act("hazard", hazard, 3, "hazard.rectified", bearer, "{}");
        end(bearer, hazard, 3, "RECTIFIED", act);
        timing.took(Loop.Step.RECTIFY, begun);

        begun = pace.begin();
        read(READ, hazard);
        read(OBLIGATION, obligation);
        write(STEP_OBLIGATION, 3, "ACCEPTED", "[]", null, bearer.person(), now, now, obligation, 2);
        act("obligation", obligation, 3, "obligation.accepted", by, "{}");
        move(hazard, 4, "RECTIFIED", "VERIFIED", due, obligation, bearer.person(), null);
        act("hazard", hazard, 4, "hazard.accepted", by, "{}");
        end(by, hazard, 4, "VERIFIED", act);
        timing.took(Loop.Step.ACCEPT, begun);

        begun = pace.begin();
        read(READ, hazard);
        move(hazard, 5, "VERIFIED", "CLOSED", due, obligation, bearer.person(), now);
        act("hazard", hazard, 5, "hazard.closed", by, "{}");
        end(by, hazard, 5, "CLOSED", act);
        timing.took(Loop.Step.CLOSE, begun);
    }

    private String area() {
        return pair.territory().substring(0, 9);
    }

    private void act(String kind, UUID subject, int version, String what, Cast.Member by, String evidence) throws Exception {
        UUID id = Cast.id();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String content = Loop.CONTENT.formatted(id, kind, subject, version, what);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write(ACT, id, kind, subject, version, what, by.person(), by.post(), by.unit(), pair.territory(), now, now, evidence, content, hash);
    }

    private void move(UUID hazard, int version, String from, String to, OffsetDateTime due, UUID obligation, UUID bearer, OffsetDateTime closed)
            throws SQLException {
        write(CHANGE, hazard, area(), from, -1);
        write(CHANGE, hazard, area(), to, 1);
        write(STEP_HAZARD, version, to, due, obligation, bearer, closed, hazard, version - 1);
    }

    private void message(Cast.Member to, UUID obligation, OffsetDateTime now) throws SQLException {
        write(MESSAGE, Cast.id(), to.person(), "obligation.opened", "您有新的应办事项：整改隐患：" + Loop.TITLE,
                "A new obligation is yours: Rectify: " + Loop.TITLE, "依据 LAW-41，办理期限 2026-12-07。", "Under LAW-41, due on 2026-12-07.",
                "/obligations/" + obligation, Cast.id().toString(), now, now);
    }

    private void end(Cast.Member by, UUID record, int version, String state, UUID act) throws SQLException {
        write(RECEIPT, by.person(), UUID.randomUUID().toString(), new byte[32], record, version, state, act);
        connection.commit();
    }

    private void write(String sql, Object... values) throws SQLException {
        if (prepared(sql, values).executeUpdate() != 1) {
            throw new IllegalStateException("no row: " + sql);
        }
    }

    private void read(String sql, UUID id) throws SQLException {
        try (var rows = prepared(sql, id).executeQuery()) {
            rows.next();
            rows.getString("state");
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
