package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.papers.OfficialPaper;
import cn.anlan.papers.OfficialPrinter;
import cn.anlan.papers.Paper;
import cn.anlan.papers.Printer;
import cn.anlan.platform.Zones;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
                        sender.name(),
                        names(content, l.isEnglish()),
                        content.to().size() == 1 ? content.to().getFirst().name() : "",
                        replyBy(l, content, sender),
                        today()),
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

    /** The file to be read. */
    byte[] pdf(Letter l) {
        return isOfficial(l) ? official.pdf(laid(l)) : printer.pdf(plain(l));
    }

    /** A working copy of the same look; it carries no code, for it isn't the issued file. */
    byte[] docx(Letter l) {
        return isOfficial(l) ? official.docx(laid(l)) : printer.docx(plain(l));
    }

    /**
     * Official documents are written in Chinese: one in English is a plain copy for its readers, without a red head. So is a person's
     * statement about their own work, which isn't the unit's document.
     */
    private static boolean isOfficial(Letter l) {
        return !l.isEnglish() && l.kind().signedBy() != LetterKind.SignedBy.DRAFTER;
    }

    private OfficialPaper laid(Letter l) {
        String issuer = units.get(l.root.unit()).name();
        return OfficialLetter.of(l, text(l), issuer, signedBy(l), day(l), check(l));
    }

    private Paper plain(Letter l) {
        return PlainLetter.of(l, text(l), signedBy(l), day(l), check(l));
    }

    private @Nullable String check(Letter l) {
        return l.issued == null ? null : checkAddress(l.issued.code());
    }

    private LocalDate day(Letter l) {
        return l.issued == null ? today() : LocalDate.ofInstant(l.issued.at(), Zones.CHINA);
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

    static String names(Letter.Content content, boolean en) {
        return content.to().stream().map(Letter.To::name).collect(Collectors.joining(en ? ", " : "、"));
    }

    /** What the signer signs: everything by which a letter is what it is, one fact a line, so that the same letter gives the same bytes. */
    byte[] canonical(Letter l, String fieldsJson) {
        var facts = new ArrayList<>(List.of(
                "anlan-letter-1",
                l.id().toString(),
                l.root.kindId().toString(),
                l.root.unit().toString(),
                l.root.language(),
                l.content.title(),
                signed(l.content.to()),
                String.valueOf(l.content.replyBy()),
                l.content.files().stream().map(FileRef::sha256).collect(Collectors.joining(",")),
                fieldsJson));
        if (!l.content.copies().isEmpty()) {
            facts.add("copies " + signed(l.content.copies()));
        }
        if (l.content.imprint() != null) {
            facts.add("imprint " + l.content.imprint().date() + " "
                    + l.content.imprint().unit());
        }
        return String.join("\n", facts).getBytes(StandardCharsets.UTF_8);
    }

    private static String signed(List<Letter.To> to) {
        return to.stream()
                .map(one -> (one.unit() == null ? "-" : one.unit()) + " " + one.name())
                .collect(Collectors.joining("|"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
