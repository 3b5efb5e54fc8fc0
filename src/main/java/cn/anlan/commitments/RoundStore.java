package cn.anlan.commitments;

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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Schema {@code commitments}. */
@Repository
class RoundStore {

    private final JdbcClient jdbc;

    RoundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notices ordered at one time. */
    record NoticeRun(UUID batch, UUID round, int letters, String name, Instant at) {}

    /**
     * Reminders sent at one time.
     *
     * @param told reminded here
     * @param byLink without an account, but with a link: the page behind it says so
     * @param already reminded before on the same day
     * @param unreachable without account and link
     * @param unnoticed that have no notice yet
     */
    record ReminderRun(
            UUID id,
            UUID round,
            int told,
            int byLink,
            int already,
            int unreachable,
            int unnoticed,
            String name,
            Instant at) {}

    void insert(Round r) {
        jdbc.sql("""
                INSERT INTO commitments.round (id, version, state, unit, territory, areas, year, due, language, contact, duties, opened_by,
                    opened_name, opened_at)
                VALUES (?, 1, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        r.id(),
                        r.unit(),
                        r.territory(),
                        r.areas().toArray(String[]::new),
                        r.year(),
                        r.due(),
                        r.language(),
                        r.contact(),
                        r.duties().toArray(String[]::new),
                        r.openedBy(),
                        r.openedName(),
                        utc(r.openedAt()))
                .update();
    }

    /** Moves on to the next version; the row was locked before. */
    void move(Round r, RoundState to, @Nullable Instant closedAt) {
        jdbc.sql("UPDATE commitments.round SET version = version + 1, state = ?, closed_at = ? WHERE id = ?")
                .params(Arrays.<@Nullable Object>asList(to.name(), closedAt == null ? null : utc(closedAt), r.id()))
                .update();
    }

    Optional<Round> find(UUID id) {
        return jdbc.sql("SELECT * FROM commitments.round WHERE id = ?")
                .param(id)
                .query(RoundStore::round)
                .optional();
    }

    boolean hasOpen(UUID unit, int year) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM commitments.round WHERE unit = ? AND year = ? AND state = 'OPEN')")
                .params(unit, year)
                .query(Boolean.class)
                .single();
    }

    /** The rounds of a year that are about some part of these areas, the earliest first. */
    List<Round> about(Collection<String> areas, int year) {
        return about(areas, year, "");
    }

    /** The same, kept from others until the transaction ends. */
    List<Round> lockAbout(Collection<String> areas, int year) {
        return about(areas, year, " FOR UPDATE");
    }

    private List<Round> about(Collection<String> areas, int year, String suffix) {
        return jdbc.sql("""
                        SELECT * FROM commitments.round r WHERE r.year = :year AND EXISTS
                            (SELECT FROM unnest(r.areas) AS own, unnest(:areas::text[]) AS asked
                             WHERE starts_with(own, asked) OR starts_with(asked, own))
                        ORDER BY r.id
                        """ + suffix)
                .param("year", year)
                .param("areas", areas.toArray(String[]::new))
                .query(RoundStore::round)
                .list();
    }

    /** The years of which there are rounds about some part of these areas. */
    List<Integer> years(Collection<String> areas) {
        return jdbc.sql("""
                        SELECT DISTINCT r.year FROM commitments.round r WHERE EXISTS
                            (SELECT FROM unnest(r.areas) AS own, unnest(:areas::text[]) AS asked
                             WHERE starts_with(own, asked) OR starts_with(asked, own))
                        ORDER BY r.year DESC
                        """)
                .param("areas", areas.toArray(String[]::new))
                .query(Integer.class)
                .list();
    }

    void insert(NoticeRun run) {
        jdbc.sql(
                        "INSERT INTO commitments.notice_run (batch, round, letters, ordered_name, ordered_at) VALUES (?, ?, ?, ?, ?)")
                .params(run.batch(), run.round(), run.letters(), run.name(), utc(run.at()))
                .update();
    }

    /** The notices ordered in some rounds, the latest first. */
    List<NoticeRun> noticeRuns(Collection<UUID> rounds) {
        return jdbc.sql(
                        "SELECT * FROM commitments.notice_run WHERE round = ANY (?) ORDER BY ordered_at DESC, batch DESC")
                .param(rounds.toArray(UUID[]::new))
                .query((row, n) -> new NoticeRun(
                        row.getObject("batch", UUID.class),
                        row.getObject("round", UUID.class),
                        row.getInt("letters"),
                        row.getString("ordered_name"),
                        instant(row, "ordered_at")))
                .list();
    }

    void insert(ReminderRun run) {
        jdbc.sql("""
                INSERT INTO commitments.reminder_run (id, round, told, by_link, already, unreachable, unnoticed, reminded_name, reminded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        run.id(),
                        run.round(),
                        run.told(),
                        run.byLink(),
                        run.already(),
                        run.unreachable(),
                        run.unnoticed(),
                        run.name(),
                        utc(run.at()))
                .update();
    }

    /** The latest reminders of a round, the last first. */
    List<ReminderRun> reminderRuns(UUID round, int most) {
        return jdbc.sql(
                        "SELECT * FROM commitments.reminder_run WHERE round = ? ORDER BY reminded_at DESC, id DESC LIMIT ?")
                .params(round, most)
                .query((row, n) -> new ReminderRun(
                        row.getObject("id", UUID.class),
                        row.getObject("round", UUID.class),
                        row.getInt("told"),
                        row.getInt("by_link"),
                        row.getInt("already"),
                        row.getInt("unreachable"),
                        row.getInt("unnoticed"),
                        row.getString("reminded_name"),
                        instant(row, "reminded_at")))
                .list();
    }

    /** Those of some enterprises that were reminded on a day. */
    Set<UUID> remindedOn(Collection<UUID> enterprises, int year, LocalDate day) {
        return Set.copyOf(
                jdbc.sql("SELECT unit FROM commitments.reminder WHERE unit = ANY (?) AND year = ? AND day = ?")
                        .params(enterprises.toArray(UUID[]::new), year, day)
                        .query(UUID.class)
                        .list());
    }

    /** Notes who is reminded; one who was reminded on that day before is refused by the table's key. */
    void remind(Collection<UUID> enterprises, int year, LocalDate day, UUID run) {
        jdbc.sql(
                        "INSERT INTO commitments.reminder (unit, year, day, run) SELECT u, :year, :day, :run FROM unnest(:units::uuid[]) AS u")
                .param("units", enterprises.toArray(UUID[]::new))
                .param("year", year)
                .param("day", day)
                .param("run", run)
                .update();
    }

    /** The last day on which each of some enterprises was reminded. */
    Map<UUID, LocalDate> lastReminded(Collection<UUID> enterprises, int year) {
        return jdbc
                .sql(
                        "SELECT unit, max(day) AS day FROM commitments.reminder WHERE unit = ANY (?) AND year = ? GROUP BY unit")
                .params(enterprises.toArray(UUID[]::new), year)
                .query((row, n) -> Map.entry(row.getObject("unit", UUID.class), row.getObject("day", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Round round(ResultSet row, int n) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Round(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                RoundState.valueOf(row.getString("state")),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                List.of((String[]) row.getArray("areas").getArray()),
                row.getInt("year"),
                row.getObject("due", LocalDate.class),
                row.getString("language"),
                row.getString("contact"),
                List.of((String[]) row.getArray("duties").getArray()),
                row.getObject("opened_by", UUID.class),
                row.getString("opened_name"),
                instant(row, "opened_at"),
                closed == null ? null : closed.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
