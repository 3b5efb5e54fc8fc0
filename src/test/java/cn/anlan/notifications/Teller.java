package cn.anlan.notifications;

import cn.anlan.organization.Persons;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Enters people and tells them that something of theirs is overdue. */
@TestComponent
class Teller {

    private final Notifications notifications;
    private final Persons persons;
    private final TransactionTemplate transaction;

    Teller(Notifications notifications, Persons persons, TransactionTemplate transaction) {
        this.notifications = notifications;
        this.persons = persons;
        this.transaction = transaction;
    }

    boolean tell(UUID person, String key) {
        return Boolean.TRUE.equals(transaction.execute(cause -> notifications.send(notice(person, key))));
    }

    UUID aPerson(@Nullable String email) {
        return persons.enter(Actor.system(), new Persons.Entry("张三", null, email, true))
                .id();
    }

    static Notice notice(UUID person, String key) {
        return new Notice(
                person,
                "obligation.overdue",
                new Bilingual("应办事项 " + key + " 已逾期", "Obligation " + key + " is overdue"),
                new Bilingual("第 " + key + " 项，逾期 3 天。", "Item " + key + ", 3 days overdue."),
                "/obligations/" + key,
                "overdue:" + key);
    }
}
