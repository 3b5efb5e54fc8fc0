package cn.anlan.spreadsheets;

import cn.anlan.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet's XML. */
final class SheetRows {

    private static final Pattern AREA =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");
    private static final BigDecimal DAYS_TO_1904 = BigDecimal.valueOf(1462);

    private final Xml xml;
    private final List<Cell> shared;
    private final DateStyles styles;
    private final boolean from1904;
    private final MergedCells merged;
    private final StringBuilder text = new StringBuilder();

    SheetRows(Xml xml, List<Cell> shared, DateStyles styles, boolean from1904, MergedCells merged) {
        this.xml = xml;
        this.shared = shared;
        this.styles = styles;
        this.from1904 = from1904;
        this.merged = merged;
    }

    void forEach(Workbook.Visitor visitor) throws XMLStreamException {
        int number = 0;
        while (xml.nextElement()) {
            if (!xml.is("row")) {
                continue;
            }
            int at = rowNumber(xml.attribute("r"), number + 1);
            if (at <= number) {
                throw new XMLStreamException("rows out of order");
            }
            number = at;
            List<Cell> cells = cells();
            int own = (int) cells.stream().filter(cell -> !cell.isBlank()).count();
            merged.fill(number, cells);
            if (own > 0 && !visitor.row(new SheetRow(number, cells, own))) {
                return;
            }
        }
    }

    private List<Cell> cells() throws XMLStreamException {
        List<Cell> cells = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("cut off");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (!xml.is("c")) {
                xml.skip();
                continue;
            }
            int column = column(xml.attribute("r"), cells.size());
            Cell cell = cell(xml.attribute("t"), xml.attribute("s"));
            if (cell.isBlank() || column >= Workbook.MOST_COLUMNS) {
                continue;
            }
            while (cells.size() <= column) {
                cells.add(Cell.BLANK);
            }
            cells.set(column, cell);
        }
        return cells;
    }

    private Cell cell(@Nullable String type, @Nullable String style) throws XMLStreamException {
        text.setLength(0);
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("cut off");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.is("v") || xml.is("is")) {
                    xml.text(text);
                } else {
                    // A formula: only the value last computed for it counts.
                    xml.skip();
                }
            }
        }
        if (text.isEmpty()) {
            return Cell.BLANK;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> sharedCell(text.toString().strip());
            case "b" -> new Cell.Flag(text.charAt(0) == '1');
            case "e" -> new Cell.Fault(text.substring(0, Math.min(20, text.length())));
            case "n" -> number(text.toString().strip(), styles.isDate(style));
            default -> textCell(text);
        };
    }

    private Cell sharedCell(String index) {
        if (!index.matches("\\d{1,8}") || Integer.parseInt(index) >= shared.size()) {
            return new Cell.Fault("#REF!");
        }
        return shared.get(Integer.parseInt(index));
    }

    private Cell number(String digits, boolean date) {
        // A number is at most 17 digits and an exponent; anything longer is no number Excel wrote.
        if (digits.length() > 40) {
            return new Cell.Fault("#NUM!");
        }
        try {
            var value = new BigDecimal(digits);
            if (Math.abs((long) value.scale()) > 400) {
                return new Cell.Fault("#NUM!");
            }
            return new Cell.Num(date && from1904 ? value.add(DAYS_TO_1904) : value, date);
        } catch (NumberFormatException e) {
            return textCell(new StringBuilder(digits));
        }
    }

    static Cell textCell(StringBuilder text) {
        if (text.length() > CellText.LONGEST) {
            return new Cell.Fault("TOO_LONG");
        }
        String clean = CellText.clean(text.toString());
        return clean.isEmpty() ? Cell.BLANK : new Cell.Text(clean);
    }

    static int rowNumber(@Nullable String r, int otherwise) {
        int number = r == null || !r.matches("\\d{1,9}") ? otherwise : Integer.parseInt(r);
        if (number > Workbook.MOST_ROWS) {
            throw new Problem(SpreadsheetProblem.TOO_MUCH, Workbook.MOST_ROWS);
        }
        return number;
    }

    /** The column of a reference such as AB12, from 0; whatever lies beyond what is read comes out as the first such column. */
    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
            column = Math.min(column * 26 + reference.charAt(i) - 'A' + 1, Workbook.MOST_COLUMNS + 1);
        }
        return column == 0 ? otherwise : column - 1;
    }

    static @Nullable Merge area(@Nullable String reference) {
        Matcher area = AREA.matcher(reference == null ? "" : reference);
        if (!area.matches()) {
            return null;
        }
        var merge = new Merge(
                Integer.parseInt(area.group(2)),
                Integer.parseInt(area.group(4)),
                column(area.group(1), 0),
                Math.min(column(area.group(3), 0), Workbook.MOST_COLUMNS - 1));
        return merge.bottom() < merge.top() || merge.right() < merge.left() ? null : merge;
    }
}
