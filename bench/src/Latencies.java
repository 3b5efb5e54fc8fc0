import java.util.Arrays;

/** Latencies of one kind of work, kept whole. Safe for several threads. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = latency;
    }

    synchronized int count() {
        return count;
    }

    /** A percentile in milliseconds; NaN when nothing was measured. */
    synchronized double millis(double percentile) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(count * percentile / 100) - 1)] / 1e6;
    }
}
