package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Filters that people keep for themselves. */
@Repository
class SavedFilters {

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedFilters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param query the list's query string */
    record Saved(String name, String query, Instant savedAt) {}

    List<Saved> of(UUID person) {
        return jdbc.sql("SELECT name, query, saved_at FROM obligations.saved_filter WHERE person = ? ORDER BY name")
                .params(person)
                .query((row, n) -> new Saved(
                        row.getString("name"), row.getString("query"), ObligationStore.required(row, "saved_at")))
                .list();
    }

    void save(UUID person, String name, String query) {
        jdbc.sql("""
                INSERT INTO obligations.saved_filter (person, name, query, saved_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (person, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at
                """)
                .params(person, name, query, java.util.Objects.requireNonNull(utc(clock.instant())))
                .update();
    }

    void forget(UUID person, String name) {
        jdbc.sql("DELETE FROM obligations.saved_filter WHERE person = ? AND name = ?")
                .params(person, name)
                .update();
    }
}
