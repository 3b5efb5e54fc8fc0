package cn.anlan.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the sort values of the last row shown. Opaque to callers.
 */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\u001f";

    public static String of(Object... values) {
        var text = String.join(
                SEPARATOR, java.util.Arrays.stream(values).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor with the given number of sort values; null stays null.
     *
     * @throws Problem {@link PlatformProblem#BAD_CURSOR} for a text that no list has handed out
     */
    public static @Nullable Cursor parse(@Nullable String text, int size) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var values = List.of(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (values.size() == size) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Problem(PlatformProblem.BAD_CURSOR);
        }
        throw new Problem(PlatformProblem.BAD_CURSOR);
    }

    public String value(int index) {
        return values.get(index);
    }

    /** A value as an id; what no list has handed out is refused as such. */
    public UUID id(int index) {
        try {
            return UUID.fromString(value(index));
        } catch (IllegalArgumentException notOurs) {
            throw new Problem(PlatformProblem.BAD_CURSOR);
        }
    }

    /** A value as an instant; what no list has handed out is refused as such. */
    public Instant instant(int index) {
        try {
            return Instant.parse(value(index));
        } catch (DateTimeParseException notOurs) {
            throw new Problem(PlatformProblem.BAD_CURSOR);
        }
    }
}
