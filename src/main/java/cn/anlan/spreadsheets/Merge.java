package cn.anlan.spreadsheets;

/**
 * An area merged into one cell; rows count from 1, columns from 0, both ends belong to it.
 */
public record Merge(int top, int bottom, int left, int right) {

    boolean spansRows() {
        return bottom > top;
    }

    boolean spansColumns() {
        return right > left;
    }
}
