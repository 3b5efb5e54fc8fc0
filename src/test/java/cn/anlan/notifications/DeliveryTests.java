package cn.anlan.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.access.Accounts;
import cn.anlan.organization.Persons;
import cn.anlan.platform.Actor;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail by a real SMTP server, which also fails. */
@AnlanTest
@Import({ActingAs.class, Teller.class})
class DeliveryTests {

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
    Mails mails;

    @Autowired
    Delivery delivery;

    @Autowired
    Persons persons;

    @Autowired
    Accounts accounts;

    @Autowired
    JavaMailSender sender;

    @Autowired
    Teller teller;

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
        person = teller.aPerson("zhang" + NUMBER.incrementAndGet() + "@example.org");
        reader = ActingAs.as(http, Role.SUPERVISOR, person);
        administrator = ActingAs.as(http, Role.ADMINISTRATOR).in("en");
    }

    @AfterEach
    void stopTheMailServer() {
        server.stop();
    }

    @Test
    void mailsAPlainTextWithTheLink() throws Exception {
        teller.tell(person, "a");

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
        teller.tell(person, "a");

        delivery.deliver();

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Obligation a is overdue");
        assertThat(mail.getContent().toString())
                .startsWith("Item a, 3 days overdue.")
                .contains("Open: https://anlan.example.org/obligations/a");
    }

    @Test
    void mailsNothingThatWasReadInThePageOrHasNoAddress() {
        teller.tell(person, "a");
        teller.tell(teller.aPerson(null), "b");
        reader.post("/api/notifications/" + reader.get("/api/notifications").text("items.0.id") + "/read", null);

        assertThat(delivery.deliver()).isEqualTo(1);

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(count("QUEUED")).isZero();
    }

    @Test
    void retriesUntilTheMailServerIsBack() {
        server.stop();
        teller.tell(person, "a");

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
        teller.tell(person, "a");
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
        UUID nobody = teller.aPerson("not an address");
        teller.tell(nobody, "a");
        teller.tell(person, "b");

        assertThat(delivery.deliver()).isEqualTo(2);

        onlyMail();
        assertThat(count("FAILED")).isEqualTo(1);
        assertThat(administrator.post("/api/notifications/failed/retry", null).number("retried"))
                .isEqualTo(1);
    }

    @Test
    void mailsEachMessageOnceWithTwoNodesAtWork() {
        List<Notice> notices = IntStream.range(0, 90)
                .mapToObj(n -> Teller.notice(person, "n" + n))
                .toList();
        transaction.executeWithoutResult(cause -> notifications.sendAll(notices));

        List<CompletableFuture<Integer>> nodes = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> node().deliver()))
                .toList();
        int tried = nodes.stream().mapToInt(CompletableFuture::join).sum();

        assertThat(tried).isEqualTo(90);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(DeliveryTests::subject))
                .hasSize(90)
                .doesNotHaveDuplicates();
        assertThat(count("SENT")).isEqualTo(90);
    }

    @Test
    void isMailedByTheWorkerWithoutBeingAskedAndStopsWithTheProduct() {
        var busy = new NotificationSettings("anlan@example.org", "http://x", Duration.ofMillis(20), 8);
        var worker = new DeliveryWorker(delivery, busy);
        teller.tell(person, "a");

        worker.start();

        assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        worker.stop();
        assertThat(worker.isRunning()).isFalse();
        assertThat(count("SENT")).isEqualTo(1);
    }

    private Delivery node() {
        return new Delivery(store, persons, accounts, mails, settings, clock, Optional.of(sender));
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
