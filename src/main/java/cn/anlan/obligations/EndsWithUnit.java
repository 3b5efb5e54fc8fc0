package cn.anlan.obligations;

/**
 * Matters that only the very unit could have done. A module that opens such ones declares one as a bean: when the unit is dissolved they are
 * waived, and their origin goes on from there, as a hazard is assigned anew. Whatever else the unit had passes to the level above.
 *
 * @param originKind of the obligations, e.g. {@code hazard}
 */
public record EndsWithUnit(String originKind) {}
