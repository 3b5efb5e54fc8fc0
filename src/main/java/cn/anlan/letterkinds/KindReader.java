package cn.anlan.letterkinds;

import cn.anlan.calendar.Term;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import cn.anlan.regimes.PackFault;
import cn.anlan.regimes.PackSchema;
import cn.anlan.regimes.PackTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;

/** Reads a pack of kinds. A bad one is refused whole, with every reason and its line. */
final class KindReader {

    static final String SCHEMA = "/letters/letter-pack.schema.json";

    /** What the wording may name besides the kind's own fields. */
    static final Set<String> KNOWN = Set.of("to", "onlyTo", "unit", "replyBy", "today");

    private static final PackSchema FORM = new PackSchema(SCHEMA);
    private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}");
    private static final JsonMapper JSON = mapper();

    private final String file;
    private final PackTree tree;
    private final List<PackFault> faults = new ArrayList<>();

    private KindReader(String file, String text) {
        this.file = file;
        this.tree = new PackTree(text, (line, reason) -> faults.add(new PackFault(this.file, line, "", reason)));
    }

    /**
     * @param faults why it was refused; empty when it was read
     * @param lines the line of a kind in the file, by its place among them
     */
    record Reading(String pack, List<LetterKind> kinds, List<PackFault> faults, IntUnaryOperator lines) {}

    private record Pack(String pack, Bilingual title, List<LetterKind> kinds) {}

    static Reading read(String file, String text) {
        return new KindReader(file, text).read();
    }

    static String write(LetterKind kind) {
        return JSON.writeValueAsString(kind);
    }

    static LetterKind kind(String json) {
        return JSON.readValue(json, LetterKind.class);
    }

    private Reading read() {
        JsonNode root = tree.root();
        if (root == null) {
            return refused();
        }
        for (var difference : FORM.differences(root)) {
            fault(difference.pointer(), difference.reason());
        }
        if (!faults.isEmpty()) {
            return refused();
        }
        Pack pack = JSON.treeToValue(root, Pack.class);
        var keys = new HashSet<String>();
        for (int i = 0; i < pack.kinds().size(); i++) {
            LetterKind kind = pack.kinds().get(i);
            if (!keys.add(kind.key())) {
                fault("/kinds/" + i + "/key", "种类 {0} 出现了两次", "the kind {0} occurs twice", kind.key());
            }
            check(kind, "/kinds/" + i);
        }
        return faults.isEmpty()
                ? new Reading(pack.pack(), pack.kinds(), List.of(), n -> tree.line("/kinds/" + n))
                : refused();
    }

    private void check(LetterKind kind, String at) {
        var names = new HashSet<String>();
        for (int i = 0; i < kind.fields().size(); i++) {
            LetterKind.Field field = kind.fields().get(i);
            String here = at + "/fields/" + i;
            if (!names.add(field.key()) || KNOWN.contains(field.key())) {
                fault(here + "/key", "字段 {0} 已有", "there is a field {0} already", field.key());
            }
            if ((field.type() == LetterKind.Type.TABLE) == field.columns().isEmpty()) {
                fault(here, "只有表格字段写 columns，且必须写", "a table has columns, and nothing else has");
            }
        }
        names.addAll(KNOWN);
        if (kind.to().isEmpty() && !kind.parties() && !kind.open()) {
            fault(at + "/to", "没有可以送达的对象", "it can go to nobody");
        }
        term(kind, at);
        named(kind, kind.items(), LetterKind.Type.ITEMS, at + "/items");
        wording(kind.title(), names, at + "/title");
        blocks(kind, kind.body(), names, at + "/body/");
        for (int i = 0; i < kind.appendices().size(); i++) {
            LetterKind.Appendix appendix = kind.appendices().get(i);
            wording(appendix.title(), names, at + "/appendices/" + i + "/title");
            blocks(kind, appendix.body(), names, at + "/appendices/" + i + "/body/");
        }
    }

    private void term(LetterKind kind, String at) {
        if (kind.reply() != null) {
            try {
                Term.parse(kind.reply().term());
            } catch (IllegalArgumentException noTerm) {
                fault(
                        at + "/reply/term",
                        "“{0}”不是期限的写法",
                        "{0} is no term",
                        kind.reply().term());
            }
            if (kind.clause() == null
                    && (kind.reply().parameter() != null || kind.reply().duty() != null)) {
                fault(at + "/reply", "写了参数或职责，就要写条款 clause", "a parameter or duty needs its clause");
            }
        }
    }

    private void blocks(LetterKind kind, List<LetterKind.Block> blocks, Set<String> names, String at) {
        for (int i = 0; i < blocks.size(); i++) {
            block(kind, blocks.get(i), names, at + i);
        }
    }

    private void block(LetterKind kind, LetterKind.Block block, Set<String> names, String at) {
        long parts = Stream.of(block.heading(), block.text(), block.list(), block.items(), block.table())
                .filter(Objects::nonNull)
                .count();
        if (parts != 1) {
            fault(at, "每段写且只写 heading、text、list、items、table 之一", "a block is one of heading, text, list, items, table");
        }
        wording(block.heading(), names, at + "/heading");
        wording(block.text(), names, at + "/text");
        named(kind, block.list(), LetterKind.Type.LIST, at + "/list");
        named(kind, block.items(), LetterKind.Type.ITEMS, at + "/items");
        named(kind, block.table(), LetterKind.Type.TABLE, at + "/table");
        if (block.when() != null && !names.contains(block.when())) {
            fault(at + "/when", "没有字段 {0}", "there is no field {0}", block.when());
        }
    }

    private void named(LetterKind kind, @Nullable String name, LetterKind.Type type, String at) {
        if (name != null
                && kind.field(name).filter(field -> field.type() == type).isEmpty()) {
            fault(
                    at,
                    "没有 {1} 类型的字段 {0}",
                    "there is no field {0} of type {1}",
                    name,
                    type.name().toLowerCase(Locale.ROOT));
        }
    }

    private void wording(@Nullable Bilingual words, Set<String> names, String at) {
        if (words == null) {
            return;
        }
        for (var text : List.of(List.of("/zh", words.zh()), List.of("/en", words.en()))) {
            Matcher place = PLACE.matcher(text.getLast());
            while (place.find()) {
                if (!names.contains(place.group(1))) {
                    fault(at + text.getFirst(), "没有字段 {0}", "there is no field {0}", place.group(1));
                }
            }
        }
    }

    private void fault(String pointer, String zh, String en, String... args) {
        fault(pointer, new Bilingual(filled(zh, args), filled(en, args)));
    }

    private static String filled(String words, String... args) {
        String filled = words;
        for (int i = 0; i < args.length; i++) {
            filled = filled.replace("{" + i + "}", args[i]);
        }
        return filled;
    }

    private void fault(String pointer, Bilingual reason) {
        faults.add(new PackFault(file, tree.line(pointer), pointer, reason));
    }

    private Reading refused() {
        return new Reading(
                "",
                List.of(),
                faults.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(PackFault::line))
                        .toList(),
                n -> 1);
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        for (Class<?> written : List.of(
                UnitKind.class, Role.class, LetterKind.Form.class, LetterKind.SignedBy.class, LetterKind.Type.class)) {
            mapper.addMixIn(written, Kebab.class);
        }
        return mapper.build();
    }

    /** In a pack {@code SUB_DISTRICT} is written {@code sub-district}. */
    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    private enum Kebab {}
}
