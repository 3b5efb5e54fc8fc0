package cn.anlan.countychecks;

import cn.anlan.platform.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of one county (XN-1.3a).
 *
 * @param city the unit whose safety office opens it
 * @param partner the department that opens it together with the safety office
 * @param territory the county's
 * @param obligation of the county's office to file the documents; null until it is open
 */
record CountyCheck(
        UUID id,
        long version,
        CheckStep.State state,
        String title,
        UUID city,
        String cityName,
        UUID partner,
        String partnerName,
        UUID county,
        String countyName,
        String territory,
        List<Document> documents,
        @Nullable UUID obligation,
        Instant proposedAt,
        @Nullable Instant closedAt) {

    static final String CLAUSE = "XN-1.3a";

    CountyCheck {
        documents = List.copyOf(documents);
    }

    /**
     * A document that the county is to file.
     *
     * @param no from 1
     * @param evidence the file; null while there is none
     */
    record Document(
            int no,
            String title,
            @Nullable UUID evidence,
            @Nullable String filedName,
            @Nullable Instant filedAt) {}

    /** Titles of those not on file. */
    List<String> missing() {
        return documents.stream()
                .filter(document -> document.evidence() == null)
                .map(Document::title)
                .toList();
    }

    /** @throws Problem 404 where none has the number */
    Document document(int no) {
        return documents.stream()
                .filter(document -> document.no() == no)
                .findFirst()
                .orElseThrow(
                        () -> new Problem(CountyCheckProblem.NO_SUCH_DOCUMENT, no).field("document", "NoSuchDocument"));
    }

    /** @throws Problem 409 in another state */
    void require(CheckStep step) {
        if (step.from() != state) {
            throw new Problem(
                            CountyCheckProblem.WRONG_STATE,
                            state.label().zh(),
                            step.label().zh(),
                            state.label().en(),
                            step.label().en())
                    .clause(CLAUSE)
                    .with("current", version);
        }
    }

    /** @throws Problem 403 not the actor's step, 422 documents are missing, 409 in another state */
    void require(CheckStep step, Set<CheckStep.Side> sides) {
        if (!step.isOf(sides)) {
            throw new Problem(
                            CountyCheckProblem.NOT_YOUR_STEP,
                            step.label().zh(),
                            step.label().en())
                    .clause(CLAUSE);
        }
        if (step == CheckStep.CLOSE
                && state == CheckStep.State.OPEN
                && !missing().isEmpty()) {
            throw new Problem(CountyCheckProblem.DOCUMENTS_MISSING, countyName, String.join("、", missing()))
                    .clause(CLAUSE)
                    .with("missing", missing());
        }
        require(step);
    }
}
