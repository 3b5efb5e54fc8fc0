package cn.anlan.notifications;

import cn.anlan.notifications.NotificationStore.Queued;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes a message as a plain-text mail in the recipient's language. */
@Component
class Mails {

    private final NotificationSettings settings;

    Mails(NotificationSettings settings) {
        this.settings = settings;
    }

    MimeMessage write(MimeMessage letter, Queued message, String to, Locale language) throws MessagingException {
        letter.setFrom(settings.from());
        letter.setRecipient(RecipientType.TO, new InternetAddress(to, true));
        letter.setSubject(message.subject().in(language), StandardCharsets.UTF_8.name());
        letter.setText(text(message, language), StandardCharsets.UTF_8.name());
        letter.setHeader("Message-ID", "<" + message.id() + "@anlan>");
        letter.setHeader("Auto-Submitted", "auto-generated");
        return letter;
    }

    private String text(Queued message, Locale language) {
        boolean english = language.getLanguage().equals("en");
        var text = new StringBuilder(message.body().in(language));
        if (message.link() != null) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append(english ? "Open: " : "查看：")
                    .append(settings.address())
                    .append(message.link());
        }
        return text.append(english ? "\n\nSent by Anlan; please don't reply." : "\n\n此邮件由安澜自动发出，请勿回复。")
                .append('\n')
                .toString();
    }
}
