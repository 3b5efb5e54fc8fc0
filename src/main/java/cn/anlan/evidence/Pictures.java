package cn.anlan.evidence;

import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.platform.Problem;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.springframework.stereotype.Component;

/**
 * Copies of photos that carry nothing but the picture: no place, no time, no device. They are drawn anew, so that nothing hidden in the
 * original survives; the original is never touched.
 */
@Component
class Pictures {

    private static final int THUMBNAIL = 320;
    private static final int PUBLISHED = 2560;

    private final EvidenceFiles files;

    Pictures(EvidenceFiles files) {
        this.files = files;
    }

    /** A small copy as JPEG. */
    Path thumbnail(EvidenceView photo) {
        return drawn(photo, "thumbnails", THUMBNAIL, EvidenceProblem.NO_THUMBNAIL);
    }

    /** A copy fit to be published, as JPEG. */
    Path published(EvidenceView photo) {
        return drawn(photo, "published", PUBLISHED, EvidenceProblem.CANNOT_STRIP);
    }

    private Path drawn(EvidenceView photo, String directory, int edge, EvidenceProblem otherwise) {
        if (!photo.type().equals(MediaType.JPEG.type()) && !photo.type().equals(MediaType.PNG.type())) {
            throw new Problem(otherwise);
        }
        Path copy = files.root().resolve(directory).resolve(photo.sha256() + ".jpg");
        if (Files.exists(copy)) {
            return copy;
        }
        try {
            Files.createDirectories(copy.getParent());
            Path half = Files.createTempFile(copy.getParent(), "half", ".jpg");
            try {
                ImageIO.write(draw(files.path(photo.sha256()), edge), "jpg", half.toFile());
                return Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw DiskFull.or(e);
        }
    }

    private static BufferedImage draw(Path original, int edge) throws IOException {
        int orientation = Capture.of(original).orientation();
        BufferedImage picture = read(original, edge);
        double scale = Math.min(1.0, (double) edge / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        boolean turned = orientation >= 5;
        var drawn = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(upright(orientation, width, height));
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    /** Reads no more pixels than are needed, so that a huge picture takes little memory. */
    private static BufferedImage read(Path original, int edge) throws IOException {
        try (var in = ImageIO.createImageInputStream(original.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                ImageReadParam param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * edge));
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Exif's eight orientations as what turns the picture upright. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
