package cn.anlan.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The faces with their measures. Not for several threads at once. */
final class Type {

    /** A face's font and its table of characters. */
    private record Font(TrueTypeFont font, CmapLookup characters) {

        int glyph(int character) {
            return characters.getGlyphId(character);
        }
    }

    private final FontShelf shelf;
    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);

    Type(FontShelf shelf) {
        this.shelf = shelf;
    }

    TrueTypeFont font(Face face) {
        return open(face).font();
    }

    boolean has(Face face, int character) {
        return open(face).glyph(character) != 0;
    }

    /** The face that really prints a character: the wanted one, else one that has it. */
    Face printing(Face wanted, int character) {
        if (has(wanted, character)) {
            return wanted;
        }
        return has(Face.SONG, character) || !has(Face.FANG, character) ? Face.SONG : Face.FANG;
    }

    String printable(String words) {
        return Glyphs.printable(words, character -> has(Face.SONG, character) || has(Face.FANG, character));
    }

    /** How far a character moves the pen, in parts of the font's size. */
    float advance(Face face, int character) {
        Font font = open(face);
        try {
            return font.font().getAdvanceWidth(font.glyph(character))
                    / (float) font.font().getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far the ink of the words rises above and falls below the line they stand on, in parts of the font's size. */
    Ink ink(Face wanted, String words) {
        float top = 0;
        float bottom = 0;
        for (int character : words.codePoints().toArray()) {
            Font font = open(printing(wanted, character));
            try {
                var glyph = font.font().getGlyph().getGlyph(font.glyph(character));
                if (glyph != null) {
                    float em = font.font().getUnitsPerEm();
                    top = Math.max(top, glyph.getBoundingBox().getUpperRightY() / em);
                    bottom = Math.min(bottom, glyph.getBoundingBox().getLowerLeftY() / em);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Ink(top, -bottom);
    }

    /** @param above over the line; {@code below} under it, both positive */
    record Ink(float above, float below) {}

    private Font open(Face face) {
        return fonts.computeIfAbsent(face, any -> {
            try (InputStream file = shelf.file(face)) {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
                return new Font(font, font.getUnicodeCmapLookup());
            } catch (IOException e) {
                throw new UncheckedIOException("the font for " + face + " can't be read; it has to be TrueType", e);
            }
        });
    }
}
