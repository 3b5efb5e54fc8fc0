package cn.anlan.documents;

import cn.anlan.platform.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something happened to a letter. Published synchronously in the transaction of the act. */
public sealed interface LetterEvent {

    /** What every event tells. */
    Fact fact();

    /**
     * @param kind key of the kind of letter
     * @param matterKind what it is about, by which listeners know their own
     * @param act the act that records it
     */
    record Fact(
            UUID letter,
            String kind,
            UUID unit,
            @Nullable String matterKind,
            @Nullable UUID matter,
            UUID act,
            Actor actor) {}

    /** Numbered, printed and delivered. */
    record LetterIssued(Fact fact) implements LetterEvent {}

    /** @param addressee the unit that replied, null for a party that is no unit here */
    record LetterReplied(Fact fact, @Nullable UUID addressee, boolean late) implements LetterEvent {}

    /** Nothing more is expected of anybody. */
    record LetterClosed(Fact fact) implements LetterEvent {}

    record LetterWithdrawn(Fact fact) implements LetterEvent {}

    /** @param by the letter that stands in its stead */
    record LetterSuperseded(Fact fact, UUID by) implements LetterEvent {}
}
