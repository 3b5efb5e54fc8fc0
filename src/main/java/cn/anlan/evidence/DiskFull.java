package cn.anlan.evidence;

import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells a full disk from other failures to write. */
final class DiskFull {

    private DiskFull() {}

    /** Java has no type for it: the operating system's words are all there is. */
    static RuntimeException or(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        return message.contains("No space left") || message.contains("quota exceeded")
                ? new Problem(PlatformProblem.DISK_FULL)
                : new UncheckedIOException(failed);
    }
}
