package cn.anlan.spreadsheets;

import cn.anlan.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows a sheet has and which of its cells are merged. Merged cells stand behind the rows they matter to, so the sheet is gone
 * through beforehand: by its bytes, for start tags only, because parsing it twice would take twice as long. Nothing is believed here that
 * the parser doesn't read again, but for the merged areas.
 */
final class SheetOutline {

    private static final int MOST_MERGES = 200_000;
    private static final int LONGEST_TAG = 400;
    private static final Pattern NAME = Pattern.compile("(?:\\w+:)?(sheetData|row|mergeCell)(?=[\\s/>]|$)");
    private static final Pattern ROW_NUMBER = Pattern.compile("\\sr=[\"'](\\d{1,9})[\"']");
    private static final Pattern REFERENCE = Pattern.compile("\\sref=[\"']([^\"']{1,40})[\"']");

    private final List<Merge> merges = new ArrayList<>();
    private boolean table;
    private int rows;

    void scan(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        byte[] tag = new byte[LONGEST_TAG];
        int length = -1;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            for (int i = 0; i < got; i++) {
                byte b = buffer[i];
                if (b == '<') {
                    length = 0;
                } else if (b == '>' && length >= 0) {
                    if (length > 0) {
                        tag(tag, length);
                    }
                    length = -1;
                } else if (length >= 0 && length < LONGEST_TAG) {
                    tag[length++] = b;
                }
            }
        }
    }

    boolean isTable() {
        return table;
    }

    int rows() {
        return rows;
    }

    List<Merge> merges() {
        return List.copyOf(merges);
    }

    private void tag(byte[] bytes, int length) {
        // Cells are by far the most, and of no interest.
        if (bytes[0] == '/' || bytes[0] == 'v' || bytes[0] == 'c' && length > 1 && bytes[1] == ' ') {
            return;
        }
        String tag = new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(tag);
        if (!name.lookingAt()) {
            return;
        }
        switch (name.group(1)) {
            case "sheetData" -> table = true;
            case "row" -> {
                Matcher number = ROW_NUMBER.matcher(tag);
                rows = SheetRows.rowNumber(number.find() ? number.group(1) : null, rows + 1);
            }
            default -> merge(tag);
        }
    }

    private void merge(String tag) {
        Matcher reference = REFERENCE.matcher(tag);
        Merge merge = reference.find() ? SheetRows.area(reference.group(1)) : null;
        if (merge != null) {
            merges.add(merge);
        }
        if (merges.size() > MOST_MERGES) {
            throw new Problem(SpreadsheetProblem.TOO_MUCH, MOST_MERGES);
        }
    }
}
