package cn.anlan.calendar;

import java.time.Instant;

/**
 * Simulated time leapt forward. Whoever sweeps for what time brings about listens and sweeps before returning, so that the caller of the
 * leap sees its consequences.
 */
public record ClockAdvanced(Instant from, Instant to) {}
