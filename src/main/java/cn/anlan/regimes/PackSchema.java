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

/** The form of a pack, {@code regimes/regime-pack.schema.json}. */
final class PackSchema {

    static final String RESOURCE = "/regimes/regime-pack.schema.json";

    private static final Schema SCHEMA = load();

    private PackSchema() {}

    /** A place where a document differs from the schema. */
    record Difference(String pointer, Bilingual reason) {}

    static List<Difference> differences(JsonNode document) {
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

    private static List<Error> errors(JsonNode document, Locale locale) {
        return SCHEMA.validate(document, context -> context.executionConfig(config -> config.locale(locale)));
    }

    // An unknown property is reported at its object; its own line is what helps.
    private static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        return "additionalProperties".equals(error.getKeyword()) && error.getProperty() != null
                ? at + "/" + error.getProperty()
                : at;
    }

    private static Schema load() {
        try (InputStream resource = Objects.requireNonNull(PackSchema.class.getResourceAsStream(RESOURCE))) {
            var config =
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                    .getSchema(resource, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
