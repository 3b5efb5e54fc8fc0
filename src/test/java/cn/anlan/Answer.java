package cn.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said to one {@link Http} request. Paths are dotted: {@code text("items.0.title")}. */
public record Answer(String request, int status, HttpHeaders headers, byte[] bytes, JsonMapper mapper) {

    /** Requires a status, and shows the body when it is another. */
    public Answer is(int expected) {
        assertThat(status).as("%s answered %s", request, body()).isEqualTo(expected);
        return this;
    }

    public Answer isSuccess() {
        assertThat(status).as("%s answered %s", request, body()).isBetween(200, 299);
        return this;
    }

    /** Requires a problem with this status and code. */
    public Answer isProblem(int expected, String code) {
        is(expected);
        assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
        assertThat(text("code")).as("%s answered %s", request, body()).isEqualTo(code);
        return this;
    }

    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return mapper.readTree(bytes);
    }

    public JsonNode at(String path) {
        return json().at(path.isEmpty() ? "" : "/" + path.replace('.', '/'));
    }

    /** The text at a path; null when it isn't there. */
    public String text(String path) {
        JsonNode node = at(path);
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    public int number(String path) {
        return at(path).asInt();
    }

    public List<JsonNode> items() {
        return at("items").valueStream().toList();
    }

    public <T> T as(Class<T> type) {
        return mapper.readValue(bytes, type);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The version in the ETag. */
    public long version() {
        return Long.parseLong(header("ETag").replace("\"", "").replace("W/", ""));
    }
}
