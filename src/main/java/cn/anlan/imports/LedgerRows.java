package cn.anlan.imports;

import cn.anlan.spreadsheets.Header;
import cn.anlan.spreadsheets.SheetRow;
import cn.anlan.spreadsheets.Workbook;
import java.util.regex.Pattern;

/** The rows of a ledger that tell of a hazard: without blank ones, repeated headers, totals, sections and signatures. */
final class LedgerRows {

    private static final Pattern TOTAL =
            Pattern.compile("(本页|本月|总)?(合|总|小|共)\\s*计.*|total.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNATURE = Pattern.compile(
            "(填表|填报|制表|审核|审批|复核|负责|单位负责|主管|分管).{0,4}[人员领导]?(（签[字章]）)?\\s*[:：].*|注\\s*[:：].*|说明\\s*[:：].*|备注\\s*[:：].*",
            Pattern.DOTALL);

    private final Header header;
    private final int serial;

    LedgerRows(Header header) {
        this.header = header;
        int found = -1;
        for (int column = 0; column < header.titles().size() && found < 0; column++) {
            found = header.titles().get(column).matches("序号|序|No\\.?|项次|#") ? column : -1;
        }
        this.serial = found;
    }

    void read(Workbook workbook, int sheet, Workbook.Visitor visitor) {
        workbook.read(sheet, row -> !tells(row) || visitor.row(row));
    }

    /** Whether a row is one of the ledger's own, and not there for looks. */
    boolean tells(SheetRow row) {
        if (row.number() <= header.last() || row.isOneText() || header.isRepeatedBy(row)) {
            return false;
        }
        boolean onlySerial = serial >= 0 && row.own() == 1 && !row.cell(serial).isBlank();
        if (onlySerial) {
            return false;
        }
        for (var cell : row.cells()) {
            String first = cell.shown();
            if (!first.isEmpty()) {
                return !isForLooks(first);
            }
        }
        return false;
    }

    /** A total or a signature line begins with a word, where a row of the ledger has its number or its enterprise. */
    private static boolean isForLooks(String first) {
        char c = first.charAt(0);
        return c > '9'
                && (SIGNATURE.matcher(first).matches()
                        || TOTAL.matcher(first.replaceAll("\\s", "")).matches());
    }
}
