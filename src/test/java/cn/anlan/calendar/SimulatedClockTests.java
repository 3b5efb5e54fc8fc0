package cn.anlan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.AnlanTest;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnlanTest
class SimulatedClockTests {

    private static final Instant REAL = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant TOLD = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock machine = Clock.fixed(REAL, ZoneOffset.UTC);
    private final List<Object> events = new ArrayList<>();

    @Autowired
    JdbcClient jdbc;

    @Test
    void startsWhereItIsToldAndIsFollowedByOtherNodesAndAfterARestart() throws InterruptedException {
        try (SimulatedClock first = node(TOLD);
                SimulatedClock second = node(null)) {
            assertThat(first.instant()).isEqualTo(TOLD);
            Instant leap = first.instant().plus(Duration.ofDays(400));

            first.advanceTo(leap);

            assertThat(first.instant()).isEqualTo(leap);
            assertThat(events).hasSize(1);
            assertThatThrownBy(() -> first.advanceTo(leap.minusMillis(1)))
                    .isInstanceOfSatisfying(
                            Problem.class, e -> assertThat(e.code()).isEqualTo(CalendarProblem.CLOCK_BACKWARDS));
            for (int i = 0; i < 100 && second.instant().isBefore(leap); i++) {
                Thread.sleep(50);
            }
            assertThat(second.instant()).isEqualTo(leap);
            assertThat(first.withZone(ZoneOffset.ofHours(8)).instant()).isEqualTo(leap);
            try (SimulatedClock restarted = node(TOLD)) {
                assertThat(restarted.instant()).isEqualTo(leap);
            }
        }
    }

    @Test
    void canNotBeSetWhereTimeIsNotSimulated() {
        ClockApi api = new ClockApi(machine, Optional.empty());

        assertThat(api.clock()).isEqualTo(new ClockApi.ClockView(REAL, false));
        assertThatThrownBy(() -> api.set(new ClockApi.ClockSetting(null, "P1D")))
                .isInstanceOfSatisfying(
                        Problem.class, e -> assertThat(e.code()).isEqualTo(PlatformProblem.METHOD_NOT_ALLOWED));
    }

    @Test
    void isRefusedInProduction() {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles("simulation", "production");

        assertThatThrownBy(() -> new Clocks().simulatedClock(jdbc, events::add, environment, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("simulation");
    }

    private SimulatedClock node(@Nullable Instant start) {
        return new SimulatedClock(machine, jdbc, events::add, start);
    }
}
