package cn.anlan.documents;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far a letter is with one addressee; {@link #TABLE} says which steps lead where. */
enum DeliveryState {
    DELIVERED("已送达", "Delivered"),
    RECEIVED("已签收", "Received"),
    REPLIED("已答复，待审", "Replied, to be judged"),
    RETURNED("答复被退回", "Reply returned"),
    ACCEPTED("答复已认可", "Reply accepted"),
    /** The sender needs no reply any more. */
    LIFTED("免予答复", "Lifted");

    record Row(LetterStep step, Set<DeliveryState> from, DeliveryState to) {}

    static final List<Row> TABLE = List.of(
            row(LetterStep.RECEIVE, RECEIVED, DELIVERED),
            row(LetterStep.REPLY, REPLIED, DELIVERED, RECEIVED, RETURNED),
            row(LetterStep.RETURN_REPLY, RETURNED, REPLIED),
            row(LetterStep.ACCEPT_REPLY, ACCEPTED, REPLIED),
            row(LetterStep.LIFT, LIFTED, DELIVERED, RECEIVED, RETURNED));

    private final Bilingual label;

    DeliveryState(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    private static Row row(LetterStep step, DeliveryState to, DeliveryState... from) {
        return new Row(step, EnumSet.copyOf(Arrays.asList(from)), to);
    }

    Bilingual label() {
        return label;
    }

    Optional<DeliveryState> after(LetterStep step) {
        return TABLE.stream()
                .filter(row -> row.step() == step && row.from().contains(this))
                .map(Row::to)
                .findFirst();
    }

    /** Whether it is the addressee's turn, where a reply is due. */
    boolean isReplyOpen() {
        return this == DELIVERED || this == RECEIVED || this == RETURNED;
    }
}
