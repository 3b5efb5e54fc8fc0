package cn.anlan.spreadsheets;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Which cell styles show a number as a date. */
final class DateStyles {

    static final DateStyles NONE = new DateStyles(new BitSet());

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");

    private final BitSet dates;

    private DateStyles(BitSet dates) {
        this.dates = dates;
    }

    boolean isDate(@Nullable String style) {
        if (style == null
                || style.isEmpty()
                || style.length() > 6
                || !style.chars().allMatch(Character::isDigit)) {
            return false;
        }
        return dates.get(Integer.parseInt(style));
    }

    static DateStyles read(Xml xml) throws XMLStreamException {
        Map<String, String> formats = new HashMap<>();
        var dates = new BitSet();
        boolean inCells = false;
        int style = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.END_ELEMENT && xml.is("cellXfs")) {
                inCells = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.is("numFmt")) {
                    formats.put(String.valueOf(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
                } else if (xml.is("cellXfs")) {
                    inCells = true;
                } else if (inCells && xml.is("xf")) {
                    String id = String.valueOf(xml.attribute("numFmtId"));
                    dates.set(style++, isDate(id, formats.get(id)));
                }
            }
        }
        return new DateStyles(dates);
    }

    /** Numbers 27 to 36 and 50 to 58 are the date formats of Chinese Excel, which writes no code for them. */
    private static boolean isDate(String id, @Nullable String code) {
        if (code != null) {
            String letters = LITERAL.matcher(code).replaceAll("").toLowerCase(java.util.Locale.ROOT);
            return letters.contains("y")
                    || letters.contains("d") && !letters.contains("general")
                    || letters.contains("m/");
        }
        if (!id.matches("\\d{1,4}")) {
            return false;
        }
        int number = Integer.parseInt(id);
        return number >= 14 && number <= 17
                || number == 22
                || number >= 27 && number <= 36
                || number >= 50 && number <= 58;
    }
}
