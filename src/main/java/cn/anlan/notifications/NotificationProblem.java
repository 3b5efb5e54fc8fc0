package cn.anlan.notifications;

import cn.anlan.platform.ProblemCode;

/** What the outbox refuses. */
enum NotificationProblem implements ProblemCode {
    /** Only what was given up can be tried again. */
    NOT_GIVEN_UP;

    @Override
    public int status() {
        return 409;
    }
}
