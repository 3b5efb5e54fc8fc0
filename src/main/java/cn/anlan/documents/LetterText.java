package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter in words: its kind's wording with the fields' texts put in. What is put in is text: nothing in it is looked at again, be it
 * {@code {{another field}}} or markup.
 *
 * @param parts of the body, in order
 * @param appendices printed behind it
 */
record LetterText(String title, List<Part> parts, List<Appendix> appendices) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z0-9]+)}}");
    private static final Pattern ENDED = Pattern.compile("[。；;！!？?：:，,、…][”’）]?$");
    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    sealed interface Part {}

    record Heading(String text) implements Part {}

    record Paragraph(String text) implements Part {}

    record Table(List<String> titles, List<Integer> widths, List<List<String>> rows) implements Part {}

    record Appendix(String title, List<Part> parts) {}

    /**
     * What the wording may name besides the fields.
     *
     * @param onlyTo the addressee's name where there is one alone, else empty
     */
    record Known(
            String unit, String to, String onlyTo, @Nullable LocalDate replyBy, LocalDate today) {}

    static LetterText of(
            LetterKind kind,
            String language,
            Map<String, Object> fields,
            Known known,
            Function<UUID, String> unitName) {
        return new Writing(kind, language.equals("en"), fields, known, unitName).write();
    }

    static String day(LocalDate day, boolean en) {
        return day.format(en ? EN_DAY : ZH_DAY);
    }

    private static final class Writing {

        private final LetterKind kind;
        private final boolean en;
        private final Map<String, Object> fields;
        private final Map<String, String> texts = new HashMap<>();
        private List<Part> parts = new ArrayList<>();

        Writing(LetterKind kind, boolean en, Map<String, Object> fields, Known known, Function<UUID, String> unitName) {
            this.kind = kind;
            this.en = en;
            this.fields = fields;
            for (LetterKind.Field field : kind.fields()) {
                Object value = fields.get(field.key());
                texts.put(field.key(), value == null ? "" : text(field, value, unitName));
            }
            texts.put("unit", known.unit());
            texts.put("to", known.to());
            texts.put("onlyTo", known.onlyTo());
            texts.put("today", day(known.today(), en));
            texts.put("replyBy", known.replyBy() == null ? "" : day(known.replyBy(), en));
        }

        LetterText write() {
            List<Part> body = parts(kind.body());
            String title = title(kind.title());
            return new LetterText(
                    title.isEmpty() ? word(kind.name()) : title,
                    body,
                    kind.appendices().stream()
                            .map(one -> new Appendix(title(one.title()), parts(one.body())))
                            .toList());
        }

        private String title(Bilingual wording) {
            return filled(wording).replaceAll("\\s+", " ").strip();
        }

        private List<Part> parts(List<LetterKind.Block> blocks) {
            parts = new ArrayList<>();
            for (LetterKind.Block block : blocks) {
                if (block.when() == null
                        || !texts.getOrDefault(block.when(), "").isEmpty()) {
                    add(block);
                }
            }
            return parts;
        }

        private void add(LetterKind.Block block) {
            if (block.heading() != null) {
                parts.add(new Heading(filled(block.heading())));
            } else if (block.text() != null) {
                filled(block.text())
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> parts.add(new Paragraph(line)));
            } else if (block.list() != null) {
                numbered(entries(block.list()).stream().map(Object::toString).toList());
            } else if (block.items() != null) {
                numbered(entries(block.items()).stream().map(this::item).toList());
            } else if (block.table() != null) {
                table(kind.field(block.table()).orElseThrow());
            }
        }

        private void numbered(List<String> lines) {
            for (int i = 0; i < lines.size(); i++) {
                parts.add(new Paragraph(
                        en
                                ? (i + 1) + ". " + lines.get(i)
                                : chinese(i + 1) + ended(lines.get(i), i == lines.size() - 1 ? "。" : "；")));
            }
        }

        /** An entry of a list in Chinese ends with a mark: its own, or the usual one. */
        private static String ended(String entry, String mark) {
            return ENDED.matcher(entry).find() ? entry : entry + mark;
        }

        /** The second level of an official document: （一）, （十二）, （三十）. */
        private static String chinese(int no) {
            if (no > 99) {
                return no + ".";
            }
            String digits = "一二三四五六七八九";
            String tens = no < 10 ? "" : (no < 20 ? "" : digits.substring(no / 10 - 1, no / 10)) + "十";
            return "（" + tens + (no % 10 == 0 ? "" : digits.substring(no % 10 - 1, no % 10)) + "）";
        }

        private String item(Object entry) {
            var item = (Map<?, ?>) entry;
            Object due = item.get("due");
            if (due == null) {
                return String.valueOf(item.get("text"));
            }
            String day = day(LocalDate.parse(due.toString()), en);
            return item.get("text") + (en ? " (by " + day + ")" : "（完成期限：" + day + "）");
        }

        private void table(LetterKind.Field field) {
            List<LetterKind.Column> columns = field.columns();
            var titles = new ArrayList<String>(List.of(en ? "No." : "序号"));
            var widths = new ArrayList<Integer>(List.of(8));
            int sum = columns.stream().mapToInt(LetterKind.Column::width).sum();
            for (LetterKind.Column column : columns) {
                titles.add(word(column.label()));
                widths.add(92 * column.width() / sum);
            }
            var rows = new ArrayList<List<String>>();
            for (Object entry : entries(field.key())) {
                var row = new ArrayList<String>(List.of(String.valueOf(rows.size() + 1)));
                for (LetterKind.Column column : columns) {
                    Object cell = ((Map<?, ?>) entry).get(column.key());
                    row.add(cell == null ? "" : cell.toString());
                }
                rows.add(row);
            }
            parts.add(new Table(titles, widths, rows));
        }

        private Collection<?> entries(String field) {
            return fields.get(field) instanceof Collection<?> several ? several : List.of();
        }

        private String text(LetterKind.Field field, Object value, Function<UUID, String> unitName) {
            return switch (field.type()) {
                case TEXT, WORDS -> value.toString();
                case DATE -> day(LocalDate.parse(value.toString()), en);
                case UNIT -> unitName.apply(UUID.fromString(value.toString()));
                case MONEY -> en ? "CNY " + value : value + "元";
                case LIST ->
                    String.join(
                            en ? "; " : "；",
                            ((Collection<?>) value)
                                    .stream().map(Object::toString).toList());
                case ITEMS ->
                    String.join(
                            en ? "; " : "；",
                            ((Collection<?>) value).stream().map(this::item).toList());
                case TABLE -> String.valueOf(((Collection<?>) value).size());
            };
        }

        private String filled(Bilingual wording) {
            Matcher place = PLACE.matcher(word(wording));
            var out = new StringBuilder();
            while (place.find()) {
                place.appendReplacement(out, Matcher.quoteReplacement(texts.getOrDefault(place.group(1), "")));
            }
            return place.appendTail(out).toString();
        }

        private String word(Bilingual words) {
            return en ? words.en() : words.zh();
        }
    }
}
