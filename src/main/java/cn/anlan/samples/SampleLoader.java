package cn.anlan.samples;

import cn.anlan.access.Accounts;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import cn.anlan.regimes.Adoptions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the samples into an empty database, all or nothing, and tells the accounts on every start. */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLoader.class);

    /** The district whose towns have their committees registered. */
    private static final String DISTRICT = "320214";

    /** A town that lacks one of two directors, so that a gap can be seen. */
    private static final String ONE_DIRECTOR = "320214052000";

    private final SampleUnits units;
    private final SamplePeople people;
    private final SampleCommittees committees;
    private final SampleTourers tourers;
    private final UnitQueries queries;
    private final Accounts accounts;
    private final Adoptions adoptions;
    private final TransactionTemplate transaction;

    SampleLoader(
            SampleUnits units,
            SamplePeople people,
            SampleCommittees committees,
            SampleTourers tourers,
            UnitQueries queries,
            Accounts accounts,
            Adoptions adoptions,
            TransactionTemplate transaction,
            Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException(
                    "生产环境不得装入示例数据：请去掉 anlan.samples。 Samples have no place in production: drop anlan.samples.");
        }
        this.units = units;
        this.people = people;
        this.committees = committees;
        this.tourers = tourers;
        this.queries = queries;
        this.accounts = accounts;
        this.adoptions = adoptions;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!queries.byAreas(List.of(""), Set.of()).isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        transaction.executeWithoutResult(status -> load());
        LOG.info("sample data loaded in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    private void load() {
        units.importDivisions();
        UnitView zone = units.highTechZone();
        UnitView baofengZone = units.park("宝丰县产业集聚区（示例）", units.division("410421"), "410421108000");
        Map<String, Actor> actors = new HashMap<>();
        UnitView shuofang = units.division("320214051");
        for (UnitView town : units.towns("3202")) {
            Actor head = people.appoint(town, town.kind() == UnitKind.TOWN ? "镇长" : "主任", Role.PRINCIPAL);
            if (town.territory().startsWith(DISTRICT)) {
                committees.of(town, head, !town.territory().equals(ONE_DIRECTOR));
            }
            if (town.id().equals(shuofang.id())) {
                actors.put("town.head", head);
            }
        }
        actors.put("park.head", people.appoint(zone, "管委会主任", Role.PRINCIPAL));
        people.appoint(baofengZone, "管委会主任", Role.PRINCIPAL);
        wuxi(actors, shuofang);
        elsewhere(actors);
        tourers.inTheZone(zone, actors);
        tourers.inXianning(units.division("4212"), actors);
        actors.forEach(people::account);
        adopt(zone);
    }

    private void wuxi(Map<String, Actor> actors, UnitView shuofang) {
        UnitView city = units.division("3202");
        UnitView committee = units.body("无锡市安全生产委员会（示例）", UnitKind.COMMITTEE, city);
        UnitView office = units.body("无锡市安委会办公室（示例）", UnitKind.OFFICE, committee);
        actors.put("office", people.appoint(office, "安委办主任", Role.COMMITTEE_OFFICE));
        actors.put(
                "inspector",
                people.appoint(units.body("无锡市安全生产巡查组（示例）", UnitKind.OFFICE, committee), "巡查组长", Role.INSPECTOR));
        for (String sector : List.of("危险化学品", "道路交通", "建设施工", "消防")) {
            units.body("无锡市" + sector + "专业委员会（示例）", UnitKind.SPECIAL_COMMITTEE, committee);
        }
        UnitView data = units.body("无锡市安委办数据科（示例）", UnitKind.OFFICE, office);
        actors.put("auditor", people.appoint(data, "审计员", Role.AUDITOR));
        actors.put("admin", people.appoint(data, "系统管理员", Role.ADMINISTRATOR));
        actors.put("security", people.appoint(data, "安全管理员", Role.SECURITY));
        UnitView bureau = units.body("新吴区应急管理局（示例）", UnitKind.DEPARTMENT, units.division("320214"));
        actors.put("department", people.appoint(bureau, "监管科长", Role.DEPARTMENT));
        UnitView townOffice = units.body("硕放街道应急管理办公室（示例）", UnitKind.OFFICE, shuofang);
        actors.put("supervisor", people.appoint(townOffice, "专职安监员", Role.SUPERVISOR));
        List<UnitView> villages = queries.byAreas(shuofang.areas(), Set.of(UnitKind.VILLAGE, UnitKind.COMMUNITY));
        for (int i = 0; i < 3; i++) {
            UnitView cell = units.body("第" + (i + 1) + "网格（示例）", UnitKind.GRID_CELL, villages.get(i));
            Actor worker = people.appoint(cell, "网格员", Role.GRID_WORKER);
            actors.putIfAbsent("grid", worker);
        }
        List<String> names = List.of("锡新精密机械", "太湖化工新材料", "硕放冷链物流", "长江木业", "梅里电子", "金匮纺织", "惠泉食品", "运河仓储");
        for (int i = 0; i < names.size(); i++) {
            UnitView enterprise = units.enterprise(names.get(i) + "有限公司（示例）", shuofang);
            actors.put(SampleAccounts.enterprise(i), people.appoint(enterprise, "安全负责人", Role.ENTERPRISE));
        }
    }

    private void elsewhere(Map<String, Actor> actors) {
        for (var place : Map.of("4210", "荆州市", "4212", "咸宁市", "410421", "宝丰县", "3704", "枣庄市")
                .entrySet()) {
            UnitView committee =
                    units.body(place.getValue() + "安全生产委员会（示例）", UnitKind.COMMITTEE, units.division(place.getKey()));
            UnitView office = units.body(place.getValue() + "安委会办公室（示例）", UnitKind.OFFICE, committee);
            Actor director = people.appoint(office, "安委办主任", Role.COMMITTEE_OFFICE);
            switch (place.getKey()) {
                case "4210" -> actors.put("office.jz", director);
                case "4212" -> actors.put("office.xn", director);
                default -> {
                    // Nobody signs in there.
                }
            }
        }
    }

    private void adopt(UnitView zone) {
        adopt("wuxi-principals", units.division("3202"), LocalDate.of(2021, 12, 31));
        adopt("jingzhou-safety-year", units.division("4210"), LocalDate.of(2011, 1, 1));
        adopt("baofeng-park-integration", units.division("410421"), LocalDate.of(2020, 3, 24));
        adopt("xianning-town-capacity", units.division("4212"), null);
        // Before the sample tours of the year, which are lived through after the event.
        adopt("zaozhuang-tours", zone, LocalDate.of(2025, 1, 1));
    }

    private void adopt(String pack, UnitView unit, @org.jspecify.annotations.Nullable LocalDate from) {
        adoptions.adopt(Actor.system(), pack, null, unit.id(), from, null);
    }

    /** After the address, for whoever looks at the screen. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void tell() {
        if (!accounts.exists(SampleAccounts.ALL.getFirst().account())) {
            return;
        }
        var text = new StringBuilder("  示例账号 Sample accounts，密码 password: " + SampleAccounts.PASSWORD + "\n\n");
        for (var sample : SampleAccounts.ALL) {
            text.append("  %-12s %-17s %s · %s%n".formatted(sample.account(), sample.role(), sample.zh(), sample.en()));
        }
        System.out.println(text);
    }
}
