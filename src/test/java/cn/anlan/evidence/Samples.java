package cn.anlan.evidence;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of every type. */
final class Samples {

    /** Seconds from 1904, from which ISO media files count, to 1970. */
    private static final long ISO_EPOCH = 2_082_844_800L;

    private Samples() {}

    static byte[] picture(String format, int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width / 2, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    /** A photo taken at 2026:03:01 10:20:30 in Wuxi with a camera that says its name, held upright (orientation 6). */
    static byte[] photoWithExif() throws IOException {
        byte[] plain = picture("jpg", 800, 400);
        byte[] exif = exif();
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(plain, 0, 2);
        out.writeShort(0xFFE1);
        out.writeShort(exif.length + 2);
        out.write(exif);
        out.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    /** A TIFF structure: directory, its values behind it. */
    private static byte[] exif() {
        ByteBuffer tiff = ByteBuffer.allocate(400);
        tiff.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer t = tiff.slice();
        t.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        t.putShort((short) 5);
        entry(t, 0x010F, 2, 6, 100);
        entry(t, 0x0110, 2, 5, 110);
        t.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        entry(t, 0x8769, 4, 1, 120);
        entry(t, 0x8825, 4, 1, 170);
        t.putInt(0);
        t.position(100).put("Anlan\0".getBytes(StandardCharsets.US_ASCII));
        t.position(110).put("Cam1\0".getBytes(StandardCharsets.US_ASCII));
        t.position(120).putShort((short) 1);
        entry(t, 0x9003, 2, 20, 140);
        t.putInt(0);
        t.position(140).put("2026:03:01 10:20:30\0".getBytes(StandardCharsets.US_ASCII));
        t.position(170).putShort((short) 4);
        t.putShort((short) 1).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        entry(t, 2, 5, 3, 240);
        t.putShort((short) 3).putShort((short) 2).putInt(2).put(new byte[] {'E', 0, 0, 0});
        entry(t, 4, 5, 3, 270);
        t.putInt(0);
        t.position(240);
        List.of(31, 1, 30, 1, 0, 1).forEach(t::putInt);
        t.position(270);
        List.of(120, 1, 15, 1, 0, 1).forEach(t::putInt);
        return java.util.Arrays.copyOf(tiff.array(), 6 + 300);
    }

    private static void entry(ByteBuffer t, int tag, int type, int count, int at) {
        t.putShort((short) tag).putShort((short) type).putInt(count).putInt(at);
    }

    /** An MP4 or M4A, by brand, that says when it was recorded. */
    static byte[] recording(String brand, Instant at) {
        ByteBuffer file = ByteBuffer.allocate(24 + 8 + 108 + 8 + 40);
        file.putInt(24).put("ftyp".getBytes(StandardCharsets.US_ASCII)).put(brand.getBytes(StandardCharsets.US_ASCII));
        file.putInt(0).put(brand.getBytes(StandardCharsets.US_ASCII)).put("isom".getBytes(StandardCharsets.US_ASCII));
        file.putInt(8 + 108).put("moov".getBytes(StandardCharsets.US_ASCII));
        file.putInt(108).put("mvhd".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        int time = (int) (at.getEpochSecond() + ISO_EPOCH);
        file.putInt(time).putInt(time).putInt(1000).putInt(5000).putInt(0x10000).putShort((short) 0x100);
        file.position(24 + 8 + 108);
        file.putInt(48).put("mdat".getBytes(StandardCharsets.US_ASCII));
        return file.array();
    }

    static byte[] wav() {
        ByteBuffer file = ByteBuffer.allocate(60);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0x34000000);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        return file.array();
    }

    static byte[] mp3() {
        ByteBuffer file = ByteBuffer.allocate(60);
        file.put("ID3".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
        return file.array();
    }

    static byte[] amr() {
        return "#!AMR\n01234567".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] webm() {
        return new byte[] {
            0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, (byte) 0x87, 0x42, (byte) 0x82, (byte) 0x84, 'w', 'e', 'b', 'm', 0, 0
        };
    }

    /** Sound alone, as a browser records it. */
    static byte[] weba() {
        byte[] sound = Arrays.copyOf(webm(), 400);
        byte[] track = "A_OPUS".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(track, 0, sound, 300, track.length);
        return sound;
    }

    static byte[] webp() {
        return "RIFF\u0020\0\0\0WEBPVP8 \u0010\0\0\0________________".getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] heic() {
        return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic\0\0\0\u0008mdat".getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] zip(String... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("<x/>".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }

    /** A compound file whose directory, in its second sector, names a stream. */
    static byte[] compound(String stream) {
        ByteBuffer file = ByteBuffer.allocate(512 * 4).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        file.putShort(30, (short) 9).putInt(48, 1).putInt(76, 0);
        file.putInt(512 + 4, 2).putInt(512 + 8, -2);
        file.position(512 * 2).put("Root Entry".getBytes(StandardCharsets.UTF_16LE));
        file.position(512 * 3).put(stream.getBytes(StandardCharsets.UTF_16LE));
        return file.array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
