package cn.anlan.spreadsheets;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The text of a cell on its way in and out. */
public final class CellText {

    /** The most a cell can hold, by the file format. */
    static final int LONGEST = 32_767;

    // Controls that no keyboard makes, the marks that turn the reading direction (a name could be shown other than it
    // is), and
    // invisible spaces.
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFFE\\uFFFF]");
    private static final Pattern ESCAPED_CONTROL = Pattern.compile("_x00[01][0-9A-Fa-f]_");
    private static final Pattern SEVERAL = Pattern.compile("[、，,；;／/\\n]|\\s{2,}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)*%?");

    private CellText() {}

    /** What the cell says: without controls, direction marks and outer space, and with one kind of line break. */
    public static String clean(String raw) {
        String text = raw;
        if (text.indexOf('_') >= 0) {
            text = ESCAPED_CONTROL.matcher(text).replaceAll("");
        }
        if (needsWork(text)) {
            text = UNSEEN.matcher(text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' '))
                    .replaceAll("");
        }
        text = text.strip();
        return text.length() > 1 && text.charAt(0) == '\'' && startsFormula(text.substring(1))
                ? text.substring(1)
                : text;
    }

    /** The several names in one cell: 张三、李四；王五. */
    public static List<String> several(String text) {
        return Arrays.stream(SEVERAL.split(text))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The text as it may stand in a file that people open: never the start of a formula. */
    public static String harmless(String text) {
        return startsFormula(text) ? "'" + text : text;
    }

    private static boolean startsFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '@', '\t', '\r' -> true;
            case '+', '-' -> !NUMBER.matcher(text).matches();
            default -> false;
        };
    }

    private static boolean needsWork(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t'
                    || c == '\u00A0'
                    || c == '\u007F'
                    || c >= '\u200B' && c <= '\u2069'
                    || c >= '\uFEFF') {
                return true;
            }
        }
        return false;
    }
}
