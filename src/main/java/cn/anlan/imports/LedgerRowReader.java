package cn.anlan.imports;

import cn.anlan.hazards.BulkHazards;
import cn.anlan.hazards.HazardKind;
import cn.anlan.hazards.HazardState;
import cn.anlan.organization.UnitView;
import cn.anlan.spreadsheets.Cell;
import cn.anlan.spreadsheets.CellText;
import cn.anlan.spreadsheets.DateText;
import cn.anlan.spreadsheets.SheetRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the rows of one sheet, or says what is wrong with them. */
final class LedgerRowReader {

    private static final Pattern AT_ONCE = Pattern.compile("(立即|立刻|当场|即时|马上|立行立改|即刻).*");
    private static final Pattern NO_DAY = Pattern.compile("长期|持续|无|/|—|-|——|常态.*");
    private static final Map<LedgerField, Integer> LONGEST = Map.of(
            LedgerField.TITLE, 2000,
            LedgerField.NUMBER, 60,
            LedgerField.PLACE, 500,
            LedgerField.CATEGORY, 100,
            LedgerField.SOURCE, 100,
            LedgerField.UNIT, 200,
            LedgerField.REPORTER, 500,
            LedgerField.MEASURES, 3000,
            LedgerField.REMARK, 3000);
    private static final List<LedgerField> TOLD = List.of(
            LedgerField.MEASURES, LedgerField.RESPONSIBLE, LedgerField.PHONE, LedgerField.VERIFIER, LedgerField.REMARK);

    private final int sheet;
    private final Mapping mapping;
    private final KnownUnits units;
    private final UUID keeper;
    private final String territory;
    private final LocalDate today;
    private final Map<String, Optional<HazardState>> states = new HashMap<>();

    LedgerRowReader(int sheet, Mapping mapping, KnownUnits units, UUID keeper, String territory, LocalDate today) {
        this.sheet = sheet;
        this.mapping = mapping;
        this.units = units;
        this.keeper = keeper;
        this.territory = territory;
        this.today = today;
    }

    LedgerRow read(SheetRow row) {
        var faults = new Faults(row.number());
        for (var column : mapping.columns().entrySet()) {
            check(row, column.getKey(), column.getValue(), faults);
        }
        String title = mapping.text(row, LedgerField.TITLE);
        if (title.isEmpty()) {
            faults.add(LedgerField.TITLE, "TITLE_MISSING");
        }
        String unitName = mapping.text(row, LedgerField.UNIT);
        UnitView unit = unit(unitName, faults);
        String area = area(mapping.text(row, LedgerField.AREA), unit, faults);
        LocalDate found = day(row, LedgerField.FOUND_ON, faults);
        LocalDate due = due(row, found, faults);
        HazardState state = state(row, faults);
        LocalDate closed = day(row, LedgerField.CLOSED_ON, faults);
        HazardKind kind = kind(mapping.text(row, LedgerField.KIND), faults);
        Double longitude = number(row, LedgerField.LONGITUDE, 180, faults);
        Double latitude = number(row, LedgerField.LATITUDE, 90, faults);
        if (!faults.found.isEmpty()) {
            return new LedgerRow.Bad(row, faults.found);
        }
        boolean point = longitude != null && latitude != null;
        String number = mapping.text(row, LedgerField.NUMBER);
        String place = mapping.text(row, LedgerField.PLACE);
        return new LedgerRow.Good(
                row,
                new BulkHazards.Entry(
                        number,
                        title,
                        told(row),
                        place,
                        point ? longitude : null,
                        point ? latitude : null,
                        mapping.text(row, LedgerField.CATEGORY),
                        mapping.text(row, LedgerField.SOURCE),
                        kind,
                        unit == null ? null : unit.id(),
                        unit == null ? unitName : unit.name(),
                        area,
                        String.join("、", CellText.several(mapping.text(row, LedgerField.REPORTER))),
                        found,
                        due,
                        state,
                        closed,
                        identity(number, title, unitName, place, found)));
    }

    private void check(SheetRow row, LedgerField field, int column, Faults faults) {
        Cell cell = row.cell(column);
        if (cell instanceof Cell.Fault(String code)) {
            faults.add(field, "ERROR_VALUE", code);
        }
        Integer most = LONGEST.get(field);
        if (most != null && cell.shown().length() > most) {
            faults.add(field, field == LedgerField.TITLE ? "TITLE_TOO_LONG" : "TOO_LONG", String.valueOf(most));
        }
    }

