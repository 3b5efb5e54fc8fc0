package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A first start that is killed while it loads the samples. */
@AnlanTest
// This process only looks on: its own clock stands in March, and duties it opened would be slipped in before what the
// others sealed.
@TestPropertySource(properties = "anlan.obligations.sweep-every=1h")
class SamplesKilledApiTests {

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isGoneOnWithAtTheNextStart() throws Exception {
        Node killed = Node.start(environment, "--anlan.samples=true");
        await("SELECT count(*) > 8 FROM hazards.hazard");
        killed.kill();
        assertThat(count("SELECT count(*) FROM hazards.hazard")).isBetween(9L, 59L);
        assertThat(count("SELECT count(*) FROM samples.loaded")).isZero();

        try (Node next = Node.start(environment, "--anlan.samples=true")) {
            await("SELECT count(*) > 0 FROM samples.loaded");
            assertThat(next.isAlive()).isTrue();
        }

        assertThat(jdbc.sql("SELECT state || ' ' || count(*) FROM hazards.hazard GROUP BY state ORDER BY state")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("CLOSED 12", "RECTIFIED 6", "RECTIFYING 24", "REPORTED 12", "VERIFIED 6"));
        assertThat(count("SELECT count(DISTINCT title) FROM hazards.hazard")).isEqualTo(60);
        assertThat(count("SELECT count(*) FROM enterprises.document")).isEqualTo(6 + 5);
        assertThat(count("SELECT count(*) FROM enterprises.inspection")).isEqualTo(4);
        assertThat(Node.run(environment, "verify")).as("the ledger is sound").isZero();
    }

    private void await(String condition) {
        for (int i = 0; i < 1800; i++) {
            if (jdbc.sql(condition).query(Boolean.class).single()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("never: " + condition);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
