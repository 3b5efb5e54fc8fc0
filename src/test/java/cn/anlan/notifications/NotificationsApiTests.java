package cn.anlan.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.access.Accounts;
import cn.anlan.organization.Persons;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@AnlanTest
@Import(ActingAs.class)
class NotificationsApiTests {

    private static final int PORT = freePort();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
        properties.add("anlan.notifications.from", () -> "anlan@example.org");
        properties.add("anlan.notifications.address", () -> "https://anlan.example.org");
        // The tests look into the queue themselves.
        properties.add("anlan.notifications.deliver-every", () -> "0s");
    }

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
    NotificationStore store;

    @Autowired
    NotificationSettings settings;

    @Autowired
    Letters letters;

    @Autowired
    Delivery delivery;

    @Autowired
    Persons persons;

    @Autowired
    Accounts accounts;

    @Autowired
    JavaMailSender sender;

    GreenMail server;
    UUID person;
    Http reader;
    Http administrator;

    @BeforeEach
    void aPersonAndAMailServer() {
        clock.reset();
        jdbc.sql("UPDATE notifications.message SET state = 'READ', read_at = now() WHERE state <> 'READ'")
                .update();
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        person = aPerson("zhang" + NUMBER.incrementAndGet() + "@example.org");
        reader = ActingAs.as(http, Role.SUPERVISOR, person);
        administrator = ActingAs.as(http, Role.ADMINISTRATOR).in("en");
    }

    @AfterEach
    void stopTheMailServer() {
        server.stop();
    }

    @Test
    void showsThePersonTheirMessagesInTheirLanguageAndKeepsTheReceipt() {
        send(person, "a");
        send(person, "b");
        send(aPerson(null), "c");

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
        send(person, "a");
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
        assertThat(send(person, "a")).isTrue();
        assertThat(send(person, "a")).isFalse();
        transaction.executeWithoutResult(cause -> {
            notifications.send(notice(person, "never"));
            cause.setRollbackOnly();
        });
        assertThatThrownBy(() -> notifications.send(notice(person, "alone")))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertThat(reader.get("/api/notifications").items()).hasSize(1);
    }

    @Test
    void sendsManyByOneStatementForEachThousand() {
        List<Notice> notices = IntStream.range(0, 2_500)
                .mapToObj(n -> notice(person, "many" + n % 2_400))
                .toList();

        int sent = transaction.execute(cause -> notifications.sendAll(notices));

        assertThat(sent).isEqualTo(2_400);
        assertThat(reader.get("/api/notifications").number("unread")).isEqualTo(2_400);
    }

    @Test
    void mailsAPlainTextWithTheLink() throws Exception {
        send(person, "a");

        assertThat(delivery.deliver()).isEqualTo(1);
        assertThat(delivery.deliver()).isZero();

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("应办事项 a 已逾期");
        assertThat(mail.getFrom()[0]).hasToString("anlan@example.org");
        assertThat(mail.getMessageID())
                .isEqualTo("<" + reader.get("/api/notifications").text("items.0.id") + "@anlan>");
        assertThat(mail.getContentType()).startsWith("text/plain").contains("UTF-8");
        assertThat(mail.getContent().toString().replace("\r", ""))
                .isEqualTo("第 a 项，逾期 3 天。\n\n查看：https://anlan.example.org/obligations/a\n\n此邮件由安澜自动发出，请勿回复。\n");
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void mailsInTheLanguageThePersonChose() throws Exception {
        transaction.execute(entry -> accounts.open(
                Actor.system(), new Accounts.NewAccount(person, "reader", Http.PASSWORD, false, true, "en")));
        send(person, "a");

        delivery.deliver();

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Obligation a is overdue");
        assertThat(mail.getContent().toString())
                .startsWith("Item a, 3 days overdue.")
                .contains("Open: https://anlan.example.org/obligations/a");
    }

    @Test
    void mailsNothingThatWasReadInThePageOrHasNoAddress() {
        send(person, "a");
        send(aPerson(null), "b");
        reader.post("/api/notifications/" + reader.get("/api/notifications").text("items.0.id") + "/read", null);

        assertThat(delivery.deliver()).isEqualTo(1);

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(count("QUEUED")).isZero();
    }

    @Test
    void retriesUntilTheMailServerIsBack() {
        server.stop();
        send(person, "a");

        assertThat(delivery.deliver()).isEqualTo(1);
        assertThat(delivery.deliver()).isZero();
        clock.advance(Duration.ofSeconds(61));
        assertThat(delivery.deliver()).isEqualTo(1);
        server.start();
        assertThat(delivery.deliver()).isZero();
        clock.advance(Duration.ofMinutes(5));
        assertThat(delivery.deliver()).isEqualTo(1);

        onlyMail();
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void givesUpAfterSoManyAttemptsShowsItWithoutTheTextAndTriesAgainWhenAsked() {
        server.stop();
        send(person, "a");
        for (int attempt = 0; attempt < settings.attempts(); attempt++) {
            assertThat(delivery.deliver()).isEqualTo(1);
            clock.advance(Duration.ofDays(2));
        }
        assertThat(delivery.deliver()).isZero();

        Answer failed = administrator.get("/api/notifications/failed").is(200);
        String id = failed.text("items.0.id");

        assertThat(failed.items()).hasSize(1);
        assertThat(failed.text("items.0.name")).isEqualTo("张三");
        assertThat(failed.number("items.0.attempts")).isEqualTo(8);
        assertThat(failed.text("items.0.lastError")).contains("Connect");
        assertThat(failed.body()).doesNotContain("逾期").doesNotContain("overdue\"}");

        server.start();
        administrator.post("/api/notifications/" + id + "/retry", null).is(200);
        administrator.post("/api/notifications/" + id + "/retry", null).isProblem(409, "NOT_GIVEN_UP");
        administrator
                .post("/api/notifications/" + UUID.randomUUID() + "/retry", null)
                .isProblem(404, "NOT_FOUND");
        assertThat(delivery.deliver()).isEqualTo(1);

        onlyMail();
        assertThat(administrator.get("/api/notifications/failed").items()).isEmpty();
    }

    @Test
    void givesUpAnAddressThatCanNotBeOneAtOnceAndMailsTheOthers() {
        UUID nobody = aPerson("not an address");
        send(nobody, "a");
        send(person, "b");

        assertThat(delivery.deliver()).isEqualTo(2);

        onlyMail();
        assertThat(count("FAILED")).isEqualTo(1);
        assertThat(administrator.post("/api/notifications/failed/retry", null).number("retried"))
                .isEqualTo(1);
    }

    @Test
    void mailsEachMessageOnceWithTwoNodesAtWork() {
        List<Notice> notices =
                IntStream.range(0, 90).mapToObj(n -> notice(person, "n" + n)).toList();
        transaction.executeWithoutResult(cause -> notifications.sendAll(notices));

        List<CompletableFuture<Integer>> nodes = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> node(Optional.of(sender)).deliver()))
                .toList();
        int tried = nodes.stream().mapToInt(CompletableFuture::join).sum();

        assertThat(tried).isEqualTo(90);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(NotificationsApiTests::subject))
                .hasSize(90)
                .doesNotHaveDuplicates();
        assertThat(count("SENT")).isEqualTo(90);
    }

    @Test
    void isMailedByTheWorkerWithoutBeingAskedAndStopsWithTheProduct() {
        var busy = new NotificationSettings("anlan@example.org", "http://x", Duration.ofMillis(20), 8);
        var worker = new DeliveryWorker(delivery, busy);
        send(person, "a");

        worker.start();

        assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        worker.stop();
        assertThat(worker.isRunning()).isFalse();
        assertThat(count("SENT")).isEqualTo(1);
    }

    @Test
    void queuesNothingWhereNoMailServerIsSet() {
        Delivery off = node(Optional.empty());
        var quiet = new Notifications(store, off, clock);

        transaction.executeWithoutResult(cause -> quiet.send(notice(person, "a")));

        assertThat(state()).isEqualTo("SENT");
        assertThat(off.deliver()).isZero();
        assertThat(reader.get("/api/notifications").items()).hasSize(1);
    }

    private Delivery node(Optional<JavaMailSender> mail) {
        return new Delivery(store, persons, accounts, letters, settings, clock, mail);
    }

    private boolean send(UUID to, String key) {
        return Boolean.TRUE.equals(transaction.execute(cause -> notifications.send(notice(to, key))));
    }

    private static Notice notice(UUID to, String key) {
        return new Notice(
                to,
                "obligation.overdue",
                new Bilingual("应办事项 " + key + " 已逾期", "Obligation " + key + " is overdue"),
                new Bilingual("第 " + key + " 项，逾期 3 天。", "Item " + key + ", 3 days overdue."),
                "/obligations/" + key,
                "overdue:" + key);
    }

    private UUID aPerson(@Nullable String email) {
        return transaction
                .execute(entry -> persons.enter(Actor.system(), new Persons.Entry("张三", null, email, true)))
                .id();
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private String state() {
        return jdbc.sql("SELECT state FROM notifications.message WHERE person = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    private int count(String state) {
        return jdbc.sql("SELECT count(*) FROM notifications.message WHERE state = :state")
                .params(Map.of("state", state))
                .query(Integer.class)
                .single();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
