package cn.anlan.papers;

import java.util.List;

/** A part of a document's body. Its words are printed as they are; nothing in them is markup. */
public sealed interface Block {

    /**
     * A heading with its number in the words, such as {@code 一、工作目标}, {@code （一）}, {@code 1.} and {@code （1）}.
     *
     * @param level 1 to 4, which chooses the face: Hei, Kai, FangSong, FangSong (GB/T 9704-2012, 7.3.3)
     */
    record Heading(int level, String text) implements Block {

        public Heading {
            if (level < 1 || level > 4) {
                throw new IllegalArgumentException("a heading's level is 1 to 4, not " + level);
            }
        }
    }

    /** Words in paragraphs, one for each line of the text. */
    record Paragraph(String text) implements Block {}

    /** A named entry whose further lines stand below its words, such as {@code 出席：张某、李某} in minutes. */
    record Entry(String label, String text) implements Block {}

    /**
     * A table whose head is repeated on every page it reaches.
     *
     * @param widths shares of the page's width, one for each title
     * @param rows as many cells in each as there are titles
     */
    record Table(List<String> titles, List<Integer> widths, List<List<String>> rows) implements Block {

        public Table {
            titles = List.copyOf(titles);
            widths = List.copyOf(widths);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = titles.size();
            if (columns == 0 || widths.size() != columns || widths.stream().anyMatch(width -> width <= 0)) {
                throw new IllegalArgumentException("a table needs a title and a width above 0 for each column");
            }
            if (rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("each row of this table has " + columns + " cells");
            }
        }
    }
}
