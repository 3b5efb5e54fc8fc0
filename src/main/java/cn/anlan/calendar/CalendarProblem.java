package cn.anlan.calendar;

import cn.anlan.platform.ProblemCode;

/** What the calendar and the clock refuse. */
public enum CalendarProblem implements ProblemCode {
    /** The notice of a year has rows that can't be right. */
    BAD_CALENDAR(400),
    /** A preview was asked for something that can't be computed. */
    BAD_TERM(400),
    HOURS_NEVER_PAUSE(422),
    PAUSE_REVERSED(422),
    PAUSE_OUTSIDE_TERM(422),
    PAUSED_ALREADY(422),
    EXTENSION_TOO_SHORT(422),
    /** Simulated time only goes forward, and not beyond the years a calendar can have. */
    CLOCK_BACKWARDS(422),
    CLOCK_TOO_FAR(422);

    private final int status;

    CalendarProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
