package cn.anlan.pages;

import cn.anlan.Http;
import cn.anlan.access.Accounts;
import cn.anlan.organization.Persons;
import cn.anlan.organization.Posts;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.Units;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;

/** A city, a district and a town of Wuxi with named people who can sign in, for tests of the pages. */
@TestComponent
@Lazy
class Stage {

    private static final LocalDate SINCE = LocalDate.parse("2025-01-01");

    final UUID city;
    final UUID district;
    final UUID town;
    private final Http http;
    private final Posts posts;
    private final Persons persons;
    private final Accounts accounts;
    private final Map<String, UUID> personOf = new LinkedHashMap<>();
    private final Map<String, UUID> postOf = new LinkedHashMap<>();

    Stage(Http http, Units units, Posts posts, Persons persons, Accounts accounts) {
        this.http = http;
        this.posts = posts;
        this.persons = persons;
        this.accounts = accounts;
        city = open(units, "无锡市", UnitKind.CITY, "320200000000", null);
        district = open(units, "滨湖区", UnitKind.DISTRICT, "320211000000", city);
        town = open(units, "胡埭镇", UnitKind.TOWN, "320211102000", district);
        join("city.office", city, "市安委办主任", Role.COMMITTEE_OFFICE, "陈建国");
        join("district.office", district, "区安委办主任", Role.COMMITTEE_OFFICE, "吴芳");
        join("town.head", town, "镇长", Role.PRINCIPAL, "张伟");
        join("town.office", town, "镇安委办主任", Role.COMMITTEE_OFFICE, "钱敏");
        join("admin", city, "系统管理员", Role.ADMINISTRATOR, "林涛");
        join("security", city, "安全管理员", Role.SECURITY, "周宁");
        join("auditor", city, "审计员", Role.AUDITOR, "郑洁");
    }

    UUID post(String account) {
        return postOf.get(account);
    }

    UUID person(String account) {
        return personOf.get(account);
    }

    /** The regime is in force in the whole city, and a few key tasks are registered. */
    void live(LocalDate today) {
        http.as("city.office")
                .post("/api/regimes/wuxi-principals/adoptions", Map.of("unit", city, "from", "2026-01-01"))
                .isSuccess();
        task("更新全镇重大危险源清单", today.plusDays(5));
        task("组织园区企业消防演练并通报结果", today.plusDays(2));
        task("完成液化气站专项检查整改销号", today.plusDays(30));
    }

    /** A key task of the town's head, verified by the district's office, with one file as proof. */
    UUID task(String title, LocalDate due) {
        return UUID.fromString(http.as("district.office")
                .post(
                        "/api/obligations",
                        Map.of(
                                "title",
                                title,
                                "dueDay",
                                due,
                                "bearerPost",
                                post("town.head"),
                                "demands",
                                List.of(Map.of("kind", "any", "min", 1, "label", Map.of("zh", "证明材料", "en", "Proof")))))
                .is(201)
                .text("id"));
    }

    private static UUID open(Units units, String name, UnitKind kind, String code, @Nullable UUID parent) {
        return units.open(Actor.system(), new Units.NewUnit(name, kind, code, null, parent, SINCE, false))
                .id();
    }

    private void join(String account, UUID unit, String title, Role role, String name) {
        UUID person = persons.enter(Actor.system(), new Persons.Entry(name, null, null, false))
                .id();
        UUID post = posts.create(Actor.system(), unit, title, role).id();
        posts.appoint(Actor.system(), post, null, person, SINCE, null);
        accounts.open(Actor.system(), new Accounts.NewAccount(person, account, Http.PASSWORD, false, false, "zh"));
        postOf.put(account, post);
        personOf.put(account, person);
    }
}
