package cn.anlan.papers;

import java.util.List;

/**
 * A line that has been set.
 *
 * @param pieces the words by the face that prints them
 * @param size of the font, in points
 * @param x where it begins, from the left edge of the place it was set for
 * @param width how long it is
 * @param tracking what is added after each character, in points
 */
record Line(List<Piece> pieces, float size, float x, float width, float tracking) {

    /** @param heavy printed bolder, because a lighter face stands in for a bold one */
    record Piece(Face face, String text, boolean heavy) {}

    Line moved(float by) {
        return new Line(pieces, size, x + by, width, tracking);
    }

    String text() {
        return String.join("", pieces.stream().map(Piece::text).toList());
    }
}
