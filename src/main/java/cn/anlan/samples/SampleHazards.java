package cn.anlan.samples;

import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sixty invented hazards in every state, each carried there step by step by sample people over the public interface. What a kill
 * interrupted is gone on with at the next start, from what the hazards' own acts say was done.
 */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleHazards {

    private static final Logger LOG = LoggerFactory.getLogger(SampleHazards.class);
    private static final String TOWN = "320214051";
    private static final int COUNT = 60;
    private static final String STEP = "hazards";

    /** How far each of ten in a row is carried. */
    private static final List<Stage> STAGES = List.of(
            Stage.CLOSED,
            Stage.REPORTED,
            Stage.RECTIFYING,
            Stage.RECTIFIED,
            Stage.CLOSED,
            Stage.RECTIFYING,
            Stage.VERIFIED,
            Stage.REPORTED,
            Stage.RECTIFYING,
            Stage.RETURNED);

    private static final List<Kind> KINDS = List.of(
            new Kind("配电箱未关闭，线路裸露", "用电"),
            new Kind("安全出口堆放货物", "消防"),
            new Kind("灭火器压力不足", "消防"),
            new Kind("危险化学品与易燃物混放", "危险化学品"),
            new Kind("冲压设备光电保护失效", "机械"),
            new Kind("有限空间作业未审批", "有限空间"),
            new Kind("除尘系统未按时清灰", "粉尘"),
            new Kind("特种作业人员未持证上岗", "人员"),
            new Kind("叉车倒车蜂鸣器损坏", "特种设备"),
            new Kind("液氨管道压力表超期未检", "特种设备"),
            new Kind("临边防护栏杆缺失", "高处作业"),
            new Kind("应急照明不亮", "消防"),
            new Kind("可燃气体报警器断电", "危险化学品"),
            new Kind("消防通道被车辆占用", "消防"),
            new Kind("货架超载变形", "仓储"));

    private enum Stage {
        REPORTED,
        RECTIFYING,
        RECTIFIED,
        RETURNED,
        VERIFIED,
        CLOSED
    }

    private record Kind(String title, String category) {}

    private final UnitQueries units;
    private final JsonText json;
    private final Clock clock;
    private final Environment environment;
    private final JdbcClient jdbc;

    SampleHazards(UnitQueries units, JsonText json, Clock clock, Environment environment, JdbcClient jdbc) {
        this.units = units;
        this.json = json;
        this.clock = clock;
        this.environment = environment;
        this.jdbc = jdbc;
    }

    /** Last, as it needs the interface to answer, and so that nobody waits for it. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    void load() {
        if (jdbc.sql("SELECT step FROM samples.loaded WHERE step = ?")
                .param(STEP)
                .query(String.class)
                .optional()
                .isPresent()) {
            return;
        }
        long start = System.nanoTime();
        try (var office = client("office");
                var supervisor = client("supervisor");
                var grid = client("grid")) {
            Map<Object, Map<?, ?>> there = begun(office);
            var enterprises = units.byAreas(List.of(TOWN), Set.of(UnitKind.ENTERPRISE));
            var managers = new HashMap<Integer, SampleClient>();
            try {
                for (int i = 0; i < COUNT; i++) {
                    int which = i % enterprises.size();
                    var manager = managers.computeIfAbsent(which, n -> client(SampleAccounts.enterprise(n)));
                    carry(
                            i,
                            enterprises.get(which),
                            there,
                            office,
                            supervisor,
                            i % 3 == 0 ? grid : supervisor,
                            manager);
                }
                LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
                for (int i = 0; i < enterprises.size(); i++) {
                    SampleEnterprises.fill(
                            i, enterprises.get(i), today, supervisor, Objects.requireNonNull(managers.get(i)));
                }
                jdbc.sql("INSERT INTO samples.loaded (step) VALUES (?) ON CONFLICT DO NOTHING")
                        .param(STEP)
                        .update();
            } finally {
                managers.values().forEach(SampleClient::close);
            }
        } catch (IllegalStateException refused) {
            // Samples are for a first look: without them the product works all the same.
            LOG.warn("sample hazards not complete: {}", refused.getMessage());
        }
        LOG.info("sample hazards loaded in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    private SampleClient client(String account) {
        return SampleClient.signedIn(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), json, account);
    }

    /** The hazards an interrupted start left, by title: of the sixty no two have the same. */
    private static Map<Object, Map<?, ?>> begun(SampleClient office) {
        var begun = new HashMap<Object, Map<?, ?>>();
        if (office.get("/api/hazards?limit=200").get("items") instanceof List<?> items) {
            for (Object item : items) {
                var row = (Map<?, ?>) item;
                begun.put(Objects.requireNonNull(row.get("title")), row);
            }
        }
        return begun;
    }

    private void carry(
            int i,
            UnitView unit,
            Map<Object, Map<?, ?>> there,
            SampleClient office,
            SampleClient supervisor,
            SampleClient finder,
            SampleClient manager) {
        Stage stage = STAGES.get(i % STAGES.size());
        boolean major = i % 12 == 3 || i == 40;
        Kind kind = KINDS.get(i * 7 % KINDS.size());
        String title = unit.name().replace("有限公司（示例）", "") + "：" + kind.title() + "（示例）";
        Map<?, ?> begun = there.get(title);
        SampleMatter matter = begun == null
                ? new SampleMatter(i, report(i, unit, title, kind, finder))
                : SampleMatter.goneOnWith(i, office.get("/api/hazards/" + begun.get("id")));
        if (major) {
            matter.step(supervisor, "grade", Map.of("kind", "MAJOR", "reason", "可能导致较大事故"));
            matter.step(office, "list", Map.of("level", "COUNTY", "reason", "重大隐患挂牌督办"));
            matter.step(office, "publish", Map.of("title", "重大隐患公告（示例）", "text", "示例：该隐患已挂牌督办，整改情况将公布。"));
        }
        if (stage == Stage.REPORTED) {
            return;
        }
        matter.step(supervisor, "assign", Map.of("term", (10 + i % 40) + " days", "note", "请按期整改并上传整改后照片"));
        if (stage == Stage.RECTIFYING) {
            return;
        }
        if (!matter.has("rectify")) {
            String photo = manager.photo("整改后.jpg", i + 100);
            matter.step(manager, "rectify", Map.of("report", "已完成整改，现场恢复正常。", "evidence", List.of(photo)));
        }
        switch (stage) {
            case RETURNED -> matter.step(supervisor, "return", Map.of("reason", "照片未显示整改部位，请补充。"));
            case VERIFIED -> matter.step(supervisor, "accept", Map.of("opinion", "现场核验，整改到位。"));
            case CLOSED -> {
                matter.step(supervisor, "accept", Map.of("opinion", "现场核验，整改到位。"));
                if (major) {
                    matter.step(supervisor, "evaluate", Map.of("effective", true, "conclusion", "整改效果良好，风险已消除。"));
                    matter.step(office, "delist", Map.of("note", "经评价同意摘牌"));
                }
                matter.step(supervisor, "close", Map.of("note", "销号"));
            }
            default -> {}
        }
    }

    private Map<?, ?> report(int i, UnitView unit, String title, Kind kind, SampleClient finder) {
        Instant found = clock.instant().minus(Duration.ofDays(i * 5L % 240 + 1)).truncatedTo(ChronoUnit.HOURS);
        var report = new LinkedHashMap<String, Object>();
        report.put("title", title);
        report.put("description", "示例数据：现场检查发现" + kind.title() + "，要求立即整改。");
        report.put("place", (i % 9 + 1) + "号车间");
        report.put("longitude", 120.43 + i % 8 * 0.006);
        report.put("latitude", 31.46 + i / 8 * 0.005);
        report.put("category", kind.category());
        report.put("source", i % 3 == 0 ? "网格巡查" : "执法检查");
        report.put("unit", unit.id());
        report.put("foundAt", found.toString());
        report.put("photos", List.of(finder.photo("现场.jpg", i)));
        return finder.post("/api/hazards", "sample-hazard-" + i, null, report);
    }
}
