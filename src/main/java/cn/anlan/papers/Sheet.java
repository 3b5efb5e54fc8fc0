package cn.anlan.papers;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** A page to print on. Places are in points from its left upper corner. */
final class Sheet implements AutoCloseable {

    static final float WIDTH = mm(210);
    static final float HEIGHT = mm(297);
    static final Color RED = new Color(255, 0, 0);

    /** Where the line stands on which characters are written, in parts of their size below their upper edge. */
    private static final float BASE = 0.88f;

    private final PdfFonts fonts;
    private final PDPageContentStream ink;

    Sheet(PDDocument document, PdfFonts fonts) throws IOException {
        this.fonts = fonts;
        var page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
        document.addPage(page);
        this.ink = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true);
    }

    static float mm(double millimetres) {
        return (float) (millimetres * 72 / 25.4);
    }

    /** A line in the middle of a row. */
    void line(Line line, float left, float top, float height) throws IOException {
        text(line, left + line.x(), top + (height - line.size()) / 2 + BASE * line.size(), Color.BLACK);
    }

    void text(Line line, float x, float base, Color color) throws IOException {
        ink.beginText();
        ink.setTextMatrix(new Matrix(line.stretch(), 0, 0, 1, x, HEIGHT - base));
        ink.setNonStrokingColor(color);
        ink.setStrokingColor(color);
        ink.setCharacterSpacing(line.tracking());
        for (Line.Piece piece : line.pieces()) {
            ink.setFont(fonts.get(piece.face()), line.size());
            ink.setRenderingMode(piece.heavy() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            ink.setLineWidth(line.size() * 0.03f);
            ink.showText(piece.text());
        }
        ink.endText();
    }

    void rule(float fromX, float fromY, float toX, float toY, float thickness, Color color) throws IOException {
        ink.setStrokingColor(color);
        ink.setLineWidth(thickness);
        ink.moveTo(fromX, HEIGHT - fromY);
        ink.lineTo(toX, HEIGHT - toY);
        ink.stroke();
    }

    /** A box to be filled by {@link #fillBoxes}. */
    void box(float left, float top, float width, float height) throws IOException {
        ink.addRect(left, HEIGHT - top - height, width, height);
    }

    void fillBoxes() throws IOException {
        ink.setNonStrokingColor(Color.BLACK);
        ink.fill();
    }

    /** Pale words across the page; to be written before all others, which then stand on them. */
    void watermark(Line line) throws IOException {
        double slope = Math.toRadians(45);
        ink.beginText();
        ink.setNonStrokingColor(new Color(228, 228, 228));
        ink.setCharacterSpacing(line.tracking());
        float half = line.width() / 2;
        float sink = line.size() * 0.38f;
        ink.setTextMatrix(Matrix.getRotateInstance(
                slope, (float) (WIDTH / 2 - half * Math.cos(slope) + sink * Math.sin(slope)), (float)
                        (HEIGHT / 2 - half * Math.sin(slope) - sink * Math.cos(slope))));
        for (Line.Piece piece : line.pieces()) {
            ink.setFont(fonts.get(piece.face()), line.size());
            ink.showText(piece.text());
        }
        ink.endText();
    }

    @Override
    public void close() throws IOException {
        ink.close();
    }
}
