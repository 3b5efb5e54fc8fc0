package cn.anlan.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the following page, null on the last
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {

    /** Rows one page may have at most. */
    public static final int MOST = 200;

    /** Makes a page of rows fetched with {@code LIMIT limit + 1}: the extra row only tells that there is more. */
    public static <T> CursorPage<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new CursorPage<>(List.copyOf(rows), null);
        }
        List<T> shown = List.copyOf(rows.subList(0, limit));
        return new CursorPage<>(shown, cursor.apply(shown.getLast()));
    }

    /** A page size within 1 and {@link #MOST}, 50 when none is asked for. */
    public static int limit(@Nullable Integer asked) {
        return asked == null ? 50 : Math.clamp(asked, 1, MOST);
    }
}
