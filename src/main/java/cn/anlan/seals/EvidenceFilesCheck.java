package cn.anlan.seals;

import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.platform.Bilingual;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every file that an act names is there, unchanged. */
@Component
@Order(3)
class EvidenceFilesCheck implements LedgerCheck {

    private final VerificationQueries queries;
    private final EvidenceFiles files;

    EvidenceFilesCheck(VerificationQueries queries, EvidenceFiles files) {
        this.queries = queries;
        this.files = files;
    }

    @Override
    public void run(Findings findings) {
        queries.eachEvidence((sha256, act) -> {
            findings.checked("evidence");
            if (!files.exists(sha256)) {
                findings.found(fault("EVIDENCE_MISSING", act, sha256, "已不在", "is missing"));
            } else if (!unchanged(sha256)) {
                findings.found(fault("EVIDENCE_CHANGED", act, sha256, "被改动或无法读取", "was changed or can't be read"));
            }
        });
    }

    private boolean unchanged(String sha256) {
        try {
            return EvidenceFiles.hash(files.path(sha256)).equals(sha256);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Finding fault(String code, UUID act, String sha256, String zh, String en) {
        return new Finding(
                code,
                act,
                null,
                null,
                null,
                new Bilingual(
                        "办理记录 %s 的证据材料 %s %s".formatted(act, sha256, zh),
                        "The evidence %s of act %s %s".formatted(sha256, act, en)));
    }
}
