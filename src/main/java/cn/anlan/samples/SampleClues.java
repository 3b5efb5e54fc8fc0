package cn.anlan.samples;

import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Invented clues of one town in every state, and two checks of its county by the city. */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleClues {

    private static final Logger LOG = LoggerFactory.getLogger(SampleClues.class);
    private static final String TOWN = "town.xn";
    private static final String COUNTY = "county.xn";
    private static final String CITY = "office.xn";
    private static final String STAFFING = "staffing.xn";

    private final UnitQueries units;
    private final JsonText json;
    private final Clock clock;
    private final Environment environment;

    SampleClues(UnitQueries units, JsonText json, Clock clock, Environment environment) {
        this.units = units;
        this.json = json;
        this.clock = clock;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(125)
    void load() {
        String base = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        try (var scene = new SampleScene(base, json, "clues", clock.instant())) {
            if (SampleScene.items(scene.as(CITY).get("/api/clues?limit=1").get("items"))
                    .isEmpty()) {
                clues(scene, today);
                checks(scene, today);
            }
        } catch (IllegalStateException refused) {
            // Samples are for a first look: without them the product works all the same.
            LOG.warn("sample clues not complete: {}", refused.getMessage());
        }
    }

    private void clues(SampleScene scene, LocalDate today) {
        UUID bureau = units.byAreas(List.of("421221"), Set.of(UnitKind.DEPARTMENT)).stream()
                .filter(unit -> unit.name().startsWith("嘉鱼县水利局"))
                .findFirst()
                .orElseThrow()
                .id();
        scene.on(today.minusDays(24), "09:20");
        String closed = clue(scene, bureau, "示例：河道采砂船无证作业，三次提请检查未到场。");
        String answered = clue(scene, bureau, "示例：水库除险加固工地多次停工，未见复查。");
        scene.on(today.minusDays(22), "10:00");
        take(scene, closed);
        take(scene, answered);
        scene.on(today.minusDays(12), "16:00");
        answer(scene, closed, "SERIOUS", "CIRCULAR", "示例：经查属实，通报批评，已责成限期检查。");
        answer(scene, answered, "LIGHT", "CRITICISM", "示例：复查延误属实，已批评教育并补查。");
        scene.on(today.minusDays(10), "09:00");
        scene.step(CITY, "/api/clues/" + closed, "close", Map.of("opinion", "示例：同意办结。"));
        scene.on(today.minusDays(6), "11:00");
        take(scene, clue(scene, bureau, "示例：泵站用电改造无人验收即投用。"));
        scene.on(today.minusDays(2), "15:00");
        clue(scene, bureau, "示例：堤防巡查记录连续两周空白。");
    }

    private static String clue(SampleScene scene, UUID about, String words) {
        return scene.make(TOWN, "/api/clues", Map.of("about", about, "person", "分管负责人（示例）", "words", words));
    }

    private static void take(SampleScene scene, String clue) {
        scene.step(COUNTY, "/api/clues/" + clue, "take-up", Map.of());
    }

    private static void answer(SampleScene scene, String clue, String severity, String handling, String result) {
        scene.step(
                COUNTY,
                "/api/clues/" + clue,
                "answer",
                Map.of(
                        "severity", severity,
                        "handling", handling,
                        "result", result,
                        "evidence", List.of(scene.document(COUNTY, "处理情况"))));
    }

    private void checks(SampleScene scene, LocalDate today) {
        UUID county = units.byAreas(List.of("421221"), Set.of(UnitKind.COUNTY))
                .getFirst()
                .id();
        Object partner = scene.unit(STAFFING);
        scene.on(today.minusDays(15), "09:00");
        String open = check(scene, county, partner, "乡镇安全监管机构建设督办（示例）", List.of("机构设置文件", "人员编制文件", "经费保障文件"));
        scene.step(STAFFING, open, "join", Map.of());
        scene.on(today.minusDays(4), "14:00");
        scene.step(COUNTY, open, "file", Map.of("document", 1, "evidence", scene.document(COUNTY, "机构设置文件")));
        scene.on(today.minusDays(1), "09:00");
        check(scene, county, partner, "专职安监员配备督办（示例）", List.of("人员名册", "持证情况"));
    }

    private static String check(SampleScene scene, UUID county, Object partner, String title, List<String> documents) {
        return "/api/county-checks/"
                + scene.make(
                        CITY,
                        "/api/county-checks",
                        Map.of("county", county, "partner", partner, "title", title, "documents", documents));
    }
}
