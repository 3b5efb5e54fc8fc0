package cn.anlan.supervision;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How far a measure is, for modules that issued it.
 *
 * @param state {@code ISSUED}, {@code ACKNOWLEDGED}, {@code HELD}, {@code ANSWERED}, {@code CLOSED} or {@code WITHDRAWN}
 * @param late past its day and not answered
 */
public record MeasureStanding(UUID id, String state, LocalDate dueDay, boolean late) {}
