package cn.anlan.papers;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces used in one PDF, each embedded with just the characters used. */
final class PdfFonts {

    private final PDDocument document;
    private final Type type;
    private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);

    PdfFonts(PDDocument document, Type type) {
        this.document = document;
        this.type = type;
    }

    PDFont get(Face face) throws IOException {
        PDFont font = fonts.get(face);
        if (font == null) {
            font = PDType0Font.load(document, type.font(face), true);
            fonts.put(face, font);
        }
        return font;
    }
}