    private @Nullable UnitView unit(String name, Faults faults) {
        if (mapping.column(LedgerField.UNIT) == null) {
            return null;
        }
        if (name.isEmpty()) {
            faults.add(LedgerField.UNIT, "UNIT_MISSING");
            return null;
        }
        List<UnitView> named = units.named(name);
        if (named.size() > 1) {
            faults.add(LedgerField.UNIT, "UNIT_AMBIGUOUS", name);
        }
        return named.isEmpty() ? null : named.getFirst();
    }

    private String area(String name, @Nullable UnitView unit, Faults faults) {
        if (unit != null) {
            return unit.territory();
        }
        if (name.isEmpty()) {
            return territory;
        }
        return units.place(name).map(UnitView::territory).orElseGet(() -> {
            faults.add(LedgerField.AREA, "AREA_UNKNOWN", name);
            return territory;
        });
    }

    private @Nullable LocalDate day(SheetRow row, LedgerField field, Faults faults) {
        Integer column = mapping.column(field);
        if (column == null
                || row.cell(column).isBlank()
                || NO_DAY.matcher(row.text(column)).matches()) {
            return null;
        }
        LocalDate day = DateText.day(row.cell(column), mapping.year()).orElse(null);
        if (day == null) {
            faults.add(field, "BAD_DATE", shown(row.text(column)));
        } else if (day.isAfter(today) && field != LedgerField.DUE) {
            faults.add(field, "DATE_LATER", day.toString());
        }
        return day;
    }

    private @Nullable LocalDate due(SheetRow row, @Nullable LocalDate found, Faults faults) {
        if (AT_ONCE.matcher(mapping.text(row, LedgerField.DUE)).matches()) {
            return found;
        }
        LocalDate due = day(row, LedgerField.DUE, faults);
        if (due != null && found != null && due.isBefore(found)) {
            faults.add(LedgerField.DUE, "DATE_ORDER", due.toString(), found.toString());
        }
        return due;
    }

    private HazardState state(SheetRow row, Faults faults) {
        String words = mapping.text(row, LedgerField.STATUS);
        if (words.isEmpty()) {
            return !mapping.text(row, LedgerField.CLOSED_ON).isEmpty()
                    ? HazardState.CLOSED
                    : !mapping.text(row, LedgerField.VERIFIED_ON).isEmpty()
                            ? HazardState.VERIFIED
                            : !mapping.text(row, LedgerField.RECTIFIED_ON).isEmpty()
                                    ? HazardState.RECTIFIED
                                    : HazardState.RECTIFYING;
        }
        return state(words).orElseGet(() -> {
            faults.add(LedgerField.STATUS, "BAD_STATUS", shown(words));
            return HazardState.REPORTED;
        });
    }

    /** A ledger says the same few things over and over. */
    private Optional<HazardState> state(String words) {
        return words.length() > 20 || states.size() > 500
                ? LedgerWords.state(words)
                : states.computeIfAbsent(words, LedgerWords::state);
    }

    private static HazardKind kind(String words, Faults faults) {
        return words.isEmpty()
                ? HazardKind.GENERAL
                : LedgerWords.kind(words).orElseGet(() -> {
                    faults.add(LedgerField.KIND, "BAD_KIND", shown(words));
                    return HazardKind.GENERAL;
                });
    }

    private @Nullable Double number(SheetRow row, LedgerField field, int most, Faults faults) {
        String text = mapping.text(row, field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with the same words as a number out of range.
        }
        faults.add(field, "BAD_NUMBER", shown(text));
        return null;
    }

    /** What has no field of its own, with its title. */
    private String told(SheetRow row) {
        var told = new StringBuilder();
        for (LedgerField field : TOLD) {
            String text = mapping.text(row, field);
            if (!text.isEmpty()) {
                told.append(told.isEmpty() ? "" : "\n")
                        .append(field.label().zh())
                        .append("：")
                        .append(text);
            }
        }
        return told.length() > 8000 ? told.substring(0, 8000) : told.toString();
    }

    private byte[] identity(String number, String title, String unit, String place, @Nullable LocalDate found) {
        String text = String.join("\u001f", keeper.toString(), number, title, unit, place, String.valueOf(found));
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private final class Faults {

        private final int row;
        private final List<LedgerRow.Fault> found = new ArrayList<>();

        Faults(int row) {
            this.row = row;
        }

        void add(LedgerField field, String code, String... args) {
            found.add(new LedgerRow.Fault(sheet, row, mapping.column(field), code, List.of(args)));
        }
    }
}
