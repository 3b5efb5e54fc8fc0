package cn.anlan.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document being laid out: headings, paragraphs, facts and tables, one after another. Whatever is put in is text, never markup.
 *
 * <p>{@link Printer} makes a PDF or a docx of it.
 */
public final class Paper {

    /** A cell's text with what it stands for: {@code late} is printed so that it catches the eye. */
    public record Cell(@Nullable String text, boolean late) {

        public static Cell of(@Nullable Object value) {
            return new Cell(value == null ? null : value.toString(), false);
        }

        public static Cell late(@Nullable Object value) {
            return new Cell(value == null ? null : value.toString(), true);
        }
    }

    /** What it consists of, in order. */
    sealed interface Part {}

    record Heading(String words) implements Part {}

    record Note(String words) implements Part {}

    record Words(List<String> paragraphs) implements Part {}

    record Facts(List<String> names, List<String> values) implements Part {}

    record Rows(List<String> titles, List<Integer> widths, List<List<Cell>> rows) implements Part {}

    record Signature(String who) implements Part {}

    private final String title;
    private final Locale language;
    private final List<Part> parts = new ArrayList<>();

    public Paper(String title, Locale language) {
        this.title = title;
        this.language = language;
    }

    public Paper heading(String words) {
        return add(new Heading(words));
    }

    /** A line in smaller print under a heading, such as the period and when it was printed. */
    public Paper note(String words) {
        return add(new Note(words));
    }

    /** Words in paragraphs, one for each line. */
    public Paper words(String words) {
        return add(new Words(
                words.lines().filter(line -> !line.isBlank()).map(String::strip).toList()));
    }

    /** Names and what stands under each, such as {@code Unit: Hudai Town}. */
    public Paper facts(List<String> names, List<? extends @Nullable Object> values) {
        var texts = new ArrayList<String>();
        for (Object value : values) {
            texts.add(value == null ? "—" : value.toString());
        }
        return add(new Facts(names, texts));
    }

    /**
     * A table whose head is repeated on every page it reaches.
     *
     * @param widths shares of the page's width, in percent
     */
    public Paper table(List<String> titles, List<Integer> widths, List<List<Cell>> rows) {
        return add(new Rows(titles, widths, rows));
    }

    /** A place to sign: who, and a line. */
    public Paper signature(String who) {
        return add(new Signature(who));
    }

    private Paper add(Part part) {
        parts.add(part);
        return this;
    }

    String title() {
        return title;
    }

    boolean isEnglish() {
        return "en".equals(language.getLanguage());
    }

    List<Part> parts() {
        return parts;
    }

    /** A row of a table from plain values. */
    public static List<Cell> row(@Nullable Object... values) {
        var row = new ArrayList<Cell>();
        for (Object value : values) {
            row.add(value instanceof Cell cell ? cell : Cell.of(value));
        }
        return row;
    }
}
