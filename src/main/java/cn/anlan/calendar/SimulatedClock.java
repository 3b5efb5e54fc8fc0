package cn.anlan.calendar;

import cn.anlan.platform.Backdating;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Time for demonstrations and tests: it runs as fast as the machine's, a distance apart that only grows. The distance is kept in the
 * database, so that it outlives a restart and all nodes follow it within half a second.
 */
final class SimulatedClock extends Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedClock.class);
    private static final Instant LATEST = Instant.parse("2199-01-01T00:00:00Z");

    private final Clock machine;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final ScheduledExecutorService follower = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("simulated-clock").factory());
    private volatile long aheadMillis;

    SimulatedClock(Clock machine, JdbcClient jdbc, ApplicationEventPublisher events, @Nullable Instant start) {
        this.machine = machine;
        this.jdbc = jdbc;
        this.events = events;
        jdbc.sql("INSERT INTO calendar.simulated_clock (ahead_millis) VALUES (?) ON CONFLICT DO NOTHING")
                .param(
                        start == null
                                ? 0
                                : Duration.between(machine.instant(), start).toMillis())
                .update();
        follow();
        follower.scheduleWithFixedDelay(this::followIfPossible, 500, 500, TimeUnit.MILLISECONDS);
    }

    /**
     * Leaps to an instant and lets everybody who waits for time act before it returns.
     *
     * @throws Problem {@link CalendarProblem#CLOCK_BACKWARDS} or {@link CalendarProblem#CLOCK_TOO_FAR}
     */
    void advanceTo(Instant instant) {
        Instant before = instant();
        if (instant.isAfter(LATEST)) {
            throw new Problem(CalendarProblem.CLOCK_TOO_FAR, instant);
        }
        int moved = jdbc.sql("UPDATE calendar.simulated_clock SET ahead_millis = :ahead WHERE ahead_millis <= :ahead")
                .param("ahead", Duration.between(machine.instant(), instant).toMillis())
                .update();
        if (moved == 0) {
            throw new Problem(CalendarProblem.CLOCK_BACKWARDS, instant, before);
        }
        follow();
        events.publishEvent(new ClockAdvanced(before, instant()));
    }

    private void follow() {
        aheadMillis = jdbc.sql("SELECT ahead_millis FROM calendar.simulated_clock")
                .query(Long.class)
                .single();
    }

    private void followIfPossible() {
        try {
            follow();
        } catch (DataAccessException e) {
            LOG.warn("Simulated time can't be followed for now: {}", e.getMessage());
        }
    }

    @Override
    public Instant instant() {
        return Backdating.then().orElseGet(() -> machine.instant().plusMillis(aheadMillis));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
    }

    @Override
    public void close() {
        follower.shutdownNow();
    }

    private static final class Zoned extends Clock {
        private final Clock time;
        private final ZoneId zone;

        Zoned(Clock time, ZoneId zone) {
            this.time = time;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(time, other);
        }
    }
}
