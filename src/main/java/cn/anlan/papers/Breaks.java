package cn.anlan.papers;

import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/**
 * Where a line may end: Java's rules for Chinese, by which no closing mark begins a line and no opening one ends it. Numbers and words in
 * Latin letters stay whole unless they are long.
 */
final class Breaks {

    private static final String NOT_FIRST = "～·％‰℃℉";
    private static final int LONG = 24;

    private Breaks() {}

    /** The places in the text, each the index of the character that would begin the next line. */
    static BitSet in(String text) {
        var places = new BitSet(text.length() + 1);
        BreakIterator rules = BreakIterator.getLineInstance(Locale.CHINA);
        rules.setText(text);
        for (int at = rules.next(); at != BreakIterator.DONE; at = rules.next()) {
            if (at == text.length() || !kept(text, at)) {
                places.set(at);
            }
        }
        return places;
    }

    private static boolean kept(String text, int at) {
        if (NOT_FIRST.indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        if (!latin(text.charAt(at - 1)) || !latin(text.charAt(at))) {
            return false;
        }
        int from = at;
        int to = at;
        while (from > 0 && latin(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && latin(text.charAt(to))) {
            to++;
        }
        return to - from <= LONG;
    }

    private static boolean latin(char character) {
        return character > ' ' && character < 0x7f;
    }
}
