package cn.anlan.hazards;

import cn.anlan.platform.Zones;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of hazards, such as YH2026-000123. Taken fifty at a time, so some are never used. */
@Component
class HazardNumbers {

    /** As the sequence's increment says. */
    private static final int BLOCK = 50;

    private final JdbcClient jdbc;
    private long next;
    private int left;

    HazardNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String next(Instant reportedAt) {
        return "YH%d-%06d".formatted(reportedAt.atZone(Zones.CHINA).getYear(), next());
    }

    private synchronized long next() {
        if (left == 0) {
            next = jdbc.sql("SELECT nextval('hazards.hazard_number')")
                    .query(Long.class)
                    .single();
            left = BLOCK;
        }
        left--;
        return next++;
    }
}
