package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.obligations.Town;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/** Whatever is read gives its connection to the database back: more readings than there are connections need no more of them. */
@AnlanTest
@Import(Town.Doors.class)
class ConnectionsApiTests {

    @Autowired
    Town town;

    @Value("${spring.datasource.hikari.maximum-pool-size}")
    int connections;

    @Test
    void areGivenBackByThoseWhoReadFilesAndActs() {
        assertThat(connections).isPositive();
        for (int reading = 0; reading <= connections; reading++) {
            town.as(town.head).get("/api/evidence?sha256=" + "a".repeat(64)).is(200);
            town.as(town.auditor).get("/api/acts?limit=5").is(200);
            town.as(town.head).get("/api/hints").is(200);
        }
    }
}
