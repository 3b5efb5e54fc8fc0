package cn.anlan.obligations;

/**
 * Matters under a duty that are brought to their end whatever becomes of the unit, because their origin waits for them. A module that opens
 * such ones declares one as a bean: when the unit is dissolved they pass to the level above, as what is no duty does.
 *
 * @param originKind of the obligations, e.g. {@code tour-report}
 */
public record OutlivesUnit(String originKind) {}
