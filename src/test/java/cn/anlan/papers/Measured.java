package cn.anlan.papers;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes the measure of a PDF itself. Lengths in millimetres from the page's left upper corner. */
final class Measured implements AutoCloseable {

    /** @param base the line it stands on; {@code size} of its font in points */
    record Glyph(String text, double x, double right, double base, double size, String font) {}

    /** A row of characters that stand on one line. */
    record Row(double base, List<Glyph> glyphs) {

        String text() {
            return String.join("", glyphs.stream().map(Glyph::text).toList()).strip();
        }

        double left() {
            return glyphs.getFirst().x();
        }

        double right() {
            return glyphs.getLast().right();
        }

        Glyph first() {
            return glyphs.getFirst();
        }
    }

    /** @param color as in {@code ff0000} */
    record Stroke(double fromX, double fromY, double toX, double toY, double thickness, String color) {

        double length() {
            return Math.hypot(toX - fromX, toY - fromY);
        }

        boolean level() {
            return Math.abs(toY - fromY) < 0.01;
        }
    }

    private final PDDocument document;

    Measured(byte[] pdf) throws IOException {
        this.document = Loader.loadPDF(pdf);
    }

    PDDocument document() {
        return document;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    String text() throws IOException {
        return new PDFTextStripper().getText(document);
    }

    static double mm(double points) {
        return points * 25.4 / 72;
    }

    /** @param page from 1 */
    List<Row> rows(int page) throws IOException {
        var rows = new ArrayList<Row>();
        for (Glyph glyph : glyphs(page).stream()
                .sorted(Comparator.comparingDouble(Glyph::base))
                .toList()) {
            if (rows.isEmpty() || glyph.base() - rows.getLast().base() > 0.3) {
                rows.add(new Row(glyph.base(), new ArrayList<>()));
            }
            rows.getLast().glyphs().add(glyph);
        }
        rows.forEach(row -> row.glyphs().sort(Comparator.comparingDouble(Glyph::x)));
        return rows;
    }

    /** The row that has these words. */
    Row row(int page, String words) throws IOException {
        return rows(page).stream()
                .filter(row -> row.text().replace(" ", "").contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + words + " on page " + page));
    }

    List<Glyph> glyphs(int page) throws IOException {
        var glyphs = new ArrayList<Glyph>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                for (TextPosition at : positions) {
                    if (at.getDir() == 0) {
                        glyphs.add(new Glyph(
                                at.getUnicode(),
                                mm(at.getXDirAdj()),
                                mm(at.getXDirAdj() + at.getWidthDirAdj()),
                                mm(at.getYDirAdj()),
                                at.getFontSizeInPt(),
                                at.getFont().getName()));
                    }
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.setSortByPosition(true);
        stripper.getText(document);
        return glyphs;
    }

    BufferedImage picture(int page, int dpi) throws IOException {
        return new PDFRenderer(document).renderImageWithDPI(page - 1, dpi);
    }

    /** Where red ink is between two heights: top, bottom, left, right. */
    double[] red(int page, int dpi, double from, double to) throws IOException {
        BufferedImage picture = picture(page, dpi);
        double mm = dpi / 25.4;
        double[] box = {999, 0, 999, 0};
        for (int y = (int) (from * mm); y < to * mm; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                if ((rgb >> 16 & 255) > 200 && (rgb & 255) < 100) {
                    box[0] = Math.min(box[0], y / mm);
                    box[1] = Math.max(box[1], y / mm);
                    box[2] = Math.min(box[2], x / mm);
                    box[3] = Math.max(box[3], x / mm);
                }
            }
        }
        return box;
    }

    List<Stroke> strokes(int page) throws IOException {
        var engine = new Strokes(document.getPage(page - 1));
        engine.processPage(document.getPage(page - 1));
        return engine.strokes;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** Listens to what is drawn as lines. */
    private static final class Strokes extends PDFGraphicsStreamEngine {

        private final List<Stroke> strokes = new ArrayList<>();
        private final double height;
        private Point2D from = new Point2D.Float();
        private Point2D to = new Point2D.Float();

        Strokes(PDPage page) {
            super(page);
            this.height = page.getMediaBox().getHeight();
        }

        @Override
        public void moveTo(float x, float y) {
            from = new Point2D.Float(x, y);
        }

        @Override
        public void lineTo(float x, float y) {
            to = new Point2D.Float(x, y);
        }

        @Override
        public void strokePath() throws IOException {
            strokes.add(new Stroke(
                    mm(from.getX()),
                    mm(height - from.getY()),
                    mm(to.getX()),
                    mm(height - to.getY()),
                    mm(getGraphicsState().getLineWidth()),
                    "%06x".formatted(getGraphicsState().getStrokingColor().toRGB())));
        }

        @Override
        public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

        @Override
        public void drawImage(PDImage image) {}

        @Override
        public void clip(int windingRule) {}

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

        @Override
        public Point2D getCurrentPoint() {
            return to;
        }

        @Override
        public void closePath() {}

        @Override
        public void endPath() {}

        @Override
        public void fillPath(int windingRule) {}

        @Override
        public void fillAndStrokePath(int windingRule) {}

        @Override
        public void shadingFill(COSName name) {}
    }
}
