package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Role;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whoever a letter names is told of it by mail, at a real SMTP server. */
@AnlanTest
@Import(Town.Doors.class)
class MailedLettersApiTests {

    private static final GreenMail MAILS = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAILS.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
        properties.add("anlan.notifications.address", () -> "https://anlan.example.org");
        properties.add("anlan.notifications.deliver-every", () -> "1s");
    }

    @AfterAll
    static void stopTheMailServer() {
        MAILS.stop();
    }

    @Autowired
    Town town;

    @Test
    void tellsTheHeadOfTheVillageWhoOwesTheReplyAndNobodyElse() throws Exception {
        var desk = new Desk(town);
        UUID hamlet = town.unit("东湾村", "VILLAGE", "320299101202", List.of("320299101202"), town.town);
        UUID head = UUID.fromString(town.administrator()
                .post("/api/persons", Map.of("name", "卫十二", "email", "wei@example.org"))
                .is(201)
                .text("id"));
        town.appoint(town.vacancy(hamlet, "村委会主任", Role.PRINCIPAL), head, 1);

        UUID letter = desk.issued(desk.draft("prompt", hamlet, Desk.prompting()), false);

        assertThat(MAILS.waitForIncomingEmail(20_000, 1)).isTrue();
        MimeMessage mail = MAILS.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("wei@example.org");
        String obligation =
                town.as(town.head).get("/api/letters/" + letter).is(200).text("deliveries.0.obligation");
        assertThat(mail.getContent().toString())
                .contains("https://anlan.example.org/"
                        + (obligation == null ? "letters/" + letter : "obligations/" + obligation));
        assertThat(MAILS.getReceivedMessages()).hasSize(1);
    }
}
