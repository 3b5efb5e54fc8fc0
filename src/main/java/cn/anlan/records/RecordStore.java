package cn.anlan.records;

import cn.anlan.obligations.ObligationState;
import cn.anlan.obligations.ObligationView;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records, their items and what they count for, as rows. */
@Repository
class RecordStore {

    static final String COLUMNS = """
            r.id, r.version, r.kind, r.state, r.title, r.unit, r.territory, r.post, r.person, r.person_name, r.drafted_by, r.drafted_name,
            r.drafted_at, r.filed_by, r.filed_name, r.happened_at, r.entered_at, r.entry_limit, r.at, r.subject, r.subject_name,
            r.particulars, r.evidence, r.corrections, r.coordinated_at, r.conveyed_at, r.items_total, r.items_done, r.closed_at
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonText json;

    RecordStore(JdbcClient jdbc, JdbcTemplate template, JsonText json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    void insert(DutyRecord r) {
        jdbc.sql("""
                INSERT INTO records.record (id, version, kind, state, title, unit, territory, post, drafted_by, drafted_name, drafted_at,
                    happened_at, subject, subject_name, particulars, evidence, items_total)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
                """)
                .params(row(
                        r.id(),
                        r.version,
                        r.kind().key(),
                        r.state.name(),
                        r.title,
                        r.root.unit(),
                        r.root.territory(),
                        r.post,
                        r.root.draftedBy(),
                        r.root.draftedName(),
                        utc(r.root.draftedAt()),
                        utc(r.happenedAt),
                        r.subject == null ? null : r.subject.id(),
                        r.subject == null ? null : r.subject.name(),
                        json.write(r.particulars),
                        json.write(r.evidence),
                        r.items.size()))
                .update();
        insertItems(r);
    }

    /** Writes what a step changed, unless somebody else was faster. */
    boolean update(DutyRecord r, long seen) {
        var filing = r.filing;
        return jdbc.sql("""
                        UPDATE records.record SET version = ?, state = ?, title = ?, post = ?, person = ?, person_name = ?, filed_by = ?,
                            filed_name = ?, happened_at = ?, entered_at = ?, entry_limit = ?, subject = ?, subject_name = ?,
                            particulars = ?::jsonb, evidence = ?::jsonb, corrections = ?, coordinated_at = ?, conveyed_at = ?,
                            items_total = ?, items_done = ?, closed_at = ?
                        WHERE id = ? AND version = ?
                        """)
                        .params(row(
                                r.version,
                                r.state.name(),
                                r.title,
                                r.post,
                                filing == null ? null : filing.person(),
                                filing == null ? null : filing.personName(),
                                filing == null ? null : filing.by(),
                                filing == null ? null : filing.byName(),
                                utc(r.happenedAt),
                                filing == null ? null : utc(filing.enteredAt()),
                                filing == null ? null : utc(filing.entryLimit()),
                                r.subject == null ? null : r.subject.id(),
                                r.subject == null ? null : r.subject.name(),
                                json.write(r.particulars),
                                json.write(r.evidence),
                                r.corrections,
                                utc(r.coordinatedAt),
                                utc(r.conveyedAt),
                                r.items.size(),
                                r.itemsDone(),
                                utc(r.closedAt),
                                r.id(),
                                seen))
                        .update()
                == 1;
    }

    /** Writes the items of a draft anew. */
    void replaceItems(DutyRecord r) {
        jdbc.sql("DELETE FROM records.item WHERE record = ?").params(r.id()).update();
        insertItems(r);
    }

    private void insertItems(DutyRecord r) {
        template.batchUpdate(
                "INSERT INTO records.item (id, record, no, text, owner, due) VALUES (?, ?, ?, ?, ?, ?)",
                r.items.stream()
                        .map(item -> row(item.id(), r.id(), item.no(), item.text(), item.owner(), item.due())
                                .toArray())
                        .toList());
    }

    void update(DutyRecord.Item item) {
        jdbc.sql("""
                UPDATE records.item SET due = ?, obligation = ?, state = ?, received_at = ?, percent = ?, progress = ? WHERE id = ?
                """)
                .params(row(
                        item.due(),
                        item.obligation(),
                        item.state() == null ? null : item.state().name(),
                        utc(item.receivedAt()),
                        item.percent(),
                        item.progress(),
                        item.id()))
                .update();
    }

    Optional<DutyRecord> find(UUID id) {
        return find(id, "");
    }

    /** Finds a record and keeps others from changing it until the transaction ends. */
    Optional<DutyRecord> lock(UUID id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<DutyRecord> find(UUID id, String suffix) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM records.record r WHERE r.id = ?" + suffix)
                .params(id)
                .query(this::record)
                .optional()
                .map(r -> {
                    r.items = items(List.of(id)).getOrDefault(id, List.of());
                    return r;
                });
    }

    /** Has what a unit files counted one after the other: two records filed at once would each miss the other. Until the transaction ends. */
    void alone(UUID unit) {
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('records.filing/' || ?, 0))")
                .params(unit.toString())
                .query(Integer.class)
                .single();
    }

    /** The filed records of one kind that a unit's post has for a year, without their items. */
    List<DutyRecord> filedForYear(UUID unit, RecordKind kind, UUID post, int year) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM records.record r WHERE r.unit = ? AND r.kind = ? AND r.post = ? AND r.entered_at IS NOT NULL
                            AND r.particulars ->> 'year' = ? ORDER BY r.entered_at
                        """)
                .params(unit, kind.key(), post, String.valueOf(year))
                .query(this::record)
                .list();
    }

    Map<UUID, List<DutyRecord.Item>> items(Collection<UUID> records) {
        record Row(UUID record, DutyRecord.Item item) {}
        return jdbc
                .sql("SELECT * FROM records.item WHERE record = ANY (?) ORDER BY record, no")
                .params((Object) records.toArray(UUID[]::new))
                .query((row, n) -> new Row(row.getObject("record", UUID.class), item(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::record, Collectors.mapping(Row::item, Collectors.toList())));
    }

    void count(UUID record, List<Count> counts, Instant at) {
        template.batchUpdate(
                """
                INSERT INTO records.served (record, obligation, met, reason, missing, series, title_zh, title_en, clause, period, at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (record, obligation) DO UPDATE SET met = excluded.met, reason = excluded.reason, missing = excluded.missing,
                    at = excluded.at
                """,
                counts.stream()
                        .map(count -> row(
                                        record,
                                        count.obligation(),
                                        count.met(),
                                        count.reason() == null
                                                ? null
                                                : count.reason().name(),
                                        json.write(count.missing()),
                                        count.series(),
                                        count.title().zh(),
                                        count.title().en(),
                                        count.clause(),
                                        count.period(),
                                        utc(at))
                                .toArray())
                        .toList());
    }

    /** Other records that waited for one another's documents have met it now too. */
    void countTogether(UUID obligation) {
        jdbc.sql("""
                UPDATE records.served SET met = true, reason = NULL, missing = '[]'
                WHERE obligation = ? AND reason = 'OTHER_DOCUMENT_MISSING'
                """).params(obligation).update();
    }

    List<Count> counts(UUID record) {
        return jdbc.sql("SELECT * FROM records.served WHERE record = ? ORDER BY met DESC, clause, period")
                .params(record)
                .query((row, n) -> {
                    String reason = row.getString("reason");
                    return new Count(
                            row.getObject("obligation", UUID.class),
                            reason == null ? null : Count.Reason.valueOf(reason),
                            List.of(json.read(row.getString("missing"), ObligationView.Demand[].class)),
                            row.getString("series"),
                            new Bilingual(row.getString("title_zh"), row.getString("title_en")),
                            row.getString("clause"),
                            row.getString("period"));
                })
                .list();
    }

    DutyRecord record(ResultSet row, int n) throws SQLException {
        var root = new DutyRecord.Root(
                row.getObject("id", UUID.class),
                RecordKind.parse(row.getString("kind")),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getObject("drafted_by", UUID.class),
                row.getString("drafted_name"),
                required(row, "drafted_at"));
        var r = new DutyRecord(
                root,
                row.getLong("version"),
                RecordState.valueOf(row.getString("state")),
                row.getString("title"),
                row.getObject("post", UUID.class),
                json.read(row.getString("particulars"), Particulars.class));
        r.happenedAt = instant(row, "happened_at");
        UUID subject = row.getObject("subject", UUID.class);
        r.subject = subject == null ? null : new DutyRecord.About(subject, row.getString("subject_name"));
        r.evidence = List.of(json.read(row.getString("evidence"), DutyRecord.Attached[].class));
        if (instant(row, "entered_at") != null) {
            r.filing = new DutyRecord.Filing(
                    row.getObject("person", UUID.class),
                    row.getString("person_name"),
                    row.getObject("filed_by", UUID.class),
                    row.getString("filed_name"),
                    required(row, "entered_at"),
                    required(row, "entry_limit"));
        }
        r.corrections = row.getInt("corrections");
        r.coordinatedAt = instant(row, "coordinated_at");
        r.conveyedAt = instant(row, "conveyed_at");
        r.closedAt = instant(row, "closed_at");
        return r;
    }

    private static DutyRecord.Item item(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new DutyRecord.Item(
                row.getObject("id", UUID.class),
                row.getInt("no"),
                row.getString("text"),
                row.getObject("owner", UUID.class),
                row.getObject("due", LocalDate.class),
                row.getObject("obligation", UUID.class),
                state == null ? null : ObligationState.valueOf(state),
                instant(row, "received_at"),
                row.getInt("percent"),
                row.getString("progress"));
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
