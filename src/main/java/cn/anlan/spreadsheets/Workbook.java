package cn.anlan.spreadsheets;

import cn.anlan.platform.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table file, read row by row in little memory. Limits on what it may unpack to hold while it is read: a file made to do harm is
 * refused with a {@link SpreadsheetProblem}.
 */
public sealed interface Workbook extends Closeable permits XlsxWorkbook, CsvWorkbook {

    /** Rows a sheet can have, by the file format. */
    int MOST_ROWS = 1_048_576;

    /** Columns that are read; a ledger has a few dozen. */
    int MOST_COLUMNS = 256;

    /**
     * @param index from 0
     * @param rows number of the last row
     */
    record Sheet(int index, String name, boolean hidden, int rows) {}

    /** Takes rows one by one. */
    @FunctionalInterface
    interface Visitor {

        /** Returns whether to go on. */
        boolean row(SheetRow row);
    }

    List<Sheet> sheets();

    /** Rows that hold something, in order. */
    void read(int sheet, Visitor visitor);

    /** Cells merged in a sheet. */
    List<Merge> merges(int sheet);

    @Override
    void close();

    /**
     * Opens a file by its content, whatever it is called.
     *
     * @param name shown in problems
     * @throws Problem {@link SpreadsheetProblem}
     */
    static Workbook open(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(8192);
            if (startsWith(head, 0x50, 0x4B, 0x03, 0x04)) {
                return new XlsxWorkbook(file, name);
            }
            if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
                throw new Problem(
                        isEncrypted(file) ? SpreadsheetProblem.ENCRYPTED : SpreadsheetProblem.OLD_FORMAT, name);
            }
            if (head.length == 0 || !CsvWorkbook.isText(head)) {
                throw new Problem(SpreadsheetProblem.NOT_A_WORKBOOK, name);
            }
            return new CsvWorkbook(file, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startsWith(byte[] head, int... magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, toBytes(magic), 0, magic.length);
    }

    private static byte[] toBytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** A password-protected .xlsx is an OLE container with a stream of this name in its directory. */
    private static boolean isEncrypted(Path file) throws IOException {
        String mark = new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        try (InputStream in = Files.newInputStream(file)) {
            long left = 256L * 1024 * 1024;
            String kept = "";
            for (byte[] part = in.readNBytes(1 << 20); part.length > 0 && left > 0; part = in.readNBytes(1 << 20)) {
                String text = kept + new String(part, StandardCharsets.ISO_8859_1);
                if (text.contains(mark)) {
                    return true;
                }
                kept = text.substring(Math.max(0, text.length() - mark.length()));
                left -= part.length;
            }
            return false;
        }
    }
}
