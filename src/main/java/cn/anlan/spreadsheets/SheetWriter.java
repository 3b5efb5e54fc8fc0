package cn.anlan.spreadsheets;

import cn.anlan.platform.Zones;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes one table as .xlsx, row by row in little memory. Texts that could be taken for formulas are made harmless. */
public final class SheetWriter implements AutoCloseable {

    private static final int HEADER_ROWS = 1;
    private static final int ROWS_KEPT = 500;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    /** @param widths in characters, one for each title */
    public SheetWriter(OutputStream out, String name, List<String> titles, List<Integer> widths) {
        this.workbook = new Workbook(out, "Anlan", "1.0");
        // Excel allows 31 characters of a sheet's name, and none of these.
        String safe = name.replaceAll("[\\[\\]:*?/\\\\']", " ");
        this.sheet = workbook.newWorksheet(safe.substring(0, Math.min(31, safe.length())));
        for (int column = 0; column < titles.size(); column++) {
            sheet.inlineString(0, column, CellText.harmless(titles.get(column)));
            sheet.style(0, column).bold().fillColor("E8EEF4").wrapText(true).set();
            sheet.width(column, Math.clamp(widths.get(column), 6, 80));
        }
        sheet.freezePane(0, HEADER_ROWS);
        this.row = HEADER_ROWS;
    }

    /** Adds a row of texts, numbers, days, instants (shown as Chinese time) and blanks. */
    public void row(List<? extends @Nullable Object> values) {
        for (int column = 0; column < values.size(); column++) {
            write(column, values.get(column));
        }
        row++;
        if (row % ROWS_KEPT == 0) {
            flush();
        }
    }

    private void write(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case Instant instant -> {
                sheet.value(row, column, instant.atZone(Zones.CHINA).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> {
                String text = CellText.harmless(value.toString());
                sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), CellText.LONGEST)));
            }
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
