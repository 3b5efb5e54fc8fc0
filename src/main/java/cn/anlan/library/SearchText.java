package cn.anlan.library;

import cn.anlan.platform.SearchKeys;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts as searches compare them: full-width signs as their ordinary ones, capitals as small letters, every character in its place. So a
 * place found in the folded text is the place in the text itself.
 */
final class SearchText {

    /** Articles are few beside hazards and go by no order of age: they share one bucket of keys. */
    private static final int BUCKET = 0;

    private static final int MOST_WORDS = 8;

    private SearchText() {}

    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> folded.appendCodePoint(fold(c)));
        return folded.toString();
    }

    private static int fold(int c) {
        if (c < 0x80) {
            return Character.toLowerCase(c);
        }
        String same = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        int plain = same.codePointCount(0, same.length()) == 1 ? same.codePointAt(0) : c;
        int small = Character.toLowerCase(plain);
        return Character.charCount(small) == Character.charCount(c) ? small : c;
    }

    /** The words asked for, folded, each once; all must be found. */
    static List<Word> words(String asked) {
        return Arrays.stream(fold(asked).split("[\\s\\u3000]+"))
                .filter(word -> !word.isEmpty())
                .map(Word::of)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** The keys of every character and every pair of neighbours in a folded text. */
    static Integer[] keys(String folded) {
        return Stream.concat(
                        Arrays.stream(SearchKeys.of(BUCKET, folded)),
                        folded.codePoints().distinct().mapToObj(SearchText::single))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
    }

    /** The keys that a text with this word has. */
    static Integer[] asked(String word) {
        return word.codePointCount(0, word.length()) == 1
                ? new Integer[] {single(word.codePointAt(0))}
                : SearchKeys.of(BUCKET, word);
    }

    private static Integer single(int c) {
        return SearchKeys.whole(BUCKET, Character.toString(c));
    }

    /** A stretch of a text, found or not. */
    record Piece(String text, boolean hit) {}

    /** A text in pieces, the words found in it apart. */
    static List<Piece> marked(String text, List<Word> words) {
        String folded = fold(text);
        boolean[] hit = new boolean[text.length()];
        for (String word : spellings(words)) {
            for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
                Arrays.fill(hit, at, at + word.length(), true);
            }
        }
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < text.length(); ) {
            int to = from + 1;
            while (to < text.length() && hit[to] == hit[from]) {
                to++;
            }
            pieces.add(new Piece(text.substring(from, to), hit[from]));
            from = to;
        }
        return pieces;
    }

    private static List<String> spellings(List<Word> words) {
        return words.stream().flatMap(word -> word.spellings().stream()).toList();
    }

    /** What stands around the first word found in a text, or how the text begins. */
    static List<Piece> excerpt(String text, List<Word> words, int before, int most) {
        String line = text.replace('\n', ' ');
        String folded = fold(line);
        int first = spellings(words).stream()
                .mapToInt(folded::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(0);
        int from = whole(line, Math.max(0, first - before));
        int to = whole(line, Math.min(line.length(), from + most));
        return marked((from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : ""), words);
    }

    /** The same place, or the one before where it would cut a character in two. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
