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
        long named = 0;
        long same = 0;
        for (int column = 0; column < titles.size(); column++) {
            String text = plain(row.text(column));
            if (!text.isEmpty()) {
                named++;
                String title = plain(titles.get(column));
                same += title.equals(text) || title.startsWith(text + "/") || title.endsWith("/" + text) ? 1 : 0;
            }
        }
        return named >= 2 && same * 10 >= named * 8;
    }

    /** A title without spaces, line breaks and marks of a required column. */
    public static String plain(String title) {
        return title.replaceAll("[\\s　*＊:：]", "");
    }
}
