package cn.anlan.samples;

import cn.anlan.access.Accounts;
import cn.anlan.organization.Persons;
import cn.anlan.organization.Posts;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Invents persons, each marked as a sample by name, and puts them in posts. */
@Component
class SamplePeople {

    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);

    private static final List<String> SURNAMES = List.of(
            "陈", "李", "王", "张", "刘", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",
            "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕");

    private static final List<String> GIVEN = List.of(
            "安澜", "守正", "明远", "静怡", "建国", "晓峰", "雨桐", "志强", "慧敏", "立新", "文博", "海涛", "若兰", "子谦", "㙦之", "喆", "永清", "春华",
            "秋实", "思齐", "国栋", "丽萍", "振宇", "佳宁", "长河", "云舒", "一鸣", "晨曦", "向东", "卓然");

    private final Persons persons;
    private final Posts posts;
    private final Accounts accounts;
    private int next;

    SamplePeople(Persons persons, Posts posts, Accounts accounts) {
        this.persons = persons;
        this.posts = posts;
        this.accounts = accounts;
    }

    /** A new post in a unit with a new person in it; the answer can act. */
    Actor appoint(UnitView unit, String title, Role role) {
        return join(unit, title, role, false);
    }

    /** The same; {@code leading} puts the post in the unit's leading team. */
    Actor join(UnitView unit, String title, Role role, boolean leading) {
        String name = name();
        UUID person = enter(name);
        UUID post =
                posts.create(Actor.system(), unit.id(), title, role, leading).id();
        posts.appoint(Actor.system(), post, null, person, SINCE, null);
        return new Actor(person, name, post, title, role, unit.id(), unit.name(), unit.areas());
    }

    /** A new person without a post. */
    UUID enter() {
        return enter(name());
    }

    private UUID enter(String name) {
        return persons.enter(Actor.system(), new Persons.Entry(name, null, null, true))
                .id();
    }

    /** 40 surnames and 30 given names, stepped through so that neighbours share neither. */
    private String name() {
        String name = SURNAMES.get(next % SURNAMES.size()) + GIVEN.get(next * 7 % GIVEN.size()) + "（示例）";
        next++;
        return name;
    }

    /** Gives somebody an account with the password of all samples. */
    void account(String account, Actor who) {
        accounts.open(
                Actor.system(),
                new Accounts.NewAccount(who.person(), account, SampleAccounts.PASSWORD, false, true, "zh"));
    }
}
