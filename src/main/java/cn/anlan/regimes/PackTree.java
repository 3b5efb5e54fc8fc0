package cn.anlan.regimes;

import cn.anlan.platform.Bilingual;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A YAML text as a JSON tree that remembers its lines. Only what JSON has is read: dates stay text, and of YAML's many words for truth only
 * {@code true} and {@code false} count, so that {@code no} in an English sentence stays a word.
 */
public final class PackTree {

    /** The largest of our packs has 60 kB. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,9}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final BiConsumer<Integer, Bilingual> refuse;
    private final @Nullable JsonNode root;

    /**
     * @param refuse told of every line that can't be read, and the reason
     */
    public PackTree(String text, BiConsumer<Integer, Bilingual> refuse) {
        this.refuse = refuse;
        this.root = read(text);
    }

    /** The tree; null when the text is no YAML. */
    public @Nullable JsonNode root() {
        return root;
    }

    /** The line at which a JSON pointer's value, or else the nearest thing around it, stands. */
    public int line(String pointer) {
        for (String p = pointer; ; p = p.substring(0, p.lastIndexOf('/'))) {
            Integer line = lines.get(p);
            if (line != null) {
                return line;
            }
            if (p.isEmpty()) {
                return 1;
            }
        }
    }

    private @Nullable JsonNode read(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(20);
        options.setMaxAliasesForCollections(0);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                refuse.accept(1, PackRule.EMPTY.broken().reason());
                return null;
            }
            return json(node, "");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            refuse.accept(
                    mark == null ? 1 : mark.getLine() + 1,
                    PackRule.NOT_YAML.broken(String.valueOf(e.getProblem())).reason());
            return null;
        } catch (YAMLException e) {
            refuse.accept(
                    1, PackRule.NOT_YAML.broken(String.valueOf(e.getMessage())).reason());
            return null;
        }
    }

    private JsonNode json(Node node, String pointer) {
        lines.putIfAbsent(pointer, line(node));
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer);
            case SequenceNode sequence -> array(sequence, pointer);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new YAMLException("unexpected " + node.getNodeId());
        };
    }

    private JsonNode object(MappingNode mapping, String pointer) {
        var object = JSON.objectNode();
        for (var entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                refuse.accept(
                        line(entry.getKeyNode()), PackRule.KEY_NO_TEXT.broken().reason());
                continue;
            }
            String name = key.getValue();
            String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            lines.put(at, line(key));
            if (object.has(name)) {
                refuse.accept(line(key), PackRule.KEY_TWICE.broken(name).reason());
            }
            object.set(name, json(entry.getValueNode(), at));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, String pointer) {
        var array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(json(item, pointer + "/" + array.size()));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        if (!scalar.isPlain()) {
            return JSON.stringNode(value);
        }
        if (WHOLE.matcher(value).matches()) {
            return JSON.numberNode(Long.parseLong(value));
        }
        if (DECIMAL.matcher(value).matches()) {
            return JSON.numberNode(new BigDecimal(value));
        }
        return switch (value) {
            case "true" -> JSON.booleanNode(true);
            case "false" -> JSON.booleanNode(false);
            case "", "null", "~" -> JSON.nullNode();
            default -> JSON.stringNode(value);
        };
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
