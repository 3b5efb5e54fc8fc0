package cn.anlan.calendar;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every version of every published year. */
@Component
class CalendarStore {

    private final JdbcClient jdbc;

    CalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version in force of each published year, the latest year last. */
    List<CalendarYear> years() {
        return jdbc.sql("""
                        SELECT DISTINCT ON (year) year, version, holidays, make_up_days, source
                        FROM calendar.year ORDER BY year, version DESC
                        """).query((row, n) -> year(row)).list();
    }

    Optional<CalendarYear> year(int year) {
        return jdbc.sql("""
                        SELECT year, version, holidays, make_up_days, source
                        FROM calendar.year WHERE year = ? ORDER BY version DESC LIMIT 1
                        """).param(year).query((row, n) -> year(row)).optional();
    }

    List<VersionView> versions(int year) {
        return jdbc.sql("""
                        SELECT version, imported_by, imported_at
                        FROM calendar.year WHERE year = ? ORDER BY version DESC
                        """)
                .param(year)
                .query((row, n) -> new VersionView(
                        row.getInt("version"),
                        row.getObject("imported_by", UUID.class),
                        row.getTimestamp("imported_at").toInstant()))
                .list();
    }

    /** Adds a version; false if there is one of that number already. */
    boolean insert(CalendarYear year, UUID by, Instant at) {
        return jdbc.sql("""
                        INSERT INTO calendar.year (year, version, holidays, make_up_days, source, imported_by, imported_at)
                        VALUES (?, ?, ?::date[], ?::date[], ?, ?, ?)
                        ON CONFLICT (year, version) DO NOTHING
                        """)
                        .params(
                                year.year(),
                                year.version(),
                                texts(year.holidays()),
                                texts(year.makeUpDays()),
                                year.source().toArray(String[]::new),
                                by,
                                at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static String[] texts(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static CalendarYear year(ResultSet row) throws SQLException {
        return new CalendarYear(
                row.getInt("year"),
                row.getInt("version"),
                days(row.getArray("holidays")),
                days(row.getArray("make_up_days")),
                List.of((String[]) row.getArray("source").getArray()));
    }

    private static List<LocalDate> days(Array array) throws SQLException {
        return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
    }

    /** Who imported a version, and when. */
    record VersionView(int version, UUID importedBy, Instant importedAt) {}
}
