package cn.anlan.platform;

/** Refusals that know no module. */
public enum PlatformProblem implements ProblemCode {
    MALFORMED(400),
    INVALID(400),
    NOT_SIGNED_IN(401),
    NOT_ALLOWED(403),
    CSRF(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    STALE(409),
    BUSY(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    KEY_REUSED(422),
    KEY_MISSING(400),
    VERSION_MISSING(428),
    BAD_CURSOR(400),
    DISK_FULL(507),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    PlatformProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
