package cn.anlan;

import cn.anlan.access.Accounts;
import cn.anlan.organization.Persons;
import cn.anlan.organization.Posts;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.Units;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the units and people a test needs, through the modules' own methods.
 *
 * <pre>{@code
 * UUID town = people.unit("示例镇", UnitKind.TOWN, "320214102000", null);
 * var head = people.join("town.head", Role.PRINCIPAL, town);
 * http.as("town.head").get("/api/obligations");
 * }</pre>
 */
public final class People {

    /** Units made here exist since this day. */
    public static final LocalDate OPENED = LocalDate.parse("2020-01-01");
    /** Posts given here are held since this day. */
    public static final LocalDate SINCE = LocalDate.parse("2026-01-01");

    private final Units units;
    private final Posts posts;
    private final Persons persons;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    People(Units units, Posts posts, Persons persons, Accounts accounts, TransactionTemplate transaction) {
        this.units = units;
        this.posts = posts;
        this.persons = persons;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /** Somebody in a post. */
    public record Member(UUID person, UUID post, UUID unit, String account, Role role) {}

    /** Opens a unit; with null for the territory it has its parent's. */
    public UUID unit(String name, UnitKind kind, String territory, UUID parent) {
        return units.open(Actor.system(), new Units.NewUnit(name, kind, territory, null, parent, OPENED, false))
                .id();
    }

    /** A new person in a new post of a unit, with an account whose password is {@link Http#PASSWORD}. */
    public Member join(String account, Role role, UUID unit) {
        return transaction.execute(status -> {
            UUID person = person(account);
            UUID post = post(role, unit);
            posts.appoint(Actor.system(), post, null, person, SINCE, null);
            account(account, person);
            return new Member(person, post, unit, account, role);
        });
    }

    public UUID person(String name) {
        return persons.enter(Actor.system(), new Persons.Entry("人员 " + name, null, null, false))
                .id();
    }

    /** A vacant post. */
    public UUID post(Role role, UUID unit) {
        return posts.create(Actor.system(), unit, role.name(), role).id();
    }

    public void account(String account, UUID person) {
        accounts.open(Actor.system(), new Accounts.NewAccount(person, account, Http.PASSWORD, false, false, "zh"));
    }
}
