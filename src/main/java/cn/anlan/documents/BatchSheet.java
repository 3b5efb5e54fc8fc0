package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Problem;
import cn.anlan.spreadsheets.Cell;
import cn.anlan.spreadsheets.SheetRow;
import cn.anlan.spreadsheets.Workbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a list of letters from the first sheet that has a row of titles; each cell that is wrong is named with its place. */
final class BatchSheet {

    private static final Set<String> UNIT = Set.of("主送单位", "主送", "单位名称", "to", "unit");
    private static final Set<String> UNIT_ID = Set.of("单位编号", "unit id");
    private static final Set<String> PARTY = Set.of("其他主送对象", "party");

    /** Faults of a name that was to be a unit's. */
    static final Set<String> OF_UNIT = Set.of("row.UNKNOWN_UNIT", "row.AMBIGUOUS_UNIT");

    private final LetterKind kind;
    private final Map<String, Object> common;
    private final Map<String, List<UnitView>> byName;
    private final UnitQueries units;
    private final int most;
    private final List<Batch.Row> rows = new ArrayList<>();
    private final Map<Object, Integer> seen = new HashMap<>();

    BatchSheet(LetterKind kind, Map<String, Object> common, List<UnitView> reachable, UnitQueries units, int most) {
        this.kind = kind;
        this.common = common;
        this.byName = reachable.stream().collect(Collectors.groupingBy(UnitView::name));
        this.units = units;
        this.most = most;
    }

    /** What the columns of a sheet mean. */
    private record Columns(int unit, int id, int party, Map<Integer, LetterKind.Field> fields, List<String> titles) {}

    /** @throws Problem 422 without a column of addressees, or too long */
    List<Batch.Row> read(Workbook workbook) {
        for (Workbook.Sheet sheet : workbook.sheets()) {
            if (!sheet.hidden() && read(workbook, sheet)) {
                return rows;
            }
        }
        throw new Problem(DocumentsProblem.BATCH_NO_COLUMN).field("file", "NoColumn");
    }

    private boolean read(Workbook workbook, Workbook.Sheet sheet) {
        var columns = new AtomicReference<@Nullable Columns>();
        workbook.read(sheet.index(), row -> {
            Columns known = columns.get();
            if (known == null) {
                columns.set(columns(row));
            } else if (!row.isOneText() || row.own() == 1) {
                add(sheet.name(), known, row);
            }
            return true;
        });
        return columns.get() != null;
    }

    private @Nullable Columns columns(SheetRow row) {
        int unit = -1;
        int id = -1;
        int party = -1;
        var fields = new LinkedHashMap<Integer, LetterKind.Field>();
        var titles = new ArrayList<String>();
        for (int column = 0; column < row.cells().size(); column++) {
            String title = row.text(column).strip();
            titles.add(title);
            String plain = title.toLowerCase(Locale.ROOT).replaceAll("[*＊\\s]+$", "");
            if (UNIT.contains(plain)) {
                unit = column;
            } else if (UNIT_ID.contains(plain)) {
                id = column;
            } else if (PARTY.contains(plain)) {
                party = column;
            } else {
                field(plain, column, fields);
            }
        }
        return unit < 0 && id < 0 && party < 0 ? null : new Columns(unit, id, party, fields, titles);
    }

    private void field(String title, int column, Map<Integer, LetterKind.Field> fields) {
        kind.fields().stream()
                .filter(field -> field.type() != LetterKind.Type.TABLE)
                .filter(field -> field.key().equalsIgnoreCase(title)
                        || field.label().zh().equals(title)
                        || field.label().en().equalsIgnoreCase(title))
                .findFirst()
                .ifPresent(field -> fields.put(column, field));
    }

