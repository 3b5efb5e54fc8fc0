package cn.anlan.ledger;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The checkpoints form one unbroken, rightly signed chain, and are the same outside the database. */
@Component
@Order(2)
class CheckpointsCheck implements LedgerCheck {

    private final VerificationQueries queries;
    private final CheckpointStore store;
    private final CheckpointFile file;

    CheckpointsCheck(VerificationQueries queries, CheckpointStore store, CheckpointFile file) {
        this.queries = queries;
        this.store = store;
        this.file = file;
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
            file.each(outside -> compare(outside, findings));
        }
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

    private void compare(Checkpoint outside, Findings findings) {
        findings.checked("checkpointsInFile");
        if (!store.find(outside.no()).map(outside::equals).orElse(false)) {
            findings.found(Finding.of(
                    "CHECKPOINT_FILE_DIFFERS",
                    "数据库之外的文件记有第 %d 号检查点，数据库里没有或内容不同".formatted(outside.no()),
                    "The file outside the database has a checkpoint %d that the database lacks or has otherwise"
                            .formatted(outside.no())));
        }
    }
}
