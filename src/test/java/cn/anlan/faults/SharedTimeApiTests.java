package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.TestClock;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Town;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What time brings about, mail and sealing, in two processes at once on one database. The one in the test leaves all three to them. */
@AnlanTest
@Import(Town.Doors.class)
@TestPropertySource(
        properties = {
            "anlan.obligations.sweep-every=0s",
            "anlan.ledger.seal-every=0s",
            "anlan.notifications.deliver-every=0s"
        })
class SharedTimeApiTests {

    private static final int OBLIGATIONS = 150;
    private static final GreenMail MAILS = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAILS.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
    }

    @AfterAll
    static void stopTheMailServer() {
        MAILS.stop();
    }

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Test
    void bringsEachThingAboutOnceMailsItOnceAndSealsSoundly() throws Exception {
        UUID head = town.person(town.head);
        town.as(new UUID(7, 7))
                .ifMatch(1)
                .post("/api/persons/" + head + "/correct", Map.of("name", "赵一", "email", "head@example.org"))
                .is(200);
        clock.set(Instant.now().minus(Duration.ofDays(40)));
        List<NewObligation> due =
                Stream.generate(() -> town.matter("1 day")).limit(OBLIGATIONS).toList();
        clock.set(Instant.now());
        List<UUID> opened = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> subjects = new ArrayList<>();

        String[] eagerly = {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + MAILS.getSmtp().getPort(),
            "--anlan.notifications.deliver-every=50ms",
            "--anlan.obligations.sweep-every=50ms",
            "--anlan.ledger.seal-every=50ms"
        };
        try (Node one = Node.start(environment, eagerly);
                Node other = Node.start(environment, eagerly)) {
            due.forEach(matter -> opened.add(town.open(matter)));
            await("SELECT count(*) = 0 FROM obligations.obligation WHERE next_at <= now()");
            await("SELECT count(*) = 0 FROM notifications.message WHERE state = 'QUEUED'");
            await("SELECT count(*) = 0 FROM ledger.act WHERE id NOT IN (SELECT act FROM ledger.leaf)");
            assertThat(List.of(one.isAlive(), other.isAlive())).containsOnly(true);
            for (MimeMessage letter : MAILS.getReceivedMessages()) {
                ids.add(letter.getMessageID());
                subjects.add(letter.getSubject());
            }
        }

        for (UUID id : opened) {
            assertThat(jdbc.sql("SELECT kind FROM ledger.act WHERE subject = ? ORDER BY version")
                            .param(id)
                            .query(String.class)
                            .list())
                    .containsExactly("obligation.opened", "obligation.overdue", "obligation.escalated");
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(subjects).filteredOn(subject -> subject.startsWith("事项已逾期")).hasSize(OBLIGATIONS);
        assertThat(jdbc.sql("SELECT count(*) FROM notifications.message WHERE person = ? AND state = 'SENT'")
                        .param(head)
                        .query(Integer.class)
                        .single())
                .isEqualTo(ids.size());
        assertThat(jdbc.sql("SELECT count(*) FROM ledger.checkpoint")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1);
        assertThat(Node.run(environment, "verify")).as("the ledger is sound").isZero();
    }

    private void await(String condition) {
        for (int i = 0; i < 900; i++) {
            if (jdbc.sql(condition).query(Boolean.class).single()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("never: " + condition);
    }
}
