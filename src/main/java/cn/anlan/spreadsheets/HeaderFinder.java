package cn.anlan.spreadsheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the header among the first rows of a sheet: the rows in which most columns have a title that is known. */
public final class HeaderFinder {

    /** How far down a header is looked for. */
    static final int ROWS_LOOKED_AT = 40;

    private static final int DEEPEST = 3;
    private static final int LEAST_KNOWN = 2;

    private final Function<String, Optional<?>> meaning;

    /** @param meaning what a title means, if it is known; two titles of one meaning count once */
    public HeaderFinder(Function<String, Optional<?>> meaning) {
        this.meaning = meaning;
    }

    public Optional<Header> find(Workbook workbook, int sheet) {
        List<SheetRow> rows = new ArrayList<>();
        workbook.read(sheet, row -> {
            rows.add(row);
            return rows.size() < ROWS_LOOKED_AT;
        });
        List<Merge> merges = workbook.merges(sheet).stream()
                .filter(m -> rows.isEmpty() || m.top() <= rows.getLast().number())
                .toList();
        Header best = null;
        int most = LEAST_KNOWN - 1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isOneText()) {
                continue;
            }
            for (int depth = 1; depth <= deepest(rows, i, merges); depth++) {
                Header header = header(rows, i, depth);
                int known = known(header);
                if (known > most) {
                    most = known;
                    best = header;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The header that stands in the given rows, as a person has said. */
    public Header at(Workbook workbook, int sheet, int first, int last) {
        List<SheetRow> rows = new ArrayList<>();
        workbook.read(sheet, row -> {
            if (row.number() <= last) {
                rows.add(row);
            }
            return row.number() < last;
        });
        int start = 0;
        while (start < rows.size() && rows.get(start).number() < first) {
            start++;
        }
        return start == rows.size()
                ? new Header(first, last, List.of(), List.of())
                : header(rows, start, rows.size() - start);
    }

    /** How many rows a header that begins here can have: as far as merged cells reach down, or one more under merged groups. */
    private static int deepest(List<SheetRow> rows, int index, List<Merge> merges) {
        int first = rows.get(index).number();
        int last = first;
        for (Merge merge : merges) {
            if (merge.top() == first && merge.spansRows()) {
                last = Math.max(last, merge.bottom());
            } else if (merge.top() == first && merge.spansColumns()) {
                last = Math.max(last, first + 1);
            }
        }
        int depth = 1;
        while (depth < DEEPEST
                && index + depth < rows.size()
                && rows.get(index + depth).number() <= last) {
            depth++;
        }
        return depth;
    }

    private static Header header(List<SheetRow> rows, int index, int depth) {
        int width = 0;
        for (int i = index; i < index + depth; i++) {
            width = Math.max(width, rows.get(i).cells().size());
        }
        List<String> titles = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            List<String> parts = new ArrayList<>();
            for (int i = index; i < index + depth; i++) {
                String part = Header.plain(rows.get(i).text(column));
                if (!part.isEmpty() && (parts.isEmpty() || !parts.getLast().equals(part))) {
                    parts.add(part);
                }
            }
            titles.add(String.join("/", parts));
        }
        List<String> above = new ArrayList<>();
        for (SheetRow row : rows.subList(0, index)) {
            row.cells().stream()
                    .map(Cell::shown)
                    .filter(text -> !text.isEmpty() && !above.contains(text))
                    .forEach(above::add);
        }
        return new Header(rows.get(index).number(), rows.get(index + depth - 1).number(), titles, above);
    }

    private int known(Header header) {
        Set<Object> meanings = new HashSet<>();
        for (String title : header.titles()) {
            meaning.apply(title).ifPresent(meanings::add);
        }
        return meanings.size();
    }
}
