package cn.anlan.papers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An official document of GB/T 9704-2012 as what it says, not how it looks: {@link OfficialPrinter} lays it out, as PDF and as docx.
 * All of its words are text, never markup.
 *
 * @param issuer the red head, as it is to be printed, such as {@code 商都镇人民政府文件}
 * @param signatory of a document that goes upwards: who signs it
 * @param number such as {@code 商安委办〔2026〕3号}; null while it has none
 * @param copyNumber six digits
 * @param secrecy such as {@code 秘密★1年}
 * @param urgency such as {@code 特急}
 * @param title a line break in it is kept; without one its lines are balanced
 * @param to main addressees, without the colon
 * @param attachments their names, without numbers
 * @param closing null for minutes, which nobody signs
 * @param note without brackets
 * @param appendices each on pages of its own
 * @param copies who gets a copy
 * @param check an address printed as a QR code in the PDF; a docx has none, for it isn't the issued file
 * @param draft printed across each page
 */
public record OfficialPaper(
        Form form,
        String issuer,
        @Nullable String signatory,
        @Nullable String number,
        @Nullable String copyNumber,
        @Nullable String secrecy,
        @Nullable String urgency,
        String title,
        List<String> to,
        List<Block> body,
        List<String> attachments,
        @Nullable Closing closing,
        @Nullable String note,
        List<Appendix> appendices,
        List<String> copies,
        @Nullable Imprint imprint,
        @Nullable String check,
        boolean draft) {

    public OfficialPaper {
        signatory = given(signatory);
        number = given(number);
        copyNumber = given(copyNumber);
        secrecy = given(secrecy);
        urgency = given(urgency);
        note = given(note);
        check = given(check);
        to = given(to);
        body = List.copyOf(body);
        attachments = given(attachments);
        appendices = List.copyOf(appendices);
        copies = given(copies);
    }

    /** A blank field is none. */
    private static @Nullable String given(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }

    private static List<String> given(List<String> names) {
        return names.stream().filter(name -> !name.isBlank()).map(String::strip).toList();
    }

    /** The forms of the standard that differ in their first page. */
    public enum Form {
        /** The general form. */
        DOCUMENT,
        /** 信函格式: the issuer's name above double red lines, the number on the right. */
        LETTER,
        /** 纪要格式. */
        MINUTES
    }

    /**
     * Who signs, and when.
     *
     * @param date null leaves room for it, as in a draft
     * @param sealed room is left for a seal over unit and date
     */
    public record Closing(String unit, @Nullable LocalDate date, boolean sealed) {}

    /** What stands behind the document, on pages of its own. */
    public record Appendix(String title, List<Block> blocks) {

        public Appendix {
            blocks = List.copyOf(blocks);
        }
    }

    /** Who printed it and when, at the foot of the last page. */
    public record Imprint(String unit, LocalDate date) {}
}
