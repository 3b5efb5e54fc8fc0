package cn.anlan.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows to be added to one table by COPY, in the transaction of the thread that stores them: the cheapest way in for thousands of rows.
 * Values are text, numbers, booleans, ids, times with an offset, days, constants, byte arrays, arrays of numbers or of texts without braces,
 * commas, quotes and backslashes, or null.
 */
public final class BulkRows {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final String table;
    private final String columns;
    private byte[] text = new byte[1 << 16];
    private int length;
    private int rows;

    /** @param columns names, separated by commas */
    public BulkRows(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    /** A text that is in UTF-8 already. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Utf8(byte[] bytes) {}

    /** Adds a row, its values in the order of the columns. */
    public void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            write(values[i]);
        }
        put('\n');
        rows++;
    }

    public int size() {
        return rows;
    }

    /**
     * Stores what was added and begins anew.
     *
     * @throws org.springframework.dao.DataAccessException as for an insert
     */
    public void store(JdbcTemplate jdbc) {
        if (rows == 0) {
            return;
        }
        var bytes = new ByteArrayInputStream(text, 0, length);
        length = 0;
        rows = 0;
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " (" + columns + ") FROM STDIN", bytes, 1 << 16);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> {
                put('\\');
                put('N');
            }
            case String string -> escaped(string.getBytes(StandardCharsets.UTF_8));
            case Utf8(byte[] bytes) -> escaped(bytes);
            case UUID id -> id(id);
            case byte[] bytes -> {
                plain("\\\\x");
                for (byte b : bytes) {
                    hex(b, 2);
                }
            }
            case Object[] array -> {
                put('{');
                for (int i = 0; i < array.length; i++) {
                    if (i > 0) {
                        put(',');
                    }
                    plain(array[i].toString());
                }
                put('}');
            }
            case Collection<?> several -> write(several.toArray());
            default -> plain(value.toString());
        }
    }

    private void id(UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        hex(high >>> 32, 8);
        put('-');
        hex(high >>> 16, 4);
        put('-');
        hex(high, 4);
        put('-');
        hex(low >>> 48, 4);
        put('-');
        hex(low, 12);
    }

    private void hex(long value, int digits) {
        room(digits);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text[length++] = HEX[(int) (value >>> shift) & 15];
        }
    }

    private void plain(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            text[length++] = (byte) ascii.charAt(i);
        }
    }

    private void escaped(byte[] bytes) {
        room(2 * bytes.length);
        int at = length;
        for (byte b : bytes) {
            if (b == '\\' || b >= '\t' && b <= '\r') {
                text[at++] = '\\';
                text[at++] = switch (b) {
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\f' -> 'f';
                    case '\\' -> '\\';
                    default -> 'v';
                };
            } else {
                text[at++] = b;
            }
        }
        length = at;
    }

    private void put(char c) {
        room(1);
        text[length++] = (byte) c;
    }

    private void room(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
        }
    }
}
