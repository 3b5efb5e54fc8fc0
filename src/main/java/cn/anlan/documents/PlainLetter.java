package cn.anlan.documents;

import cn.anlan.papers.Paper;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A letter on a plain page: one in English, which says that it is no official document, or a person's statement about their own work. */
final class PlainLetter {

    static final String READING_COPY = "Plain copy in English, for reading. Official documents are written in Chinese.";

    private final Letter letter;
    private final boolean en;
    private final Paper paper;

    private PlainLetter(Letter letter, String title) {
        this.letter = letter;
        this.en = letter.isEnglish();
        this.paper = new Paper(title, en ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * @param signedBy in whose name it goes out
     * @param check where the file issued can be checked; null of a draft
     */
    static Paper of(Letter l, LetterText text, String signedBy, LocalDate day, @Nullable String check) {
        var plain = new PlainLetter(l, text.title());
        plain.head();
        plain.parts(text.parts());
        plain.foot(text, signedBy, day, check);
        text.appendices().forEach(plain::appendix);
        return plain.paper;
    }

    private void head() {
        if (en) {
            paper.note(READING_COPY);
        }
        Letter.Issued issued = letter.issued;
        if (issued == null) {
            paper.note(en ? "DRAFT, not valid" : "草稿，未印发，不作为正式文书");
        } else if (issued.number() != null) {
            paper.note(issued.number());
        }
        String to = LetterPaper.names(letter.content, en);
        if (!to.isEmpty()) {
            paper.note(to + (en ? ":" : "："));
        }
    }

    private void appendix(LetterText.Appendix appendix) {
        paper.heading((en ? "Appendix: " : "附件：") + appendix.title());
        parts(appendix.parts());
    }

    private void parts(List<LetterText.Part> parts) {
        for (LetterText.Part part : parts) {
            switch (part) {
                case LetterText.Heading(var words) -> paper.heading(words);
                case LetterText.Paragraph(var words) -> paper.words(words);
                case LetterText.Table(var titles, var widths, var rows) ->
                    paper.table(
                            titles,
                            widths,
                            rows.stream().map(row -> Paper.row(row.toArray())).toList());
            }
        }
    }

    private void foot(LetterText text, String signedBy, LocalDate day, @Nullable String check) {
        List<String> enclosed = Stream.concat(
                        text.appendices().stream().map(LetterText.Appendix::title),
                        letter.content.files().stream().map(FileRef::name))
                .toList();
        if (!enclosed.isEmpty()) {
            paper.words((en ? "Enclosed: " : "附件：") + String.join(en ? "; " : "；", enclosed));
        }
        paper.signature(signedBy);
        paper.signature(LetterText.day(day, en));
        if (!letter.content.copies().isEmpty()) {
            paper.note((en ? "Copies: " : "抄送：")
                    + letter.content.copies().stream()
                            .map(Letter.To::name)
                            .collect(Collectors.joining(en ? ", " : "，")));
        }
        var imprint = letter.content.imprint();
        if (imprint != null) {
            String on = LetterText.day(imprint.date() == null ? day : imprint.date(), en);
            paper.note(en ? "Printed by " + imprint.unit() + " on " + on : imprint.unit() + "　" + on + "印发");
        }
        if (check != null) {
            paper.note((en ? "Check this file: " : "本件可在以下地址核验：") + check);
        }
    }
}
