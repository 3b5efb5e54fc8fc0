package cn.anlan.papers;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A part of the text that isn't parted between two pages, as wide as the text.
 *
 * @param height in points
 * @param kind what happens where a page begins
 * @param keep it stays on one page with the strip after it
 * @param head what is printed above it again when it begins a page
 */
record Strip(
        float height, Kind kind, boolean keep, @Nullable Strip head, Ink ink) {

    enum Kind {
        TEXT,
        /** Left out where a page begins. */
        BLANK,
        /** Begins a page of its own. */
        NEW_PAGE,
        /** Begins where a row of the page begins. */
        ROW
    }

    /** Prints a strip whose left upper corner is given; {@code last} says that the page ends with it. */
    interface Ink {
        void print(Sheet sheet, float left, float top, boolean last) throws IOException;
    }

    static Strip row(Line line) {
        return new Strip(
                Grid.ROW, Kind.TEXT, false, null, (sheet, left, top, last) -> sheet.line(line, left, top, Grid.ROW));
    }

    static Strip blank() {
        return new Strip(Grid.ROW, Kind.BLANK, true, null, (sheet, left, top, last) -> {});
    }

    boolean blankRow() {
        return kind == Kind.BLANK && height == Grid.ROW;
    }

    Strip kept() {
        return new Strip(height, kind, true, head, ink);
    }

    Strip as(Kind other) {
        return new Strip(height, other, keep, head, ink);
    }
}
