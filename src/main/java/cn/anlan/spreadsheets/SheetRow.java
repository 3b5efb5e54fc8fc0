package cn.anlan.spreadsheets;

import java.util.List;

/**
 * One row, with merged cells filled in from their first cell.
 *
 * @param number as the sheet counts, from 1
 * @param own how many cells hold something of their own, not counting what merging filled in
 */
public record SheetRow(int number, List<Cell> cells, int own) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    public String text(int column) {
        return cell(column).shown();
    }

    /** Whether one and the same text fills the row: a title over the table, a section, a signature line. */
    public boolean isOneText() {
        String first = "";
        for (Cell cell : cells) {
            String text = cell.shown();
            if (first.isEmpty()) {
                first = text;
            } else if (!text.isEmpty() && !text.equals(first)) {
                return false;
            }
        }
        return !first.isEmpty();
    }
}
