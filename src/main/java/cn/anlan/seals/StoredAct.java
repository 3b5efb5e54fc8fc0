package cn.anlan.seals;

import cn.anlan.ledger.ActContent;
import cn.anlan.ledger.Hashes;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** An act as its row has it, to be held against its content. */
@SuppressWarnings("ArrayRecordComponent")
record StoredAct(
        UUID id,
        String subjectKind,
        UUID subject,
        long version,
        String kind,
        UUID person,
        @Nullable UUID post,
        @Nullable UUID unit,
        String territory,
        java.time.Instant occurredAt,
        java.time.Instant enteredAt,
        List<String> evidence,
        String content,
        byte[] hash) {

    /** Tells what is wrong with the act by itself; whether it is sound. */
    boolean check(Findings findings) {
        if (!Arrays.equals(Hashes.of(content), hash)) {
            findings.found(fault(
                    "ACT_CHANGED",
                    "内容与其摘要不符：记入后被改动过",
                    "its content doesn't match its hash: it was changed after it was recorded"));
            return false;
        }
        ActContent said;
        try {
            said = ActContent.read(content);
        } catch (JacksonException unreadable) {
            findings.found(
                    fault("ACT_UNREADABLE", "内容不是规定格式的办理记录", "its content isn't an act in the format laid down"));
            return false;
        }
        if (!says(said)) {
            findings.found(fault(
                    "COLUMNS_DIFFER",
                    "数据库各列与封存的内容不符：列被改动过",
                    "its row's columns don't say what its content says: they were changed"));
            return false;
        }
        return true;
    }

    Finding fault(String code, String zh, String en) {
        return new Finding(
                code,
                id,
                subjectKind,
                subject,
                version,
                new cn.anlan.platform.Bilingual(
                        "办理记录 %s（%s %s 第 %d 版）：%s".formatted(id, subjectKind, subject, version, zh),
                        "Act %s (%s %s, version %d): %s".formatted(id, subjectKind, subject, version, en)));
    }

    private boolean says(ActContent said) {
        ActContent.By by = said.actor();
        return new StoredAct(
                        said.id(),
                        said.subjectKind(),
                        said.subject(),
                        said.version(),
                        said.kind(),
                        by.person(),
                        by.post(),
                        said.unit(),
                        said.territory(),
                        said.occurredAt(),
                        said.enteredAt(),
                        said.evidence(),
                        content,
                        hash)
                .equals(this);
    }
}
