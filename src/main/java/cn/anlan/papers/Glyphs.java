package cn.anlan.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Which characters the documents' font can print. One it can't is said by its number, so that a rare name is never silently lost. */
final class Glyphs {

    static final String SONG = "/fonts/NotoSerifSC-Regular.ttf";
    static final String HEI = "/fonts/NotoSansSC-Bold.ttf";

    /** The font is read once, and only its table of characters is kept. */
    private static final class Known {
        static final java.util.BitSet CHARACTERS = read();

        private static java.util.BitSet read() {
            try (InputStream file = open(SONG);
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                CmapLookup characters = font.getUnicodeCmapLookup();
                var known = new java.util.BitSet(0x32000);
                for (int character = 0x20; character < 0x32000; character++) {
                    if (characters.getGlyphId(character) != 0) {
                        known.set(character);
                    }
                }
                return known;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Glyphs() {}

    static InputStream open(String font) {
        InputStream file = Glyphs.class.getResourceAsStream(font);
        if (file == null) {
            throw new IllegalStateException("missing " + font);
        }
        return file;
    }

    /** The words with a usual form for characters that share a shape, and {@code 〓(U+…)} for those that can't be printed. */
    static String printable(String words) {
        String usual = java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFC);
        var out = new StringBuilder();
        usual.codePoints().forEach(character -> {
            if (Known.CHARACTERS.get(character)) {
                out.appendCodePoint(character);
            } else if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                out.append(' ');
            } else if (character == 0x2011 || character == 0xad) {
                out.append(character == 0xad ? "" : "-");
            } else if (!Character.isISOControl(character) && Character.getType(character) != Character.FORMAT) {
                String simple =
                        java.text.Normalizer.normalize(Character.toString(character), java.text.Normalizer.Form.NFKC);
                boolean same = simple.codePoints().allMatch(Known.CHARACTERS::get);
                out.append(same ? simple : "〓(U+%04X)".formatted(character));
            }
        });
        return out.toString();
    }
}
