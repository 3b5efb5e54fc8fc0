package cn.anlan.samples;

import cn.anlan.platform.JsonText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Three invented accidents of one sub-district, one of them corrected, entered by sample people over the public interface. */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleAccidents {

    private static final Logger LOG = LoggerFactory.getLogger(SampleAccidents.class);

    private final JsonText json;
    private final Clock clock;
    private final Environment environment;

    SampleAccidents(JsonText json, Clock clock, Environment environment) {
        this.json = json;
        this.clock = clock;
        this.environment = environment;
    }

    /** After the hazards, before the records. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(107)
    void load() {
        try (var supervisor = client("supervisor");
                var enterprise = client("enterprise")) {
            if (!(supervisor.get("/api/accidents?limit=1").get("items") instanceof List<?> seen) || !seen.isEmpty()) {
                return;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            report(
                    supervisor,
                    1,
                    Map.of(
                            "title",
                            "建筑工地高处坠落事故（示例）",
                            "kind",
                            "FALL_FROM_HEIGHT",
                            "happenedAt",
                            now.minus(Duration.ofDays(41)).toString(),
                            "place",
                            "硕放街道某在建厂房（示例）",
                            "deaths",
                            1,
                            "seriousInjuries",
                            0,
                            "loss",
                            1_850_000,
                            "account",
                            "示例数据：一名工人在屋面作业时未系安全带坠落，送医后死亡。工地已停工，事故由区调查组调查。"));
            report(
                    supervisor,
                    2,
                    Map.of(
                            "title",
                            "仓库火灾（示例）",
                            "kind",
                            "FIRE",
                            "happenedAt",
                            now.minus(Duration.ofDays(9)).toString(),
                            "place",
                            "硕放工业园北区某仓库（示例）",
                            "deaths",
                            0,
                            "seriousInjuries",
                            0,
                            "loss",
                            420_000,
                            "account",
                            "示例数据：电动叉车充电时起火，十五分钟扑灭，无人员伤亡。"));
            Map<?, ?> injury = report(
                    enterprise,
                    3,
                    Map.of(
                            "title",
                            "冲压车间机械致害事故（示例）",
                            "kind",
                            "MACHINERY",
                            "happenedAt",
                            now.minus(Duration.ofDays(5)).toString(),
                            "place",
                            "冲压车间三号线",
                            "deaths",
                            0,
                            "seriousInjuries",
                            0,
                            "loss",
                            60_000,
                            "account",
                            "示例数据：更换模具时误触启动按钮，一名操作工手部受伤，已送医。"));
            enterprise.post(
                    "/api/accidents/" + injury.get("id") + "/correct",
                    "sample-accident-3-correct",
                    injury.get("version"),
                    Map.of("text", "示例数据：经鉴定为重伤，医疗和误工费用重新核算。", "seriousInjuries", 1, "loss", 160_000));
        } catch (IllegalStateException refused) {
            // Samples are for a first look: without them the product works all the same.
            LOG.warn("sample accidents not complete: {}", refused.getMessage());
        }
    }

    private static Map<?, ?> report(SampleClient who, int number, Map<String, ?> accident) {
        return who.post("/api/accidents", "sample-accident-" + number, null, accident);
    }

    private SampleClient client(String account) {
        return SampleClient.signedIn(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), json, account);
    }
}
