package cn.anlan.organization;

import cn.anlan.platform.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file of divisions to import: columns {@code code}, {@code name}, and if it has them {@code kind}, {@code areaCode},
 * {@code cityCode}, {@code provinceCode}, in any order and case.
 */
record UnitFile(List<String> header, List<CsvText.Line> lines, List<Row> rows, List<BadRow> bad) {

    private static final List<String> SUPERIORS = List.of("areacode", "citycode", "provincecode");

    /** A row that reads well; the code has 2, 4, 6, 9 or 12 digits. */
    record Row(int number, String code, String name, UnitKind kind) {

        String territory() {
            return AreaCode.full(code);
        }
    }

    /**
     * A row that can't be imported.
     *
     * @param reason key of the text that says why
     */
    record BadRow(int row, String column, String value, String reason, List<Object> args) {}

    static UnitFile read(byte[] bytes) {
        List<CsvText.Line> lines = CsvText.read(bytes);
        if (lines.isEmpty()) {
            throw new Problem(OrganizationProblem.NO_HEADER, "");
        }
        List<String> header = lines.getFirst().cells();
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        if (!columns.containsKey("code") || !columns.containsKey("name")) {
            String seen = String.join(", ", header);
            throw new Problem(OrganizationProblem.NO_HEADER, seen.substring(0, Math.min(200, seen.length())));
        }
        var file = new UnitFile(header, lines.subList(1, lines.size()), new ArrayList<>(), new ArrayList<>());
        var seen = new HashMap<String, Integer>();
        for (CsvText.Line line : file.lines()) {
            if (!line.isBlank()) {
                file.add(line, columns, seen);
            }
        }
        return file;
    }

    private void add(CsvText.Line line, Map<String, Integer> columns, Map<String, Integer> seen) {
        int before = bad.size();
        String code = line.cell(columns.getOrDefault("code", -1));
        String name = line.cell(columns.getOrDefault("name", -1));
        String kind = line.cell(columns.getOrDefault("kind", -1));
        String significant = AreaCode.isLevel(code.length()) && code.chars().allMatch(c -> c >= '0' && c <= '9')
                ? AreaCode.significant(AreaCode.full(code))
                : "";
        if (significant.isEmpty()) {
            reject(line, "code", code, "CODE_FORMAT");
        } else {
            Integer first = seen.putIfAbsent(significant, line.number());
            if (first != null) {
                reject(line, "code", code, "CODE_TWICE", first);
            }
            for (String column : SUPERIORS) {
                String superior = line.cell(columns.getOrDefault(column, -1));
                if (!code.startsWith(superior)) {
                    reject(line, column, superior, "NOT_WITHIN", superior);
                }
            }
        }
        checkName(line, name);
        UnitKind given = kind(kind);
        if (!kind.isEmpty() && given == null) {
            reject(line, "kind", kind, "KIND_UNKNOWN");
        }
        if (bad.size() == before) {
            rows.add(new Row(
                    line.number(), significant, name, given != null ? given : UnitKind.suggestedBy(significant, name)));
        }
    }

    private void checkName(CsvText.Line line, String name) {
        if (name.isEmpty()) {
            reject(line, "name", name, "NAME_MISSING");
        } else if (name.length() > 200) {
            reject(line, "name", name.substring(0, 200), "NAME_LONG");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            reject(line, "name", name.replaceAll("\\p{Cntrl}", "\ufffd"), "NAME_CHARACTERS");
        }
    }

    private static @org.jspecify.annotations.Nullable UnitKind kind(String text) {
        for (UnitKind kind : UnitKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        return null;
    }

    void reject(CsvText.Line line, String column, String value, String reason, Object... args) {
        reject(line.number(), column, value, reason, args);
    }

    void reject(int row, String column, String value, String reason, Object... args) {
        bad.add(new BadRow(row, column, value, reason, List.of(args)));
    }
}
