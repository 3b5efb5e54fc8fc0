package cn.anlan.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox, in a product without a mail server. */
@AnlanTest
@Import({ActingAs.class, Teller.class})
class NotificationsApiTests {

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Notifications notifications;

    @Autowired
    Delivery delivery;

    @Autowired
    Teller teller;

    UUID person;
    Http reader;
    Http administrator;

    @BeforeEach
    void aPerson() {
        clock.reset();
        person = teller.aPerson("zhang@example.org");
        reader = ActingAs.as(http, Role.SUPERVISOR, person);
        administrator = ActingAs.as(http, Role.ADMINISTRATOR);
    }

    @Test
    void showsThePersonTheirMessagesInTheirLanguageAndKeepsTheReceipt() {
        teller.tell(person, "a");
        teller.tell(person, "b");
        teller.tell(teller.aPerson(null), "c");

        Answer inbox = reader.get("/api/notifications").is(200);
        Answer english = reader.in("en").get("/api/notifications?limit=1").is(200);

        assertThat(inbox.items()).hasSize(2);
        assertThat(inbox.number("unread")).isEqualTo(2);
        assertThat(inbox.text("items.0.subject")).isEqualTo("应办事项 b 已逾期");
        assertThat(inbox.text("items.0.link")).isEqualTo("/obligations/b");
        assertThat(inbox.text("items.0.at")).isEqualTo(TestClock.START.toString());
        assertThat(english.text("items.0.subject")).isEqualTo("Obligation b is overdue");
        Answer older = reader.get("/api/notifications?limit=1&cursor=" + english.text("next"));
        assertThat(older.text("items.0.link")).isEqualTo("/obligations/a");
        assertThat(older.text("next")).isNull();

        String id = inbox.text("items.0.id");
        Answer receipt = reader.post("/api/notifications/" + id + "/read", null).is(200);
        clock.advance(Duration.ofHours(1));
        Answer again = reader.post("/api/notifications/" + id + "/read", null).is(200);

        assertThat(receipt.text("readAt")).isEqualTo(TestClock.START.toString());
        assertThat(again.text("readAt")).isEqualTo(TestClock.START.toString());
        assertThat(again.number("unread")).isEqualTo(1);
        assertThat(reader.get("/api/notifications?unread=true").items()).hasSize(1);
    }

    @Test
    void hidesOtherPeoplesMessagesAndRefusesNonsense() {
        teller.tell(person, "a");
        String id = reader.get("/api/notifications").text("items.0.id");

        administrator.post("/api/notifications/" + id + "/read", null).isProblem(404, "NOT_FOUND");
        reader.post("/api/notifications/" + UUID.randomUUID() + "/read", null).isProblem(404, "NOT_FOUND");
        reader.post("/api/notifications/soon/read", null).isProblem(400, "INVALID");
        reader.get("/api/notifications?cursor=bm8").isProblem(400, "BAD_CURSOR");
        http.anonymous().get("/api/notifications").is(401);
        assertThat(reader.get("/api/notifications").number("unread")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void letsOnlyTheAdministratorSeeAndRetryFailures(Role role) {
        Http other = ActingAs.as(http, role);

        other.get("/api/notifications/failed").isProblem(403, "NOT_ALLOWED");
        other.post("/api/notifications/failed/retry", null).isProblem(403, "NOT_ALLOWED");
        other.post("/api/notifications/" + UUID.randomUUID() + "/retry", null).isProblem(403, "NOT_ALLOWED");
    }

    @Test
    void tellsAPersonOnceForEachKeyAndOnlyTogetherWithItsCause() {
        assertThat(teller.tell(person, "a")).isTrue();
        assertThat(teller.tell(person, "a")).isFalse();
        transaction.executeWithoutResult(cause -> {
            notifications.send(Teller.notice(person, "never"));
            cause.setRollbackOnly();
        });
        assertThatThrownBy(() -> notifications.send(Teller.notice(person, "alone")))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertThat(reader.get("/api/notifications").items()).hasSize(1);
    }

    @Test
    void sendsManyByOneStatementForEachThousand() {
        List<Notice> notices = IntStream.range(0, 2_500)
                .mapToObj(n -> Teller.notice(person, "many" + n % 2_400))
                .toList();

        int sent = transaction.execute(cause -> notifications.sendAll(notices));

        assertThat(sent).isEqualTo(2_400);
        assertThat(reader.get("/api/notifications").number("unread")).isEqualTo(2_400);
    }

    @Test
    void queuesNothingWhereNoMailServerIsSet() {
        teller.tell(person, "a");

        assertThat(jdbc.sql("SELECT state FROM notifications.message WHERE person = ?")
                        .param(person)
                        .query(String.class)
                        .single())
                .isEqualTo("SENT");
        assertThat(delivery.isMailOn()).isFalse();
        assertThat(delivery.deliver()).isZero();
    }
}
