package cn.anlan.notifications;

import cn.anlan.platform.Bilingual;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a person. Texts longer than the outbox keeps are cut rather than refused: what is told must not undo what happened.
 *
 * @param kind what it is about, e.g. {@code obligation.overdue}
 * @param body what else there is to say; may be empty
 * @param link the page it is about, a path such as {@code /obligations/…}
 * @param dedupeKey the person is told once for each key, whoever sends it how often
 */
public record Notice(
        UUID person,
        String kind,
        Bilingual subject,
        Bilingual body,
        @Nullable String link,
        String dedupeKey) {

    private static final int SUBJECT = 300;
    private static final int BODY = 4000;

    public Notice {
        if (link != null && !link.startsWith("/")) {
            throw new IllegalArgumentException("not a path of this product: " + link);
        }
        subject = new Bilingual(line(subject.zh()), line(subject.en()));
        body = new Bilingual(text(body.zh()), text(body.en()));
    }

    /** One line, so that no subject can bring a mail header of its own. */
    private static String line(String text) {
        return cut(text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip(), SUBJECT);
    }

    private static String text(String text) {
        return cut(text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]+", " "), BODY);
    }

    private static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
