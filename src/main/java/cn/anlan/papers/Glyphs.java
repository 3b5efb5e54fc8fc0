package cn.anlan.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Which characters the documents' font can print. One it can't is said by its number, so that a rare name is never silently lost. */
final class Glyphs {

    /** The font is read once, and only its table of characters is kept. */
    private static final class Known {
        static final BitSet CHARACTERS = read();

        private static BitSet read() {
            try (InputStream file = FontShelf.open(Face.SONG);
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                CmapLookup characters = font.getUnicodeCmapLookup();
                var known = new BitSet(0x32000);
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

    /** As {@link #printable(String, IntPredicate)}, by what the serif font has. */
    static String printable(String words) {
        return printable(words, Known.CHARACTERS::get);
    }

    /** The words for a reader with fonts of their own: without what isn't a character. */
    static String clean(String words) {
        return printable(
                words,
                character -> !Character.isISOControl(character)
                        && Character.getType(character) != Character.FORMAT
                        && Character.getType(character) != Character.SURROGATE
                        && (character & 0xfffe) != 0xfffe);
    }

    /** The words with a usual form for characters that share a shape, and {@code 〓(U+…)} for those that can't be printed. */
    static String printable(String words, IntPredicate known) {
        String usual = Normalizer.normalize(words, Normalizer.Form.NFC);
        var out = new StringBuilder();
        usual.codePoints().forEach(character -> {
            if (known.test(character)) {
                out.appendCodePoint(character);
            } else if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                out.append(' ');
            } else if (character == 0x2011 || character == 0xad) {
                out.append(character == 0xad ? "" : "-");
            } else if (!Character.isISOControl(character) && Character.getType(character) != Character.FORMAT) {
                String simple = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
                boolean same = simple.codePoints().allMatch(known);
                out.append(same ? simple : "〓(U+%04X)".formatted(character));
            }
        });
        return out.toString();
    }
}
