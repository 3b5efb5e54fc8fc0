package cn.anlan.calendar;

/**
 * A year of the official calendar became known, or was corrected. Provisional deadlines that consulted it can be confirmed. Published
 * within the transaction of the import; a listener must bear seeing it twice.
 */
public record CalendarPublished(int year, int version) {}
