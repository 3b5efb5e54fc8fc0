package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.letterkinds.LetterKind.Field;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds what is written into a letter's fields to what its kind says; whatever is wrong is named with its place. */
final class Fields {

    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");

    private final LetterKind kind;
    private final UnitQueries units;
    private final List<Problem.FieldRule> wrong = new ArrayList<>();

    private Fields(LetterKind kind, UnitQueries units) {
        this.kind = kind;
        this.units = units;
    }

    /**
     * The fields in their usual form, empty ones left out.
     *
     * @throws Problem 422 with every wrong field
     */
    static Map<String, Object> read(LetterKind kind, UnitQueries units, Map<String, ?> given) {
        var fields = new Fields(kind, units);
        Map<String, Object> read = fields.read(given);
        fields.refuse();
        return read;
    }

    /** What is wrong, by field; the fields that are right are added to {@code into}. */
    static List<Problem.FieldRule> faults(
            LetterKind kind, UnitQueries units, Map<String, ?> given, Map<String, Object> into) {
        var fields = new Fields(kind, units);
        into.putAll(fields.read(given));
        fields.requireAll(into);
        return List.copyOf(fields.wrong);
    }

    /** @throws Problem 422 with every required field that is empty */
    static void requireAll(LetterKind kind, UnitQueries units, Map<String, Object> read) {
        var fields = new Fields(kind, units);
        fields.requireAll(read);
        fields.refuse();
    }

    private void requireAll(Map<String, Object> read) {
        for (Field field : kind.fields()) {
            String at = "fields." + field.key();
            boolean wrongAlready = wrong.stream()
                    .anyMatch(rule -> rule.field().equals(at) || rule.field().startsWith(at + "["));
            if (field.required() && !read.containsKey(field.key()) && !wrongAlready) {
                wrong(at, "Missing", field.label().zh(), field.label().en());
            }
        }
    }

    private void refuse() {
        if (!wrong.isEmpty()) {
            throw new Problem(DocumentsProblem.FIELDS_REFUSED, wrong.size()).fields(wrong);
        }
    }

    private Map<String, Object> read(Map<String, ?> given) {
        given.keySet().stream()
                .filter(key -> kind.field(key).isEmpty())
                .sorted()
                .forEach(key -> wrong(
                        "fields." + key,
                        "NoSuchField",
                        kind.name().zh(),
                        kind.name().en()));
        var read = new LinkedHashMap<String, Object>();
        for (Field field : kind.fields()) {
            Object value = given.get(field.key());
            Object usual = value == null ? null : value(field, value, "fields." + field.key());
            if (usual != null) {
                read.put(field.key(), usual);
            }
        }
        return read;
    }

    private @Nullable Object value(Field field, Object value, String at) {
        return switch (field.type()) {
            case TEXT -> text(value, field.most(), false, at);
            case WORDS -> text(value, field.most(), true, at);
            case DATE -> day(value, at);
            case UNIT -> unit(value, at);
            case MONEY -> money(value, at);
            case LIST -> list(field, value, at, (one, place) -> text(one, 1000, false, place));
            case ITEMS -> list(field, value, at, this::item);
            case TABLE -> list(field, value, at, (one, place) -> row(field, one, place));
        };
    }

    private @Nullable String text(Object value, int most, boolean lines, String at) {
        if (!(value instanceof String || value instanceof Number)) {
            return wrong(at, "Text");
        }
        String text = value.toString().replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            return wrong(at, "Control");
        }
        if (!lines && text.indexOf('\n') >= 0) {
            return wrong(at, "OneLine");
        }
        if (text.codePointCount(0, text.length()) > most) {
            return wrong(at, "TooLong", most);
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable String day(Object value, String at) {
        String text = value.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < 1949 || day.getYear() > 2199 ? wrong(at, "Day") : day.toString();
        } catch (DateTimeException noDay) {
            return wrong(at, "Day");
        }
    }

    private @Nullable String unit(Object value, String at) {
        String text = value.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            return units.find(id).isPresent() ? id.toString() : wrong(at, "NoSuchUnit");
        } catch (IllegalArgumentException noId) {
            return wrong(at, "NoSuchUnit");
        }
    }

    private @Nullable String money(Object value, String at) {
        String text = value.toString().replace(",", "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,13}(\\.\\d{1,2})?") || new BigDecimal(text).compareTo(MOST_MONEY) > 0) {
            return wrong(at, "Money");
        }
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private interface One {
        @Nullable Object read(Object value, String at);
    }

    private @Nullable List<Object> list(Field field, Object value, String at, One one) {
        if (!(value instanceof Collection<?> several)) {
            wrong(at, "Several");
            return null;
        }
        if (several.size() > field.most()) {
            wrong(at, "TooMany", field.most());
            return null;
        }
        var read = new ArrayList<>();
        int i = 0;
        for (Object entry : several) {
            Object usual = entry == null ? null : one.read(entry, at + "[" + i + "]");
            if (usual != null) {
                read.add(usual);
            }
            i++;
        }
        return read.isEmpty() ? null : read;
    }

    private @Nullable Object item(Object value, String at) {
        if (!(value instanceof Map<?, ?> item)) {
            return wrong(at, "Item");
        }
        for (Object key : item.keySet()) {
            if (!"text".equals(key) && !"due".equals(key)) {
                return wrong(
                        at + "." + key,
                        "NoSuchField",
                        kind.name().zh(),
                        kind.name().en());
            }
        }
        Object text = item.get("text");
        String words = text == null ? null : text(text, 500, false, at + ".text");
        if (words == null) {
            return text instanceof String given && given.isBlank() || text == null
                    ? wrong(at + ".text", "Missing", "要求", "demand")
                    : null;
        }
        Object due = item.get("due");
        String day = due == null ? null : day(due, at + ".due");
        return day == null ? Map.of("text", words) : Map.of("text", words, "due", day);
    }

    private @Nullable Object row(Field field, Object value, String at) {
        if (!(value instanceof Map<?, ?> row)) {
            return wrong(at, "Row");
        }
        var cells = new LinkedHashMap<String, Object>();
        for (var cell : row.entrySet()) {
            String key = String.valueOf(cell.getKey());
            if (field.columns().stream().noneMatch(column -> column.key().equals(key))) {
                return wrong(
                        at + "." + key,
                        "NoSuchField",
                        kind.name().zh(),
                        kind.name().en());
            }
            Object text = cell.getValue() == null ? null : text(cell.getValue(), 1000, true, at + "." + key);
            if (text != null) {
                cells.put(key, text);
            }
        }
        return cells.isEmpty() ? null : cells;
    }

    private <T> @Nullable T wrong(String at, String rule, Object... args) {
        wrong.add(new Problem.FieldRule(at, rule, args));
        return null;
    }
}
