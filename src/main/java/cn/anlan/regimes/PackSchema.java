package cn.anlan.regimes;

import cn.anlan.platform.Bilingual;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The form of a kind of pack, as a JSON Schema among the resources says. */
public final class PackSchema {

    static final String RESOURCE = "/regimes/regime-pack.schema.json";

    private final Schema schema;

    /** @param resource such as {@code /regimes/regime-pack.schema.json} */
    public PackSchema(String resource) {
        this.schema = load(resource);
    }

    /** A place where a document differs from the schema. */
    public record Difference(String pointer, Bilingual reason) {}

    /** Every difference, in both languages. */
    public List<Difference> differences(JsonNode document) {
        List<Error> en = errors(document, Locale.ENGLISH);
        if (en.isEmpty()) {
            return List.of();
        }
        List<Error> zh = errors(document, Locale.SIMPLIFIED_CHINESE);
        var differences = new ArrayList<Difference>();
        for (int i = 0; i < en.size(); i++) {
            differences.add(new Difference(
                    pointer(en.get(i)),
                    new Bilingual(zh.get(i).getMessage(), en.get(i).getMessage())));
        }
        return differences;
    }

    private List<Error> errors(JsonNode document, Locale locale) {
        return schema.validate(document, context -> context.executionConfig(config -> config.locale(locale)));
    }

    // An unknown property is reported at its object; its own line is what helps.
    private static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        return "additionalProperties".equals(error.getKeyword()) && error.getProperty() != null
                ? at + "/" + error.getProperty()
                : at;
    }

    private static Schema load(String resource) {
        try (InputStream text = Objects.requireNonNull(PackSchema.class.getResourceAsStream(resource), resource)) {
            var config =
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
