package cn.anlan.spreadsheets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The rows that name the columns.
 *
 * @param first number of its first row
 * @param last number of its last row: more than the first where groups stand over columns
 * @param titles one for each column, a group and its column joined by a slash; empty for a column without title
 * @param above the texts over the table: its title, its date, who keeps it
 */
public record Header(int first, int last, List<String> titles, List<String> above) {

    private static final int MOST_DIFFERENT = 4;
    private static final int ROOM_FOR_SPACES = 12;

    public Header {
        titles = List.copyOf(titles);
        above = List.copyOf(above);
    }

    /** The same for every table with these columns in this order, whatever their spacing. */
    public String fingerprint() {
        String text = String.join("\u001f", titles.stream().map(Header::plain).toList());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a row only says the titles again, as at the head of every printed page. */
    public boolean isRepeatedBy(SheetRow row) {
        int named = 0;
        int same = 0;
        for (int column = 0; column < titles.size(); column++) {
            String text = row.text(column);
            if (!text.isEmpty()) {
                named++;
                same += says(titles.get(column), text) ? 1 : 0;
                // Called for every row, of which hardly one is a header: most are known not to be after a few cells.
                if (named - same > MOST_DIFFERENT) {
                    return false;
                }
            }
        }
        return named >= 2 && same * 10 >= named * 8;
    }

    private static boolean says(String title, String text) {
        if (text.length() > title.length() + ROOM_FOR_SPACES) {
            return false;
        }
        String plain = plain(text);
        return title.equals(plain) || title.startsWith(plain + "/") || title.endsWith("/" + plain);
    }

    /** A title without spaces, line breaks and marks of a required column. */
    public static String plain(String title) {
        var plain = new StringBuilder(title.length());
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            if (!Character.isWhitespace(c) && c != '*' && c != '＊' && c != ':' && c != '：') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
