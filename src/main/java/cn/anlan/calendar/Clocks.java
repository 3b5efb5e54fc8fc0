package cn.anlan.calendar;

import cn.anlan.platform.Backdating;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock everybody reads: the machine's, or with the profile {@code simulation} one that can be advanced. */
@Configuration(proxyBeanMethods = false)
class Clocks {

    @Bean
    @Profile("!simulation")
    Clock clock(@Value("${anlan.samples:false}") boolean samples) {
        return samples ? Backdating.over(Clock.systemUTC()) : Clock.systemUTC();
    }

    @Bean
    @Profile("simulation")
    SimulatedClock simulatedClock(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Environment environment,
            @Value("${anlan.simulation.start:#{null}}") @Nullable String start) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException(
                    "生产环境不得模拟时间：请去掉 simulation。 Time can't be simulated in production: drop the profile simulation.");
        }
        return new SimulatedClock(Clock.systemUTC(), jdbc, events, start == null ? null : Instant.parse(start));
    }
}
