package cn.anlan.platform;

/** What can go wrong, one enum per module. Texts stand in {@code problems/<module>_<language>.properties} under the constant's name. */
public interface ProblemCode {

    String name();

    /** HTTP status: 404 absent or out of scope, 409 stale or wrong state, 422 a rule says no, 400 malformed. */
    int status();

    /** The module's name: first part of the problem's type. */
    default String module() {
        String[] path = getClass().getPackageName().split("\\.");
        return path[path.length - 1];
    }

    /** Stable address of this kind of problem, by which pages tell problems apart. */
    default String type() {
        return "/problems/" + module() + "/"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
