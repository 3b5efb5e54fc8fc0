package cn.anlan.documents;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.papers.OfficialPaper;
import cn.anlan.papers.OfficialPrinter;
import cn.anlan.papers.Paper;
import cn.anlan.papers.Printer;
import cn.anlan.platform.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A letter on paper: as a draft before it is issued, and once for good when it is. */
@Component
class LetterPaper {

    private final Printer printer;
    private final OfficialPrinter official;
    private final UnitQueries units;
    private final ReplyTerms terms;
    private final DocumentsSettings settings;
    private final Clock clock;

    LetterPaper(
            Printer printer,
            OfficialPrinter official,
            UnitQueries units,
            ReplyTerms terms,
            DocumentsSettings settings,
            Clock clock) {
        this.printer = printer;
        this.official = official;
        this.units = units;
        this.terms = terms;
        this.settings = settings;
        this.clock = clock;
    }

    /** Its words as of now. */
    LetterText text(Letter l) {
        return text(l, l.content);
    }

    /** The words another content would have. */
    LetterText text(Letter l, Letter.Content content) {
        UnitView sender = units.get(l.root.unit());
        return LetterText.of(
                l.kind(),
                l.root.language(),
                content.fields(),
                new LetterText.Known(
                        sender.name(), names(content, l.isEnglish()), replyBy(l, content, sender), today()),
                id -> units.find(id).map(UnitView::name).orElse(""));
    }

    /** The last day for a reply, if one is asked for; a day that has passed meanwhile is shown as it was set. */
    private @Nullable LocalDate replyBy(Letter l, Letter.Content content, UnitView sender) {
        if (l.root.matterTracks() || content.replyBy() != null) {
            return l.root.matterTracks() ? null : content.replyBy();
        }
        var deadline = terms.of(l.kind(), sender, null, false);
        return deadline == null ? null : deadline.day();
    }

    /** The file to be read: an official document; in English, and as a person's statement about their own work, without a red head. */
    byte[] pdf(Letter l) {
        boolean official = !l.isEnglish() && l.kind().signedBy() != LetterKind.SignedBy.DRAFTER;
        return official ? written(this.official::pdf, l) : plain(l);
    }

    /** A working copy; it carries no code, for it isn't the issued file. */
    byte[] docx(Letter l) {
        return written(official::docx, l);
    }

    private interface Laying {
        void out(OfficialPaper paper, OutputStream to) throws IOException;
    }

    private byte[] written(Laying laying, Letter l) {
        var out = new ByteArrayOutputStream();
        String check = l.issued == null ? null : checkAddress(l.issued.code());
        String issuer = units.get(l.root.unit()).name();
        try {
            laying.out(OfficialLetter.of(l, text(l), issuer, signedBy(l), day(l), check), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private LocalDate day(Letter l) {
        return l.issued == null ? today() : LocalDate.ofInstant(l.issued.at(), Zones.CHINA);
    }

    private byte[] plain(Letter l) {
        boolean en = l.isEnglish();
        LetterText text = text(l);
        var paper = new Paper(text.title(), en ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        Letter.Issued issued = l.issued;
        if (issued == null) {
            paper.note(en ? "DRAFT, not valid" : "草稿，未印发，不作为正式文书");
        } else if (issued.number() != null) {
            paper.note(issued.number());
        }
        String to = names(l.content, en);
        if (!to.isEmpty()) {
            paper.note(to + (en ? ":" : "："));
        }
        for (LetterText.Part part : text.parts()) {
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
        attachments(l, paper, en);
        paper.signature(signedBy(l));
        paper.signature(LetterText.day(day(l), en));
        if (issued != null) {
            paper.note((en ? "Check this file: " : "本件可在以下地址核验：") + checkAddress(issued.code()));
        }
        return printer.pdf(paper);
    }

    /** In whose name it goes out: the unit's, or of a statement about one's own work, the person's. */
    private String signedBy(Letter l) {
        if (l.kind().signedBy() == LetterKind.SignedBy.LEADER) {
            return units.get(l.root.unit()).name();
        }
        return l.signed == null ? l.root.draftedName() : l.signed.title() + " " + l.signed.name();
    }

    String checkAddress(String code) {
        return settings.address() + "/checks/" + code;
    }

    private static void attachments(Letter l, Paper paper, boolean en) {
        List<FileRef> files = l.content.files();
        if (!files.isEmpty()) {
            paper.words((en ? "Enclosed: " : "附件：")
                    + files.stream().map(FileRef::name).collect(Collectors.joining(en ? "; " : "；")));
        }
    }

    private static String names(Letter.Content content, boolean en) {
        return content.to().stream().map(Letter.To::name).collect(Collectors.joining(en ? ", " : "、"));
    }

    /** What the signer signs: everything by which a letter is what it is, one fact a line, so that the same letter gives the same bytes. */
    byte[] canonical(Letter l, String fieldsJson) {
        String text = String.join(
                "\n",
                Arrays.asList(
                        "anlan-letter-1",
                        l.id().toString(),
                        l.root.kindId().toString(),
                        l.root.unit().toString(),
                        l.root.language(),
                        l.content.title(),
                        l.content.to().stream()
                                .map(to -> (to.unit() == null ? "-" : to.unit()) + " " + to.name())
                                .collect(Collectors.joining("|")),
                        String.valueOf(l.content.replyBy()),
                        l.content.files().stream().map(FileRef::sha256).collect(Collectors.joining(",")),
                        fieldsJson));
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
