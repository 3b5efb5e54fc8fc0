package cn.anlan.samples;

import cn.anlan.platform.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A few invented letters of one sub-district: one issued and received, one to be reviewed, one still a draft; over the public interface. */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleLetters {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLetters.class);

    private final JsonText json;
    private final Environment environment;

    SampleLetters(JsonText json, Environment environment) {
        this.json = json;
        this.environment = environment;
    }

    /** After the hazards, one of which a letter is about. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(115)
    void load() {
        try (var head = client("town.head");
                var supervisor = client("supervisor");
                var enterprise = client("enterprise")) {
            if (!items(supervisor.get("/api/letters?limit=1")).isEmpty()) {
                return;
            }
            write(head, supervisor, enterprise);
        } catch (IllegalStateException refused) {
            // Samples are for a first look: without them the product works all the same.
            LOG.warn("sample letters not complete: {}", refused.getMessage());
        }
    }

    private static void write(SampleClient head, SampleClient supervisor, SampleClient enterprise) {
        Object works = at(enterprise.get("/api/session").get("unit"), "id");
        String prompt = draft(
                supervisor,
                "prompt",
                Map.of("unit", works),
                Map.of(
                        "subject", "做好汛期厂房防雷和用电安全（示例）",
                        "facts", "示例数据：近期连续强降雨，检查发现你单位厂房防雷接地线松动。",
                        "advice", List.of("检修防雷接地", "排查配电箱进水隐患")),
                null);
        step(head, prompt, "sign");
        step(supervisor, prompt, "issue");
        step(enterprise, prompt, "receipt");
        List<?> hazards = items(supervisor.get("/api/hazards?limit=1"));
        String urging = draft(
                supervisor,
                "supervision",
                Map.of("unit", works),
                Map.of(
                        "subject", "整改三号仓库消防通道堵塞隐患（示例）",
                        "facts", "示例数据：检查发现三号仓库消防通道被货物堵塞，曾口头要求整改。",
                        "demands", List.of("立即清除堵塞的货物", "划定并保持消防通道")),
                hazards.isEmpty() ? null : at(hazards.getFirst(), "id"));
        step(supervisor, urging, "submit");
        draft(
                supervisor,
                "prompt",
                Map.of("name", "运河仓储沿街商户（示例）"),
                Map.of("subject", "规范电动自行车充电（示例）", "facts", "示例数据：夜间巡查发现商户在店内充电。"),
                null);
    }

    private static String draft(
            SampleClient who, String kind, Map<String, ?> to, Map<String, ?> fields, @Nullable Object hazard) {
        var body = new LinkedHashMap<String, Object>(Map.of("kind", kind, "to", List.of(to), "fields", fields));
        if (hazard != null) {
            body.put("matterKind", "hazard");
            body.put("matter", hazard);
        }
        // A header takes no Chinese.
        String key = "sample-letter-" + Integer.toHexString(fields.hashCode());
        return String.valueOf(who.post("/api/letters", key, null, body).get("id"));
    }

    private static void step(SampleClient who, String id, String verb) {
        Object version = at(who.get("/api/letters/" + id).get("letter"), "version");
        who.post("/api/letters/" + id + "/" + verb, "sample-" + verb + "-" + id, version, Map.of());
    }

    private SampleClient client(String account) {
        return SampleClient.signedIn(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), json, account);
    }

    private static List<?> items(Map<?, ?> page) {
        return page.get("items") instanceof List<?> found ? found : List.of();
    }

    private static Object at(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> found && found.get(key) instanceof Object value ? value : "";
    }
}
