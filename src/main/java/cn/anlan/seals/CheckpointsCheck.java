package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The checkpoints form one unbroken, rightly signed chain, and are the same outside the database. */
@Component
@Order(2)
class CheckpointsCheck implements LedgerCheck {

    private final VerificationQueries queries;
    private final CheckpointStore store;
    private final CheckpointFile file;
    private final TransactionTemplate afresh;

    CheckpointsCheck(
            VerificationQueries queries,
            CheckpointStore store,
            CheckpointFile file,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.store = store;
        this.file = file;
        this.afresh = new TransactionTemplate(transactions);
        afresh.setReadOnly(true);
        afresh.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void run(Findings findings) {
        Map<String, PublishedKey> keys = soundKeys(findings);
        var chain = new Chain();
        store.eachAfter(0, checkpoint -> {
            findings.checked("checkpoints");
            chain.accept(checkpoint, keys, findings);
        });
        for (long no : queries.checkpointsWithoutLeaves()) {
            findings.found(Finding.of(
                    "CHECKPOINT_EMPTY",
                    "第 %d 号检查点封存的办理记录都已不在".formatted(no),
                    "Nothing is left of what checkpoint %d sealed".formatted(no)));
        }
        if (file.exists()) {
            file.each(outside -> {
                findings.checked("checkpointsInFile");
                if (isMissing(outside)) {
                    findings.found(Finding.of(
                            "CHECKPOINT_FILE_DIFFERS",
                            "数据库之外的文件记有第 %d 号检查点，数据库里没有或内容不同".formatted(outside.no()),
                            "The file outside the database has a checkpoint %d that the database lacks or has otherwise"
                                    .formatted(outside.no())));
                }
            });
        }
    }

    /** Compares with a copy of the checkpoints that somebody kept elsewhere: gives away a database put back to an earlier day. */
    void compare(Path kept, Findings findings) {
        file.each(kept, checkpoint -> {
            findings.checked("checkpointsKept");
            if (isMissing(checkpoint)) {
                findings.found(Finding.of(
                        "CHECKPOINT_KEPT_DIFFERS",
                        "留存的副本记有第 %d 号检查点，数据库里没有或内容不同：数据库被退回到以前，或被改写".formatted(checkpoint.no()),
                        "The copy that was kept has a checkpoint %d that the database lacks or has otherwise: the database was put back to an earlier day, or rewritten"
                                .formatted(checkpoint.no())));
            }
        });
    }

    /** Looks twice: what was sealed since this verification began is in the file, but not in the moment it sees. */
    private boolean isMissing(Checkpoint outside) {
        return !isThere(outside) && !Boolean.TRUE.equals(afresh.execute(status -> isThere(outside)));
    }

    private boolean isThere(Checkpoint outside) {
        return store.find(outside.no()).map(outside::equals).orElse(false);
    }

    private Map<String, PublishedKey> soundKeys(Findings findings) {
        var sound = new HashMap<String, PublishedKey>();
        int unendorsed = 0;
        for (PublishedKey key : store.keysInOrder()) {
            findings.checked("keys");
            boolean right = SigningKey.idOf(key.publicKey()).equals(key.id());
            if (key.endorsedBy() == null) {
                right &= ++unendorsed == 1;
            } else {
                PublishedKey by = sound.get(key.endorsedBy());
                right &= by != null
                        && key.endorsement() != null
                        && SigningKey.verifies(by.publicKey(), key.publicKey(), key.endorsement());
            }
            if (right) {
                sound.put(key.id(), key);
            } else {
                findings.found(Finding.of(
                        "KEY_SWAPPED",
                        "签名密钥 %s 与其编号不符，或没有得到前一密钥的认可：被替换或插入".formatted(key.id()),
                        "Signing key %s doesn't match its id or wasn't endorsed by the key before it: it was swapped or inserted"
                                .formatted(key.id())));
            }
        }
        return sound;
    }

    private static final class Chain {

        private long expected = 1;
        private long total;
        private String previous = Checkpoint.NONE_BEFORE;

        void accept(Checkpoint checkpoint, Map<String, PublishedKey> keys, Findings findings) {
            PublishedKey key = keys.get(checkpoint.key());
            if (key == null
                    || !SigningKey.verifies(key.publicKey(), checkpoint.text(), Hashes.bytes(checkpoint.signature()))) {
                findings.found(Finding.of(
                        "SIGNATURE_WRONG",
                        "第 %d 号检查点的签名不对".formatted(checkpoint.no()),
                        "The signature of checkpoint %d is wrong".formatted(checkpoint.no())));
            }
            if (checkpoint.no() != expected
                    || !checkpoint.previous().equals(previous)
                    || checkpoint.total() != total + checkpoint.size()) {
                findings.found(Finding.of(
                        "CHAIN_BROKEN",
                        "第 %d 号检查点与前一个接不上：中间的被删除，或前面的被改动".formatted(checkpoint.no()),
                        "Checkpoint %d doesn't follow from the one before it: one between was deleted, or an earlier one changed"
                                .formatted(checkpoint.no())));
            }
            expected = checkpoint.no() + 1;
            total = checkpoint.total();
            previous = checkpoint.hash();
        }
    }
}
