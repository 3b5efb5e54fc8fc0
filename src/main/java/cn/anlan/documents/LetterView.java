package cn.anlan.documents;

import cn.anlan.ledger.ActView;
import cn.anlan.letterkinds.LetterKind;
import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter with all that belongs to it.
 *
 * @param fields as written, by key
 * @param text how it reads now
 * @param copies who gets it for information
 * @param nextNumber the number it would get if it were issued now, null once it has one or for a kind without
 * @param answersTitle title of the letter that it answers
 * @param steps what the asker could do with it now
 * @param mine the asker's own deliveries, by id
 */
record LetterView(
        LetterRow letter,
        LetterKind kind,
        String language,
        Map<String, Object> fields,
        List<Letter.To> to,
        List<Letter.To> copies,
        NewLetter.@Nullable Imprint imprint,
        List<FileRef> files,
        @Nullable LocalDate replyBy,
        Text text,
        @Nullable String nextNumber,
        @Nullable Signature signature,
        @Nullable String checkCode,
        @Nullable String checkAddress,
        @Nullable String sha256,
        @Nullable UUID supersedes,
        @Nullable UUID supersededBy,
        @Nullable UUID answers,
        @Nullable String answersTitle,
        List<UUID> answeredBy,
        List<DeliveryView> deliveries,
        List<ActView> timeline,
        List<LetterStep> steps,
        List<UUID> mine) {

    /** One part of the body: its kind is {@code heading}, {@code paragraph} or {@code table}. */
    record Line(
            String kind,
            @Nullable String text,
            @Nullable List<String> titles,
            @Nullable List<List<String>> rows) {}

    record Text(String title, List<Line> body, List<Appendix> appendices) {}

    /** An appendix as it reads. */
    record Appendix(String title, List<Line> body) {}

    /** @param intact whether the signature still holds for what the letter says */
    record Signature(String name, String title, Instant at, String signer, String key, boolean intact) {}

    record DeliveryView(
            UUID id,
            @Nullable UUID unit,
            String name,
            DeliveryState state,
            Bilingual stateName,
            boolean receiptAsked,
            boolean copy,
            @Nullable UUID obligation,
            @Nullable Instant due,
            @Nullable LocalDate dueDay,
            boolean late,
            Instant deliveredAt,
            @Nullable Instant receivedAt,
            @Nullable String receivedName,
            int reminders,
            List<ReplyView> replies,
            List<DemandView> demands,
            List<LinkView> links) {}

    /** @param letter the reply as a letter of its own */
    record ReplyView(
            UUID id,
            String state,
            String words,
            List<FileRef> files,
            @Nullable UUID letter,
            String name,
            Instant givenAt,
            boolean late,
            @Nullable String opinion,
            @Nullable String judgedName,
            @Nullable Instant judgedAt) {}

    /** A demand that is an obligation of the addressee. */
    record DemandView(UUID obligation, int no, String text, LocalDate due, boolean over) {}

    record LinkView(
            UUID id,
            String madeName,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant openedAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}
}
