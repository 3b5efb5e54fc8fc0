package cn.anlan.papers;

import cn.anlan.papers.OfficialPaper.Appendix;
import cn.anlan.papers.OfficialPaper.Closing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/** A document as docx, with the licensed fonts that offices have by their names. */
final class WordPaper {

    private final OfficialPaper paper;
    private final XWPFDocument document = new XWPFDocument();

    WordPaper(OfficialPaper paper) {
        this.paper = paper;
    }

    void write(OutputStream out) throws IOException {
        try (document) {
            document.getProperties()
                    .getCoreProperties()
                    .setTitle(Glyphs.clean(String.join("", Titles.lines(paper.title()))));
            document.getProperties().getCoreProperties().setCreator("Anlan");
            new WordPage(document, paper).lay();
            var head = new WordHead(paper);
            if (paper.form() == OfficialPaper.Form.LETTER) {
                head.belowLetter(document);
            } else {
                head.document(document);
            }
            title(paper.title());
            row();
            if (!paper.to().isEmpty()) {
                row().align(ParagraphAlignment.BOTH).body(Face.FANG, Wording.addressees(paper.to()));
            }
            blocks(paper.body());
            attachments(paper.attachments());
            if (paper.closing() != null) {
                closing(paper.closing());
            }
            if (paper.note() != null) {
                row().indent(2 * Grid.CELL, 0, 0).body(Face.FANG, Wording.note(paper.note()));
            }
            for (int i = 0; i < paper.appendices().size(); i++) {
                appendix(paper.appendices().get(i), Wording.appendixLabel(i, paper));
            }
            new WordTables(document).imprint(paper);
            document.write(StreamUtils.nonClosing(out));
        }
    }

    private WordText row() {
        return new WordText(document.createParagraph());
    }

    private void title(String title) {
        for (String line : Titles.lines(title)) {
            row().free().align(ParagraphAlignment.CENTER).keep().words(Face.TITLE, Grid.TITLE, line);
        }
    }

    private WordText paragraph(Face face, String words) {
        return row().align(ParagraphAlignment.BOTH).indent(2 * Grid.CELL, 0, 0).body(face, words);
    }

    private void blocks(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.get(i), i == 0 ? null : blocks.get(i - 1));
        }
    }

    private void block(Block block, @Nullable Block after) {
        switch (block) {
            case Block.Heading(int level, String text) ->
                paragraph(level == 1 ? Face.HEI : level == 2 ? Face.KAI : Face.FANG, text.strip())
                        .keep();
            case Block.Paragraph(String text) ->
                text.lines().filter(line -> !line.isBlank()).forEach(line -> paragraph(Face.FANG, line.strip()));
            case Block.Entry(String label, String text) -> {
                if (after != null && !(after instanceof Block.Entry)) {
                    row();
                }
                double hang = 2 + Wording.width(label) + 1;
                row().align(ParagraphAlignment.BOTH)
                        .indent(2 * Grid.CELL, hang > Grid.COLUMNS / 2.0 ? 0 : hang * Grid.CELL, 0)
                        .body(Face.HEI, label + "：")
                        .body(Face.FANG, text.strip());
            }
            case Block.Table table -> new WordTables(document).table(table);
        }
    }

    private void attachments(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        row().keep();
        for (int i = 0; i < names.size(); i++) {
            String number = Wording.attachmentNumber(i, names.size());
            double hang = 5 + (number.isEmpty() ? 0 : 1.5);
            WordText line = row().indent((i == 0 ? 2 : 5) * Grid.CELL, hang * Grid.CELL, 0);
            line.body(Face.FANG, (i == 0 ? "附件：" : "") + number.strip());
            if (!number.isEmpty()) {
                line.run(Face.FANG, Grid.BODY).addTab();
            }
            line.body(Face.FANG, Wording.attachment(names.get(i)));
        }
    }

    private void closing(Closing closing) {
        String date = Wording.date(closing.date());
        double dateWidth = Wording.width(date) * Grid.CELL;
        double unitWidth = Wording.width(closing.unit()) * Grid.CELL;
        double unitRight;
        double dateRight;
        if (closing.sealed()) {
            dateRight = 4 * Grid.CELL;
            unitRight = dateRight + (dateWidth - unitWidth) / 2;
            row().keep();
        } else if (dateWidth > unitWidth) {
            dateRight = 2 * Grid.CELL;
            unitRight = dateRight + dateWidth + 2 * Grid.CELL - unitWidth;
        } else {
            unitRight = 2 * Grid.CELL;
            dateRight = unitRight + unitWidth - 2 * Grid.CELL - dateWidth;
        }
        row().keep();
        row().keep()
                .align(ParagraphAlignment.RIGHT)
                .indent(0, 0, Math.max(0, unitRight))
                .body(Face.FANG, closing.unit());
        row().align(ParagraphAlignment.RIGHT).indent(0, 0, dateRight).body(Face.FANG, date);
    }

    private void appendix(Appendix appendix, String label) {
        row().newPage().keep().body(Face.HEI, label);
        row().keep();
        title(Objects.requireNonNull(appendix.title()));
        row();
        blocks(appendix.blocks());
    }
}
