package cn.anlan;

import cn.anlan.platform.Backdating;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still at 09:00 on Monday 2 March 2026, Beijing time, until a test moves it. */
public final class TestClock extends Clock {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Instant START =
            LocalDateTime.parse("2026-03-02T09:00").atZone(ZONE).toInstant();

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return Backdating.then().orElseGet(now::get);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    /** The same instants, told in another zone; it moves with this clock. */
    @Override
    public Clock withZone(ZoneId zone) {
        TestClock original = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return original.withZone(other);
            }

            @Override
            public Instant instant() {
                return original.instant();
            }
        };
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    /** To a date and time in Beijing: {@code set("2026-04-15T00:00")}. */
    public void set(String localDateTime) {
        set(LocalDateTime.parse(localDateTime).atZone(ZONE).toInstant());
    }

    public void reset() {
        set(START);
    }
}
