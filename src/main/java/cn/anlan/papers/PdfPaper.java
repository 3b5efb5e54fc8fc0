package cn.anlan.papers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.util.StreamUtils;

/** A document as PDF: head, text, foot and page numbers put together. */
final class PdfPaper {

    private PdfPaper() {}

    static void print(OfficialPaper paper, FontShelf shelf, OutputStream out) throws IOException {
        shelf.lend(type -> print(paper, type, out));
    }

    private static void print(OfficialPaper paper, Type type, OutputStream out) throws IOException {
        try (var document = new PDDocument()) {
            var fonts = new PdfFonts(document, type);
            var foot = new PdfFoot(paper, type);
            List<Strip> strips = PdfBody.of(paper, type);
            Sheet sheet = sheet(document, fonts, paper, foot);
            int row = new PdfHead(paper, type).print(sheet);
            Pages pages = Pages.of(strips, row * Grid.ROW);
            pages.leave(foot.height());
            int count = pages.all().size();
            for (int page = 1; page <= count; page++) {
                if (page > 1) {
                    sheet = sheet(document, fonts, paper, foot);
                }
                print(sheet, pages.all().get(page - 1));
                foot.number(sheet, page);
                if (page == count) {
                    foot.end(sheet, page);
                }
                sheet.close();
            }
            Archival.mark(document, type.printable(String.join("", Titles.lines(paper.title()))));
            // Named after what it says, so that the same document is the same file
            document.setDocumentId((long) paper.toString().hashCode());
            document.save(StreamUtils.nonClosing(out));
        }
    }

    private static Sheet sheet(PDDocument document, PdfFonts fonts, OfficialPaper paper, PdfFoot foot)
            throws IOException {
        var sheet = new Sheet(document, fonts);
        if (paper.draft()) {
            foot.watermark(sheet);
        }
        return sheet;
    }

    private static void print(Sheet sheet, List<Pages.Placed> strips) throws IOException {
        for (int i = 0; i < strips.size(); i++) {
            Pages.Placed placed = strips.get(i);
            placed.strip().ink().print(sheet, Grid.LEFT, Grid.TOP + placed.top(), i == strips.size() - 1);
        }
    }
}
