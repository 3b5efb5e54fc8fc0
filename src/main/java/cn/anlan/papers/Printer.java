package cn.anlan.papers;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Prints papers on A4: as PDF with the fonts inside, so that they look alike everywhere, and as docx to write in. */
@Component
public class Printer {

    /** The PDF, whole. */
    public byte[] pdf(Paper paper) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .useFont(() -> FontShelf.open(Face.SONG), "Song", 400, FontStyle.NORMAL, true)
                .useFont(() -> FontShelf.open(Face.HEI), "Hei", 400, FontStyle.NORMAL, true)
                .useFont(() -> FontShelf.open(Face.HEI), "Hei", 700, FontStyle.NORMAL, true)
                .withProducer("Anlan")
                // A paper holds its words alone: nothing is fetched from anywhere.
                .useUriResolver((base, uri) -> null)
                .withHtmlContent(PaperPage.of(paper), null)
                .toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same as docx. */
    public byte[] docx(Paper paper) {
        var out = new ByteArrayOutputStream();
        try {
            new WordPlain(paper).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