    private void add(String sheet, Columns columns, SheetRow row) {
        if (rows.size() >= most) {
            throw new Problem(DocumentsProblem.BATCH_TOO_LONG, most);
        }
        var faults = new ArrayList<Batch.Fault>();
        Addressee to = addressee(columns, row, faults);
        var given = new LinkedHashMap<String, Object>();
        columns.fields().forEach((column, field) -> {
            if (row.cell(column) instanceof Cell.Fault(var shown)) {
                faults.add(fault(columns, column, "row.FORMULA_ERROR", shown));
            } else if (!row.text(column).isBlank()) {
                given.put(field.key(), value(field, row.text(column)));
            }
        });
        faults.addAll(faults(given, columns));
        Integer before =
                seen.putIfAbsent(List.of(String.valueOf(to.unit()), String.valueOf(to.name()), given), row.number());
        if (before != null && faults.isEmpty()) {
            faults.add(fault(columns, -1, "row.TWICE", String.valueOf(before)));
        }
        rows.add(new Batch.Row(
                rows.size() + 1,
                sheet,
                row.number(),
                to.unit(),
                to.name() == null ? "" : cut(to.name()),
                given,
                faults));
    }

    private static String cut(String name) {
        return name.length() <= 200 ? name : name.substring(0, name.offsetByCodePoints(0, 100));
    }

    private List<Batch.Fault> faults(Map<String, Object> given, Columns columns) {
        var all = new LinkedHashMap<>(common);
        all.putAll(given);
        return Fields.faults(kind, units, all, new HashMap<>()).stream()
                .map(rule -> {
                    String key = rule.field().replaceFirst("^fields\\.", "").replaceFirst("[\\[.].*$", "");
                    int column = columns.fields().entrySet().stream()
                            .filter(entry -> entry.getValue().key().equals(key))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(-1);
                    return fault(columns, column, rule.rule(), texts(rule.args()));
                })
                .toList();
    }

    private Addressee addressee(Columns columns, SheetRow row, List<Batch.Fault> faults) {
        String id = columns.id() < 0 ? "" : row.text(columns.id()).strip();
        String name = columns.unit() < 0 ? "" : row.text(columns.unit()).strip();
        String party = columns.party() < 0 ? "" : row.text(columns.party()).strip();
        if (!id.isEmpty()) {
            return byId(columns, id, name, faults);
        }
        if (name.isEmpty() && party.isEmpty()) {
            faults.add(fault(columns, columns.unit(), "row.NO_ADDRESSEE"));
            return Addressee.named("");
        }
        if (name.isEmpty()) {
            if (!kind.parties()) {
                faults.add(fault(
                        columns,
                        columns.party(),
                        "NoParties",
                        kind.name().zh(),
                        kind.name().en()));
            }
            return Addressee.named(party);
        }
        List<UnitView> found = byName.getOrDefault(name, List.of());
        if (found.size() == 1) {
            return new Addressee(found.getFirst().id(), name);
        }
        faults.add(
                found.isEmpty()
                        ? fault(columns, columns.unit(), "row.UNKNOWN_UNIT", name)
                        : fault(columns, columns.unit(), "row.AMBIGUOUS_UNIT", name, String.valueOf(found.size())));
        return Addressee.named(name);
    }

    private Addressee byId(Columns columns, String id, String name, List<Batch.Fault> faults) {
        try {
            UnitView unit = units.find(UUID.fromString(id)).orElse(null);
            if (unit != null && kind.to().contains(unit.kind())) {
                return new Addressee(unit.id(), unit.name());
            }
            faults.add(fault(columns, columns.id(), unit == null ? "NoSuchUnit" : "row.KIND_OF_UNIT", id));
        } catch (IllegalArgumentException noId) {
            faults.add(fault(columns, columns.id(), "NoSuchUnit", id));
        }
        return Addressee.named(name);
    }

    private static Object value(LetterKind.Field field, String text) {
        return switch (field.type()) {
            case LIST -> lines(text);
            case ITEMS -> lines(text).stream().map(line -> Map.of("text", line)).toList();
            case TEXT -> text.strip().replaceAll("\\s*\\n\\s*", " ");
            default -> text.strip();
        };
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("[\\n；;]"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Batch.Fault fault(Columns columns, int column, String key, String... args) {
        return column < 0
                ? new Batch.Fault(null, null, "documents", key, List.of(args))
                : new Batch.Fault(letters(column), columns.titles().get(column), "documents", key, List.of(args));
    }

    static String[] texts(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    }

    /** A column as Excel names it: A, B, … Z, AA. */
    private static String letters(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }
}
