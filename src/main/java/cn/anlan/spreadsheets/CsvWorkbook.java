package cn.anlan.spreadsheets;

import cn.anlan.platform.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text table (RFC 4180) in UTF-8 or, as Chinese Excel writes it, GB 18030; separated by commas, semicolons or tabs. */
final class CsvWorkbook implements Workbook {

    private final Path file;
    private final Charset charset;
    private final char separator;
    private final Sheet sheet;

    CsvWorkbook(Path file, String name) {
        this.file = file;
        this.charset = isUtf8() ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        this.separator = separator();
        int[] last = {0};
        forEachRow(row -> {
            last[0] = row.number();
            return true;
        });
        this.sheet = new Sheet(0, name.replaceFirst("\\.[A-Za-z]{1,4}$", ""), false, last[0]);
    }

    /** Text has no NUL and hardly a control character in it. */
    static boolean isText(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
            controls += b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
        }
        return controls * 100 <= head.length;
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(sheet);
    }

    @Override
    public List<Merge> merges(int index) {
        return List.of();
    }

    @Override
    public void read(int index, Visitor visitor) {
        forEachRow(visitor);
    }

    @Override
    public void close() {}

    private boolean isUtf8() {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(1 << 20);
            // The last character may be cut in two.
            int length = head.length < 1 << 20 ? head.length : head.length - 4;
            while (length > 0 && length < head.length && (head[length] & 0xC0) == 0x80) {
                length--;
            }
            decoder.decode(ByteBuffer.wrap(head, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private char separator() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset))) {
            int commas = 0;
            int semicolons = 0;
            int tabs = 0;
            for (int i = 0, c = reader.read(); i < 20_000 && c >= 0; i++, c = reader.read()) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
            return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forEachRow(Visitor visitor) {
        try (Reader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset), 1 << 16)) {
            List<Cell> cells = new ArrayList<>();
            var field = new StringBuilder();
            boolean quoted = false;
            int number = 1;
            for (int c = reader.read(); ; c = reader.read()) {
                if (quoted && c >= 0) {
                    if (c != '"') {
                        add(field, c);
                        continue;
                    }
                    reader.mark(1);
                    if (reader.read() == '"') {
                        add(field, '"');
                    } else {
                        reader.reset();
                        quoted = false;
                    }
                } else if (c == '"' && field.isEmpty()) {
                    quoted = true;
                } else if (c == separator) {
                    end(field, cells);
                } else if (c == '\n' || c < 0) {
                    end(field, cells);
                    int own = (int) cells.stream().filter(x -> !x.isBlank()).count();
                    if (number > MOST_ROWS) {
                        throw new Problem(SpreadsheetProblem.TOO_MUCH, MOST_ROWS);
                    }
                    if (own > 0 && !visitor.row(new SheetRow(number, cells, own)) || c < 0) {
                        return;
                    }
                    cells.clear();
                    number++;
                } else if (c != '\r') {
                    add(field, c);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(StringBuilder field, int c) {
        if (field.length() <= CellText.LONGEST) {
            field.append((char) c);
        }
    }

    private static void end(StringBuilder field, List<Cell> cells) {
        if (cells.size() < MOST_COLUMNS) {
            cells.add(SheetRows.textCell(field));
        }
        field.setLength(0);
    }
}
