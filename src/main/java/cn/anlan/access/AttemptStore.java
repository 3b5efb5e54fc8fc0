package cn.anlan.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failed attempts to sign in, by the name given. */
@Repository
class AttemptStore {

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until when a name is locked; empty if it isn't now. */
    Optional<Instant> lockedUntil(String account, Instant now) {
        return jdbc.sql("SELECT locked_until FROM access.attempt WHERE account = ? AND locked_until > ?")
                .params(account, Timestamp.from(now))
                .query((row, n) -> row.getTimestamp("locked_until").toInstant())
                .optional();
    }

    /** Counts a failure; true if it locks the name. Failures before the last lock or long ago don't count. */
    boolean failed(String account, Instant now, int most, Duration lock) {
        jdbc.sql("DELETE FROM access.attempt WHERE last_at < ?")
                .param(Timestamp.from(now.minus(Duration.ofDays(1))))
                .update();
        return jdbc.sql("""
                        INSERT INTO access.attempt AS a (account, failures, last_at, locked_until)
                        VALUES (:account, 1, :now, CASE WHEN :most <= 1 THEN CAST(:until AS timestamptz) END)
                        ON CONFLICT (account) DO UPDATE SET
                            failures = CASE WHEN a.locked_until IS NULL THEN a.failures + 1 ELSE 1 END,
                            last_at = :now,
                            locked_until = CASE WHEN a.locked_until > :now THEN a.locked_until
                                                WHEN a.locked_until IS NULL AND a.failures + 1 >= :most THEN :until END
                        RETURNING locked_until IS NOT NULL
                        """)
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .param("until", Timestamp.from(now.plus(lock)))
                .query(Boolean.class)
                .single();
    }

    void clear(String account) {
        jdbc.sql("DELETE FROM access.attempt WHERE account = ?").param(account).update();
    }
}
