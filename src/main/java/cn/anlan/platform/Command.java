package cn.anlan.platform;

import org.jspecify.annotations.Nullable;

/**
 * The envelope of a command: handlers take it as a parameter.
 *
 * @param key the caller's {@code Idempotency-Key}, at most 100 characters
 * @param seen the version the caller saw, from {@code If-Match}; null when a record is being created
 * @param path method and path of the request: the same key on another path is another command
 */
public record Command(String key, @Nullable Long seen, String path) {

    /** The version seen; a command on an existing record must have one. */
    public long version() {
        if (seen == null) {
            throw new Problem(PlatformProblem.VERSION_MISSING);
        }
        return seen;
    }
}
