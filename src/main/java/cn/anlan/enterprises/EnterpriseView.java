package cn.anlan.enterprises;

import cn.anlan.ledger.ActView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about an enterprise.
 *
 * @param version of its records, 0 before the first
 * @param missing documents it must have and hasn't on file
 * @param unchecked bodies that have not checked it within a year
 * @param idle documents in force under which nothing was carried out within a year
 */
public record EnterpriseView(
        UUID id,
        String name,
        String territory,
        long version,
        List<Document> documents,
        List<Implementation> implementations,
        List<Inspection> inspections,
        List<DocumentKind> missing,
        List<SupervisingBody> unchecked,
        List<DocumentKind> idle,
        List<ActView> timeline) {

    /** A document on file; older ones stay there, no longer in force. */
    public record Document(
            UUID id,
            DocumentKind kind,
            String title,
            LocalDate validFrom,
            UUID evidence,
            Instant filedAt,
            String filedBy,
            boolean inForce) {}

    /** What was done under a document. */
    public record Implementation(UUID id, UUID document, LocalDate doneOn, String what, Instant enteredAt) {}

    /**
     * A check by a supervising body.
     *
     * @param answer {@code ACCEPTED} or {@code CONTESTED}; null until the enterprise answers
     */
    public record Inspection(
            UUID id,
            SupervisingBody body,
            String bodyName,
            String inspectorName,
            LocalDate doneOn,
            String findings,
            Instant enteredAt,
            @Nullable String answer,
            @Nullable String answerText,
            @Nullable Instant answeredAt) {}
}
