package cn.anlan.documents;

import cn.anlan.papers.Block;
import cn.anlan.papers.OfficialPaper;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A letter as an official document of GB/T 9704-2012. */
final class OfficialLetter {

    private static final Pattern FIRST_LEVEL = Pattern.compile("^[一二三四五六七八九十]+、.*");
    private static final Pattern SECOND_LEVEL = Pattern.compile("^（[一二三四五六七八九十]+）.*");

    private OfficialLetter() {}

    /**
     * @param issuer the unit's name; the red head says 文件 or 纪要 after it
     * @param signedBy in whose name it goes out
     * @param check where the file issued can be checked; null of a draft
     */
    static OfficialPaper of(
            Letter l, LetterText text, String issuer, String signedBy, LocalDate day, @Nullable String check) {
        OfficialPaper.Form form = OfficialPaper.Form.valueOf(l.kind().form().name());
        Letter.Issued issued = l.issued;
        return new OfficialPaper(
                form,
                head(form, issuer),
                null,
                issued == null ? null : issued.number(),
                null,
                null,
                null,
                text.title(),
                l.content.to().stream().map(Letter.To::name).toList(),
                blocks(text.parts()),
                attachments(l, text),
                form == OfficialPaper.Form.MINUTES ? null : new OfficialPaper.Closing(signedBy, day, issued != null),
                null,
                text.appendices().stream()
                        .map(one -> new OfficialPaper.Appendix(one.title(), blocks(one.parts())))
                        .toList(),
                l.content.copies().stream().map(Letter.To::name).toList(),
                imprint(l, day),
                check,
                issued == null);
    }

    /** What is printed behind it comes first, so that its label's number is that of the list. */
    private static List<String> attachments(Letter l, LetterText text) {
        return Stream.concat(
                        text.appendices().stream().map(LetterText.Appendix::title),
                        l.content.files().stream().map(FileRef::name))
                .toList();
    }

    private static List<Block> blocks(List<LetterText.Part> parts) {
        return parts.stream().map(OfficialLetter::block).toList();
    }

    private static OfficialPaper.@Nullable Imprint imprint(Letter l, LocalDate day) {
        var imprint = l.content.imprint();
        return imprint == null
                ? null
                : new OfficialPaper.Imprint(imprint.unit(), imprint.date() == null ? day : imprint.date());
    }

    private static String head(OfficialPaper.Form form, String issuer) {
        return switch (form) {
            case DOCUMENT -> issuer + "文件";
            case LETTER -> issuer;
            case MINUTES -> issuer + "纪要";
        };
    }

    private static Block block(LetterText.Part part) {
        return switch (part) {
            case LetterText.Heading(var words) -> new Block.Heading(level(words), words);
            case LetterText.Paragraph(var words) -> new Block.Paragraph(words);
            case LetterText.Table(var titles, var widths, var rows) -> new Block.Table(titles, widths, rows);
        };
    }

    private static int level(String heading) {
        if (SECOND_LEVEL.matcher(heading).matches()) {
            return 2;
        }
        return FIRST_LEVEL.matcher(heading).matches() ? 1 : 3;
    }
}
