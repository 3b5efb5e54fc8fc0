package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The interface's description lies in the repository, so that every change of it shows in the diff. */
@AnlanTest
class OpenApiTests {

    private static final Path KEPT = Path.of("docs/openapi.json");

    @Autowired
    Http http;

    @Test
    void theInterfaceIsAsDescribed() throws IOException {
        String served = sorted(http.get("/api/openapi").is(200).json());

        if (Boolean.getBoolean("anlan.openapi.write")) {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, served);
        }

        assertThat(Files.readString(KEPT))
                .as(
                        "docs/openapi.json; rewrite it with -Dsurefire.argLine=-Danlan.openapi.write=true -Dtest=OpenApiTests")
                .isEqualTo(served);
    }

    @Test
    void theDescriptionHasNothingOfTheInside() {
        JsonNode api = http.get("/api/openapi").is(200).json();

        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/schemas").propertyNames())
                .doesNotContain("Actor", "Command", "Visitor", "Locale");
        assertThat(api.at("/components/schemas/Problem").isMissingNode()).isFalse();
        assertThat(api.toString()).doesNotContain("127.0.0.1");
    }

    private static String sorted(JsonNode node) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(sort(node))
                + "\n";
    }

    private static JsonNode sort(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.propertyNames().stream().sorted().forEach(name -> copy.set(name, sort(object.get(name))));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(item -> copy.add(sort(item)));
                yield copy;
            }
            default -> node;
        };
    }
}
