package cn.anlan.notifications;

import static cn.anlan.notifications.MessageState.FAILED;
import static cn.anlan.notifications.MessageState.QUEUED;
import static cn.anlan.notifications.MessageState.READ;
import static cn.anlan.notifications.MessageState.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.notifications.MessageState.Step;
import cn.anlan.platform.Bilingual;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStateTests {

    @ParameterizedTest
    @EnumSource(Step.class)
    void movesOnlyFromTheStatesOfItsStep(Step step) {
        EnumSet<MessageState> expected = switch (step) {
            case DELIVER, GIVE_UP -> EnumSet.of(QUEUED);
            case RETRY -> EnumSet.of(FAILED);
            case READ -> EnumSet.of(QUEUED, SENT, FAILED);
        };
        MessageState to = switch (step) {
            case DELIVER -> SENT;
            case GIVE_UP -> FAILED;
            case RETRY -> QUEUED;
            case READ -> READ;
        };

        assertThat(step.from()).isEqualTo(expected);
        assertThat(step.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT4M", "3, PT16M", "4, PT1H4M", "5, PT4H16M", "6, PT17H4M", "7, PT24H", "50, PT24H"})
    void waitsLongerAfterEachAttempt(int attempt, Duration pause) {
        var settings = new NotificationSettings("a@b", "http://x", Duration.ZERO, 8);

        assertThat(settings.pauseAfter(attempt)).isEqualTo(pause);
    }

    @Test
    void cutsWhatIsTooLongAndKeepsASubjectToOneLine() {
        Notice notice = new Notice(
                UUID.randomUUID(),
                "test",
                new Bilingual("隐患\r\nBcc: x@example.org\u0000", "𠅤".repeat(400)),
                new Bilingual("一\n二\u0000三", "x".repeat(5000)),
                null,
                "k");

        assertThat(notice.subject().zh()).isEqualTo("隐患 Bcc: x@example.org");
        assertThat(notice.subject().en().codePointCount(0, notice.subject().en().length()))
                .isEqualTo(300);
        assertThat(notice.subject().en()).endsWith("𠅤…");
        assertThat(notice.body().zh()).isEqualTo("一\n二 三");
        assertThat(notice.body().en()).hasSize(4000);
    }

    @Test
    void refusesALinkOutOfTheProduct() {
        var text = new Bilingual("甲", "a");

        assertThatThrownBy(() -> new Notice(UUID.randomUUID(), "test", text, text, "https://example.org", "k"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
