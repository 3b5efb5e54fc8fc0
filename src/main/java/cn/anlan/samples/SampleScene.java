package cn.anlan.samples;

import cn.anlan.platform.JsonText;
import cn.anlan.platform.Zones;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several sample people at work on one matter, each when their time comes. */
final class SampleScene implements AutoCloseable {

    private final String base;
    private final JsonText json;
    private final String name;
    private final Map<String, SampleClient> clients = new HashMap<>();
    private Instant now;
    private int steps;

    /** @param name tells the commands of this matter from those of others */
    SampleScene(String base, JsonText json, String name, Instant now) {
        this.base = base;
        this.json = json;
        this.name = name;
        this.now = now;
    }

    /** Goes to another day. */
    void on(LocalDate day, String time) {
        now = day.atTime(LocalTime.parse(time)).atZone(Zones.CHINA).toInstant();
    }

    SampleClient as(String account) {
        return clients.computeIfAbsent(account, one -> SampleClient.signedIn(base, json, one))
                .at(now);
    }

    Object person(String account) {
        return at(as(account).get("/api/session").get("person"), "id");
    }

    Object unit(String account) {
        return at(as(account).get("/api/session").get("unit"), "id");
    }

    /** Makes something or adds to it; its id. */
    String make(String account, String path, Map<String, ?> body) {
        return String.valueOf(as(account).post(path, key(), null, body).get("id"));
    }

    /** Takes a step on what is there, at its present version. */
    void step(String account, String path, String verb, Map<String, ?> body) {
        as(account).post(path + "/" + verb, key(), version(as(account).get(path)), body);
    }

    String document(String account, String title) {
        return as(account)
                .upload(
                        title + "（示例）.pdf",
                        "application/pdf",
                        ("%PDF-1.4\n%" + title + now + steps++ + "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                        + "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                                .getBytes(StandardCharsets.UTF_8));
    }

    String photo(String account, String title) {
        return as(account).photo(title + "（示例）.jpg", 300 + steps++);
    }

    private String key() {
        return "sample-" + name + "-" + steps++;
    }

    /** Of what the view is about: itself, or the first part of it that has one. */
    private static @Nullable Object version(Map<?, ?> view) {
        return view.get("version") != null
                ? view.get("version")
                : view.values().stream()
                        .filter(part -> part instanceof Map<?, ?> one && one.get("version") != null)
                        .map(part -> ((Map<?, ?>) part).get("version"))
                        .findFirst()
                        .orElse(null);
    }

    static List<Map<?, ?>> items(@Nullable Object list) {
        var items = new ArrayList<Map<?, ?>>();
        if (list instanceof List<?> found) {
            found.forEach(one -> items.add((Map<?, ?>) one));
        }
        return items;
    }

    static Object at(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> found && found.get(key) instanceof Object value ? value : "";
    }

    @Override
    public void close() {
        clients.values().forEach(SampleClient::close);
    }
}
