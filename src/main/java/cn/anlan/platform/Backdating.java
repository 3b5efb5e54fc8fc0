package cn.anlan.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A time of its own for what one thread does. Samples of what takes weeks are lived through step by step this way, under every rule there is,
 * before anybody looks at them; nothing else may use it. The ledger says of each act when it was really entered.
 */
public final class Backdating {

    private static final ThreadLocal<Instant> THEN = new ThreadLocal<>();

    private Backdating() {}

    /** Until {@link #over()} this thread's time stands still at {@code then}. */
    public static void to(Instant then) {
        THEN.set(then);
    }

    public static void over() {
        THEN.remove();
    }

    /** The time at which this thread's time stands still, if it does. */
    public static Optional<Instant> then() {
        return Optional.ofNullable(THEN.get());
    }

    /** What the clock shows whoever has no time of their own: when something is entered is never set back. */
    public static Instant present(Clock clock) {
        Instant then = THEN.get();
        if (then == null) {
            return clock.instant();
        }
        THEN.remove();
        try {
            return clock.instant();
        } finally {
            THEN.set(then);
        }
    }

    /** A clock that shows each thread its own time, and the clock's own to all that have none. */
    public static Clock over(Clock clock) {
        return new Clock() {
            @Override
            public Instant instant() {
                return then().orElseGet(clock::instant);
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return over(clock.withZone(zone));
            }
        };
    }
}
