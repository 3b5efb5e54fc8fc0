package cn.anlan.papers;

import cn.anlan.papers.OfficialPaper.Imprint;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fixed words and marks of an official document, the same in each file made of it. */
final class Wording {

    private Wording() {}

    /** A day without leading zeros; blanks to write in while there is none. */
    static String date(@Nullable LocalDate date) {
        return date == null ? "\u3000\u3000年\u3000月\u3000日" : Days.zh(date);
    }

    static String addressees(List<String> to) {
        return String.join("，", to) + "：";
    }

    /** Numbers stand before names when there are several. */
    static String attachmentNumber(int index, int count) {
        return count == 1 ? "" : (index + 1) + ". ";
    }

    /** A name without a mark at its end. */
    static String attachment(String name) {
        return name.strip().replaceFirst("[。；;，,、.]+$", "");
    }

    /** Numbered as its name is in the list of attachments, where files may come after it (GB/T 9704-2012, 7.3.7). */
    static String appendixLabel(int index, OfficialPaper paper) {
        return Math.max(paper.attachments().size(), paper.appendices().size()) == 1 ? "附件" : "附件" + (index + 1);
    }

    static String note(String note) {
        String bare = note.strip();
        return bare.startsWith("（") && bare.endsWith("）") ? bare : "（" + bare + "）";
    }

    static String copies(List<String> copies) {
        return String.join("，", copies) + "。";
    }

    static String printed(Imprint imprint) {
        return date(imprint.date()) + "印发";
    }

    static String signatoryLabel() {
        return "签发人：";
    }

    /** Whether a column reads better centred: all of its cells are short. */
    static boolean centred(Block.Table table, int column, double characters) {
        return table.rows().stream().allMatch(row -> width(row.get(column)) <= characters);
    }

    /** About how many Chinese characters wide the words are. */
    static double width(String words) {
        return words.codePoints()
                .mapToDouble(character -> character < 0x2000 ? 0.56 : 1)
                .sum();
    }
}
