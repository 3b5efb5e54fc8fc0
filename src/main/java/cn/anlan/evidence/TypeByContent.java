package cn.anlan.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.tika.Tika;

/** Tells what a file is by what is in it. Its name and what the uploader says are not asked. */
final class TypeByContent {

    private static final Tika TIKA = new Tika();
    private static final int HEAD = 64;
    private static final int OLE_SECTORS = 64;
    private static final int WEBM_TRACKS = 4096;

    private TypeByContent() {}

    /**
     * What a file was found to be.
     *
     * @param name the media type, also of what is refused
     */
    record Found(String name, Optional<MediaType> type) {}

    static Found of(Path file) throws IOException {
        Found found = look(file);
        boolean broken = found.type()
                .filter(type -> (type == MediaType.JPEG || type == MediaType.PNG) && !isPicture(file))
                .isPresent();
        return broken ? new Found(found.name() + "?", Optional.empty()) : found;
    }

    private static Found look(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("ftyp", 4)) {
            return byBrand(start.substring(8, Math.min(12, start.length())));
        }
        if (start.startsWith("\u001aE\u00df\u00a3")) {
            return start.contains("webm") ? inWebm(file) : refused("video/x-matroska");
        }
        if (start.startsWith("#!AMR")) {
            return known(MediaType.AMR);
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return inZip(file);
        }
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return inCompoundFile(file);
        }
        // The path isn't given: Tika would look at the name.
        try (InputStream in = Files.newInputStream(file)) {
            String type = TIKA.detect(in);
            return new Found(type, MediaType.of(type));
        }
    }

    /** ISO base media files say by a brand what they are. */
    private static Found byBrand(String brand) {
        return switch (brand) {
            case "heic", "heix", "heim", "heis", "mif1", "msf1" -> known(MediaType.HEIC);
            case "M4A ", "M4B " -> known(MediaType.M4A);
            case "qt  " -> known(MediaType.MOV);
            case "isom",
                    "iso2",
                    "iso4",
                    "iso5",
                    "iso6",
                    "mp41",
                    "mp42",
                    "avc1",
                    "M4V ",
                    "MSNV",
                    "dash",
                    "3gp4",
                    "3gp5",
                    "3gp6" -> known(MediaType.MP4);
            default -> refused("application/mp4; brand=" + brand.replaceAll("[^A-Za-z0-9]", "?"));
        };
    }

    /** Its tracks are named near the beginning: sound alone, as browsers record it, isn't a video. */
    private static Found inWebm(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String tracks = new String(in.readNBytes(WEBM_TRACKS), StandardCharsets.ISO_8859_1);
            boolean sound = tracks.contains("A_OPUS") || tracks.contains("A_VORBIS");
            boolean picture = tracks.contains("V_VP") || tracks.contains("V_AV1");
            return known(sound && !picture ? MediaType.WEBA : MediaType.WEBM);
        }
    }

    /** Word and Excel files of today are zips; with macros in them they are refused. */
    private static Found inZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null) {
                return refused("application/zip");
            }
            if (zip.getEntry("word/vbaProject.bin") != null || zip.getEntry("xl/vbaProject.bin") != null) {
                return refused("application/vnd.ms-office; macros");
            }
            if (zip.getEntry("word/document.xml") != null) {
                return known(MediaType.DOCX);
            }
            return zip.getEntry("xl/workbook.xml") != null ? known(MediaType.XLSX) : refused("application/zip");
        } catch (ZipException broken) {
            return refused("application/zip");
        }
    }

    /** Word, Excel and WPS files of yesterday are told apart by a stream's name in the directory of the compound file. */
    private static Found inCompoundFile(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer header = read(channel, 0, 512);
            int size = 1 << header.getShort(30);
            int sector = header.getInt(48);
            for (int n = 0; n < OLE_SECTORS && sector >= 0 && size >= 512 && size <= 4096; n++) {
                String names = StandardCharsets.UTF_16LE
                        .decode(read(channel, (sector + 1L) * size, size))
                        .toString();
                if (names.contains("WordDocument")) {
                    return known(MediaType.DOC);
                }
                if (names.contains("Workbook") || names.startsWith("Book\0")) {
                    return known(MediaType.XLS);
                }
                sector = next(channel, header, sector, size);
            }
        } catch (IndexOutOfBoundsException broken) {
            return refused("application/x-ole-storage");
        }
        return refused("application/x-ole-storage");
    }

    private static int next(SeekableByteChannel channel, ByteBuffer header, int sector, int size) throws IOException {
        int perTable = size / 4;
        int table = sector / perTable;
        if (table >= 109) {
            return -1;
        }
        int at = header.getInt(76 + 4 * table);
        return read(channel, (at + 1L) * size + 4L * (sector % perTable), 4).getInt(0);
    }

    private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Reads on until the buffer is full or the file ends.
        }
        return buffer.flip();
    }

    /** Whether a reader of pictures finds a width and a height in it. */
    private static boolean isPicture(Path file) {
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return reader.getWidth(0) > 0 && reader.getHeight(0) > 0;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    private static Found known(MediaType type) {
        return new Found(type.type(), Optional.of(type));
    }

    private static Found refused(String name) {
        return new Found(name, Optional.empty());
    }
}
