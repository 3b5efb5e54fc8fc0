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
 * @param stretch 1, or less for characters narrower than they are made
 */
record Line(List<Piece> pieces, float size, float x, float width, float tracking, float stretch) {

    /** @param heavy printed bolder, because a lighter face stands in for a bold one */
    record Piece(Face face, String text, boolean heavy) {}

    Line moved(float by) {
        return new Line(pieces, size, x + by, width, tracking, stretch);
    }

    /** No longer than the room there is, and beginning at {@code x}: its characters are made narrower. */
    Line fitting(float x, float room) {
        float fitting = Math.min(1, room / width);
        return new Line(pieces, size, x, width * fitting, tracking, fitting);
    }

    String text() {
        return String.join("", pieces.stream().map(Piece::text).toList());
    }
}
