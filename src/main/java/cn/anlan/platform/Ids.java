package cn.anlan.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers that sort by the time they were made (UUID version 7, RFC 9562), so that an index on them grows at its right end.
 * The twelve bits after the millisecond count upwards within it; the rest is random.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    // Identifiers follow the machine's clock even where the trade's clock is simulated: they must never repeat or run
    // backwards.
    private static final Clock MACHINE = Clock.systemUTC();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new identifier, greater than every one made before it in this process. */
    public static UUID next() {
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, MACHINE.millis() << 12));
        long high = (tick >>> 12) << 16 | 0x7000L | (tick & 0xFFFL);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
