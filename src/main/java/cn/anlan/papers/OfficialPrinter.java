package cn.anlan.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lays official documents out as GB/T 9704-2012 asks: as a PDF/A whose text can be searched and copied, and as a docx of the same look.
 * The same document gives the same PDF, byte for byte.
 */
@Component
public class OfficialPrinter {

    private final FontShelf fonts;

    /** @param own a folder with a place's own licensed fonts, or nothing */
    public OfficialPrinter(@Value("${anlan.fonts:}") String own) {
        this.fonts = new FontShelf(own.isBlank() ? null : Path.of(own));
    }

    /** The document as PDF/A-2u. */
    public byte[] pdf(OfficialPaper paper) {
        return written(out -> pdf(paper, out));
    }

    /** The document as docx. */
    public byte[] docx(OfficialPaper paper) {
        return written(out -> docx(paper, out));
    }

    /** Writes the document as PDF/A-2u. The stream is left open. */
    public void pdf(OfficialPaper paper, OutputStream out) throws IOException {
        PdfPaper.print(paper, fonts, out);
    }

    /** Writes the document as docx. The stream is left open. */
    public void docx(OfficialPaper paper, OutputStream out) throws IOException {
        new WordPaper(paper).write(out);
    }

    private interface Laying {
        void out(OutputStream to) throws IOException;
    }

    private static byte[] written(Laying laying) {
        var out = new ByteArrayOutputStream();
        try {
            laying.out(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
