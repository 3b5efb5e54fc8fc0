package cn.anlan.library;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a line of a document begins when it begins something: a chapter, an article, an item. */
final class ArticleMarks {

    private static final String N = Numerals.SIGNS;

    private static final Pattern PART =
            Pattern.compile("第(" + N + "+)([编章节])(?:[\\s\\u3000]+(.{0,60})|([^，。；条]{0,40}))");
    private static final Pattern ARTICLE =
            Pattern.compile("(第(" + N + "+)条(?:之(" + N + "+))?)(?![款项的规和])[\\s\\u3000:：、.]*(.*)");
    private static final Pattern CHINESE = Pattern.compile("([一二三四五六七八九十百]+)、\\s*(.*)");
    private static final Pattern BRACKETED = Pattern.compile("[（(]([一二三四五六七八九十百]+)[）)]\\s*(.*)");
    private static final Pattern NUMBERED = Pattern.compile("([0-9０-９]{1,3})[.．、](?![0-9０-９])\\s*(.*)");
    private static final Pattern DECIMAL =
            Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3}){1,4})(?![\\d.%％])[\\s\\u3000]*(.*)");
    private static final Pattern CLAUSE = Pattern.compile("(\\d{1,2})[\\s\\u3000]+(\\D.{0,40})");

    /** Which of several ways of numbering a document follows. */
    enum Scheme {
        /** 第一条, in chapters and sections. */
        ARTICLES,
        /** 4.1.2, as standards are numbered. */
        DECIMALS,
        /** 一、（一）1. within each other. */
        OUTLINE,
        /** No numbers: one text. */
        NONE
    }

    /**
     * A line that begins something.
     *
     * @param level 0 for the outermost; chapters and articles have levels of their own
     * @param label as written
     * @param number the number in the label, as anchors have it
     * @param chapter what it begins only holds others
     * @param rest the line after the mark
     */
    record Mark(int level, String label, String number, boolean chapter, String rest) {}

    private ArticleMarks() {}

    static Scheme scheme(List<String> lines) {
        if (lines.stream().anyMatch(line -> ARTICLE.matcher(line).matches())) {
            return Scheme.ARTICLES;
        }
        if (count(lines, DECIMAL) >= 3) {
            return Scheme.DECIMALS;
        }
        boolean outlined = count(lines, CHINESE) >= 2 || count(lines, BRACKETED) >= 2 || count(lines, NUMBERED) >= 2;
        return outlined ? Scheme.OUTLINE : Scheme.NONE;
    }

    private static long count(List<String> lines, Pattern pattern) {
        return lines.stream().filter(line -> pattern.matcher(line).matches()).count();
    }

    /** What a line begins, null if it only goes on. */
    static @Nullable Mark of(String line, Scheme scheme) {
        return switch (scheme) {
            case ARTICLES -> articles(line);
            case DECIMALS -> decimals(line);
            case OUTLINE -> outline(line);
            case NONE -> null;
        };
    }

    private static @Nullable Mark articles(String line) {
        Matcher part = PART.matcher(line);
        if (part.matches()) {
            int level = "编章节".indexOf(part.group(2));
            return new Mark(level, line, "", true, "");
        }
        Matcher article = ARTICLE.matcher(line);
        if (!article.matches()) {
            return null;
        }
        String then = article.group(3);
        String number = Numerals.read(article.group(2)) + (then == null ? "" : "-" + Numerals.read(then));
        return new Mark(3, article.group(1), number, false, article.group(4));
    }

    private static @Nullable Mark decimals(String line) {
        Matcher decimal = DECIMAL.matcher(line);
        if (decimal.matches()) {
            return new Mark(1, decimal.group(1), decimal.group(1), false, decimal.group(2));
        }
        return CLAUSE.matcher(line).matches() ? new Mark(0, line, "", true, "") : null;
    }

    private static @Nullable Mark outline(String line) {
        Pattern[] levels = {CHINESE, BRACKETED, NUMBERED};
        for (int level = 0; level < levels.length; level++) {
            Matcher mark = levels[level].matcher(line);
            if (mark.matches()) {
                String written = level == 1 ? "（" + mark.group(1) + "）" : mark.group(1);
                return new Mark(level, written, String.valueOf(Numerals.read(mark.group(1))), false, mark.group(2));
            }
        }
        return null;
    }
}
