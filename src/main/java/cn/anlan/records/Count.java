package cn.anlan.records;

import cn.anlan.obligations.ObligationView;
import cn.anlan.platform.Bilingual;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One obligation that a record meets, or would meet but for a reason.
 *
 * @param missing evidence that the clause demands and the record doesn't have
 * @param series those of one duty in one period; a record counts for one of them
 */
record Count(
        UUID obligation,
        @Nullable Reason reason,
        List<ObligationView.Demand> missing,
        String series,
        Bilingual title,
        String clause,
        @Nullable String period) {

    /** Why an obligation of the record's kind isn't met by it. */
    enum Reason {
        EVIDENCE_MISSING,
        OTHER_DOCUMENT_MISSING,
        OTHER_BEARER,
        NO_BEARER,
        OTHER_PERIOD,
        OTHER_SUBJECT,
        OTHER_KIND,
        NOT_OPEN,
        OTHER_UNIT,
        SAME_DUTY
    }

    boolean met() {
        return reason == null;
    }
}
