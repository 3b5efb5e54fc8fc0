package cn.anlan.spreadsheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills merged areas from their first cell while rows go by in order. */
final class MergedCells {

    private final List<Merge> byTop;
    private final List<Merge> open = new ArrayList<>();
    private final Map<Merge, Cell> anchors = new HashMap<>();
    private int next;

    MergedCells(List<Merge> merges) {
        this.byTop = merges.stream().sorted(Comparator.comparingInt(Merge::top)).toList();
    }

    /** Fills one row's cells in place. */
    void fill(int row, List<Cell> cells) {
        if (byTop.isEmpty()) {
            return;
        }
        open.removeIf(merge -> {
            boolean over = merge.bottom() < row;
            if (over) {
                anchors.remove(merge);
            }
            return over;
        });
        for (; next < byTop.size() && byTop.get(next).top() <= row; next++) {
            if (byTop.get(next).bottom() >= row) {
                open.add(byTop.get(next));
            }
        }
        for (Merge merge : open) {
            if (merge.top() == row) {
                anchors.put(merge, merge.left() < cells.size() ? cells.get(merge.left()) : Cell.BLANK);
            }
            Cell anchor = anchors.getOrDefault(merge, Cell.BLANK);
            for (int column = merge.left(); !anchor.isBlank() && column <= merge.right(); column++) {
                while (cells.size() <= column) {
                    cells.add(Cell.BLANK);
                }
                cells.set(column, anchor);
            }
        }
    }
}
