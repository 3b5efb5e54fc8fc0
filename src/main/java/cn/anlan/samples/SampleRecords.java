package cn.anlan.samples;

import cn.anlan.platform.JsonText;
import cn.anlan.platform.Zones;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A few invented records of one sub-district's work: prepared by its supervisor, filed by its head, over the public interface. */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleRecords {

    private static final Logger LOG = LoggerFactory.getLogger(SampleRecords.class);

    private final JsonText json;
    private final Clock clock;
    private final Environment environment;

    SampleRecords(JsonText json, Clock clock, Environment environment) {
        this.json = json;
        this.clock = clock;
        this.environment = environment;
    }

    /** After the hazards: by then the duties of the year are open, and the records count for them. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(110)
    void load() {
        try (var head = client("town.head");
                var supervisor = client("supervisor")) {
            if (!(head.get("/api/records?limit=1").get("items") instanceof List<?> seen) || !seen.isEmpty()) {
                return;
            }
            new Writer(head, supervisor, clock.instant().truncatedTo(ChronoUnit.MINUTES)).write();
        } catch (IllegalStateException refused) {
            // Samples are for a first look: without them the product works all the same.
            LOG.warn("sample records not complete: {}", refused.getMessage());
        }
    }

    private SampleClient client(String account) {
        return SampleClient.signedIn(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), json, account);
    }

    /** Writes them one after the other. */
    private static final class Writer {

        private final SampleClient head;
        private final SampleClient supervisor;
        private final Instant now;
        private final LocalDate today;
        private final String owner;

        Writer(SampleClient head, SampleClient supervisor, Instant now) {
            this.head = head;
            this.supervisor = supervisor;
            this.now = now;
            this.today = LocalDate.ofInstant(now, Zones.CHINA);
            this.owner = String.valueOf(at(supervisor.get("/api/session").get("post"), "id"));
        }

        void write() {
            hearing();
            plan();
            problem();
            decision();
            draft(
                    Map.of("kind", "front-line-check", "place", "硕放工业园北区", "result", "示例数据：两家企业消防通道堆物，已当场清理。"),
                    "到硕放工业园一线检查（示例）",
                    Duration.ofHours(1),
                    List.of(),
                    List.of(supervisor.photo("现场.jpg", 3)));
        }

        private void hearing() {
            file(draft(
                    Map.of(
                            "kind", "hearing",
                            "place", "街道三楼会议室",
                            "agenda", List.of("上季度安全生产工作情况", "重点隐患整改进度", "下阶段安排"),
                            "attendees", List.of("街道主任", "应急管理办公室", "各社区负责人"),
                            "minutes", "示例数据：会议听取了应急管理办公室关于上季度安全生产工作的汇报，分析了存在的问题，议定两项工作。"),
                    "季度安全生产工作汇报会（示例）",
                    Duration.ofHours(3),
                    List.of(item("完成全街道有限空间作业单位底数清查（示例）", 20), item("对锡新精密机械等三家企业开展回头看（示例）", 12)),
                    List.of(document("会议纪要"), document("到会人员名单"))));
        }

        private void plan() {
            String plan = file(draft(
                    Map.of("kind", "work-plan", "year", today.getYear(), "goals", "示例数据：不发生较大以上生产安全事故。"),
                    today.getYear() + "年安全生产工作计划（示例）",
                    Duration.ofDays(3),
                    List.of(item("重点企业全覆盖体检（示例）", 150), item("安全生产月活动（示例）", 90)),
                    List.of(document("年度工作计划"))));
            step(supervisor, plan, "progress", Map.of("item", 1, "percent", 35, "text", "示例数据：已完成 14 家。"));
        }

        private void problem() {
            String problem = file(draft(
                    Map.of("kind", "problem", "description", "示例数据：老旧厂房多次转租，消防改造责任不清。", "concerned", "运河仓储周边"),
                    "老旧厂房消防改造责任不清（示例）",
                    Duration.ofHours(20),
                    List.of(item("厘清权属并签订改造协议（示例）", 45)),
                    List.of()));
            step(head, problem, "coordinate", Map.of("text", "示例数据：召集产权方、承租方和社区协调，明确由产权方先行改造。"));
        }

        private void decision() {
            String decision = file(draft(
                    Map.of(
                            "kind", "decision",
                            "issuer", "无锡市安全生产委员会",
                            "number", "示例〔" + today.getYear() + "〕1号",
                            "received", today.minusDays(2).toString(),
                            "gist", "示例数据：开展有限空间作业专项整治。"),
                    "有限空间作业专项整治部署（示例）",
                    Duration.ofHours(26),
                    List.of(item("摸清有限空间底数（示例）", 15), item("组织作业人员培训（示例）", 30)),
                    List.of()));
            step(supervisor, decision, "convey", Map.of("text", "示例数据：街道党政联席会议传达，并发各社区。"));
            step(supervisor, decision, "receive", Map.of("item", 1));
        }

        private Map<String, Object> item(String text, int days) {
            return Map.of(
                    "text", text, "owner", owner, "due", today.plusDays(days).toString());
        }

        private String draft(
                Map<String, ?> particulars,
                String title,
                Duration ago,
                List<Map<String, Object>> items,
                List<String> evidence) {
            return String.valueOf(supervisor
                    .post(
                            "/api/records",
                            // A header takes no Chinese.
                            "sample-record-" + UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)),
                            null,
                            Map.of(
                                    "particulars", particulars,
                                    "title", title,
                                    "happenedAt", now.minus(ago).toString(),
                                    "items", items,
                                    "evidence", evidence))
                    .get("id"));
        }

        private String file(String id) {
            step(head, id, "file", Map.of());
            return id;
        }

        private void step(SampleClient who, String id, String verb, Map<String, ?> body) {
            Object version = at(who.get("/api/records/" + id).get("record"), "version");
            who.post("/api/records/" + id + "/" + verb, "sample-" + verb + "-" + id, version, body);
        }

        private String document(String name) {
            return supervisor.upload(
                    name + "（示例）.pdf",
                    "application/pdf",
                    ("%PDF-1.4\n%" + name + now + "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                    + "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                            .getBytes(StandardCharsets.UTF_8));
        }

        private static Object at(@Nullable Object map, String key) {
            return map instanceof Map<?, ?> found && found.get(key) instanceof Object value ? value : "";
        }
    }
}
