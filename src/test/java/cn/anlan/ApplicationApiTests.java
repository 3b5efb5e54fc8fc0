package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnlanTest
class ApplicationApiTests {

    @Autowired
    Http http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Test
    void answersOverHttp() {
        assertThat(http.get("/").status()).isLessThan(500);
    }

    @Test
    void runsAsARoleThatOwnsNothing() {
        assertThat(jdbc.sql("SELECT current_user").query(String.class).single()).isEqualTo("anlan_app");
        assertThat(jdbc.sql("SELECT count(*) FROM pg_class WHERE relowner = 'anlan_app'::regrole")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void timeStandsStillUntilMoved() {
        assertThat(clock.instant()).isEqualTo(TestClock.START);
    }
}
