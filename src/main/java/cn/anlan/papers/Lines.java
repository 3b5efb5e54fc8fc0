package cn.anlan.papers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Sets words in lines: as many characters as fit, none of the marks where it may not stand, and each full line as long as the others.
 *
 * @param size of the font, in points
 * @param tracking added after each character, in points; below 0 it draws them together
 * @param first where the first line begins, and {@code rest} the others
 * @param width where all of them end
 */
record Lines(Type type, float size, float tracking, float first, float rest, float width, Align align) {

    /** How lines stand between the margins. */
    enum Align {
        LEFT,
        /** As left, but a line that isn't the last is spread to the right margin. */
        FULL,
        CENTER,
        RIGHT
    }

    /** Words in one face. */
    record Span(Face face, String text) {}

    /** More than this between two characters looks torn: such a line stays short. */
    private static final float WIDEST_GAP = 4;

    private static final float ROUNDING = 0.05f;

    List<Line> set(Span... spans) {
        return set(List.of(spans));
    }

    /** All words on one line, however long. */
    static Optional<Line> one(Type type, float size, float tracking, Span... spans) {
        return new Lines(type, size, tracking, 0, 0, Float.MAX_VALUE, Align.LEFT)
                .set(spans).stream().findFirst();
    }

    List<Line> set(List<Span> spans) {
        var text = new StringBuilder();
        var faces = new ArrayList<Face>();
        for (Span span : spans) {
            String words = type.printable(span.text());
            text.append(words);
            for (int i = 0; i < words.length(); i++) {
                faces.add(span.face());
            }
        }
        return set(text.toString(), faces);
    }

    private List<Line> set(String text, List<Face> faces) {
        BitSet breaks = Breaks.in(text);
        var lines = new ArrayList<Line>();
        int from = 0;
        while (from < text.length()) {
            float room = width - (lines.isEmpty() ? first : rest) + ROUNDING;
            int to = end(text, faces, breaks, from, room);
            lines.add(line(text, faces, from, to, lines.isEmpty() ? first : rest, to == text.length()));
            from = to;
        }
        return lines;
    }

    /** Where the line that begins at {@code from} ends. */
    private int end(String text, List<Face> faces, BitSet breaks, int from, float room) {
        float pen = 0;
        int at = from;
        int last = from;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            pen += advance(faces.get(at), character);
            // Blanks at a line's end need no room
            if (pen > room && character != ' ') {
                return last > from ? last : Math.max(at, from + Character.charCount(text.codePointAt(from)));
            }
            at += Character.charCount(character);
            if (breaks.get(at)) {
                last = at;
            }
        }
        return at;
    }

    private Line line(String text, List<Face> faces, int from, int to, float x, boolean last) {
        int end = to;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        float natural = 0;
        int characters = 0;
        var pieces = new ArrayList<Line.Piece>();
        var run = new StringBuilder();
        Face running = Face.SONG;
        boolean heavy = false;
        for (int at = from; at < end; ) {
            int character = text.codePointAt(at);
            Face wanted = faces.get(at);
            Face face = type.printing(wanted, character);
            boolean bolder = wanted.bold() && !face.bold();
            if (!run.isEmpty() && (face != running || bolder != heavy)) {
                pieces.add(new Line.Piece(running, run.toString(), heavy));
                run.setLength(0);
            }
            running = face;
            heavy = bolder;
            run.appendCodePoint(character);
            natural += advance(wanted, character);
            characters++;
            at += Character.charCount(character);
        }
        if (!run.isEmpty()) {
            pieces.add(new Line.Piece(running, run.toString(), heavy));
        }
        float free = width - x - natural;
        float gap = characters > 1 ? free / (characters - 1) : 0;
        return switch (align) {
            case LEFT -> new Line(pieces, size, x, natural, tracking, 1);
            case FULL ->
                last || gap > WIDEST_GAP
                        ? new Line(pieces, size, x, natural, tracking, 1)
                        : new Line(pieces, size, x, width - x, tracking + gap, 1);
            case CENTER -> new Line(pieces, size, x + free / 2, natural, tracking, 1);
            case RIGHT -> new Line(pieces, size, x + free, natural, tracking, 1);
        };
    }

    private float advance(Face wanted, int character) {
        return type.advance(type.printing(wanted, character), character) * size + tracking;
    }
}
