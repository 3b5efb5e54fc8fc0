package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import cn.anlan.platform.Bilingual;
import cn.anlan.seals.VerificationQueries.Leaf;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every act says what was hashed; every sealed one stands in its tree; every tree has the root that was signed; none slipped past sealing. */
@Component
@Order(1)
class ActsCheck implements LedgerCheck {

    /** An act may be entered this long before the sealing that came before its own: its transaction took that long. */
    private static final Duration SLOW = Duration.ofHours(1);

    private final VerificationQueries queries;
    private final CheckpointStore checkpoints;

    ActsCheck(VerificationQueries queries, CheckpointStore checkpoints) {
        this.queries = queries;
        this.checkpoints = checkpoints;
    }

    @Override
    public void run(Findings findings) {
        var sealed = new Sealed(findings);
        queries.eachLeaf(sealed::accept);
        sealed.finish();
        queries.eachUnsealed(unsealed -> {
            findings.checked("acts");
            unsealed.act().check(findings);
            if (unsealed.behind()) {
                findings.found(
                        unsealed.act()
                                .fault(
                                        "ACT_INSERTED",
                                        "比最近的封存更早，却没有封存：事后插入，或其封存记录被删除",
                                        "it is older than the last sealing yet not sealed: it was inserted afterwards, or its leaf was deleted"));
            }
        });
        queries.eachGap(gap -> findings.found(new Finding(
                "VERSION_MISSING",
                gap.id(),
                gap.subjectKind(),
                gap.subject(),
                gap.version(),
                new Bilingual(
                        "%s %s：第 %d 版之后接着第 %d 版（办理记录 %s），中间的办理记录缺失"
                                .formatted(gap.subjectKind(), gap.subject(), gap.before(), gap.version(), gap.id()),
                        "%s %s: version %d is followed by version %d (act %s); the acts between are missing"
                                .formatted(gap.subjectKind(), gap.subject(), gap.before(), gap.version(), gap.id())))));
    }

    /** Goes through the leaves in order, one tree after the other. */
    private final class Sealed {

        private final Findings findings;
        private @Nullable Checkpoint before;
        private @Nullable Checkpoint checkpoint;
        private long number;
        private MerkleTree.Root tree = new MerkleTree.Root();
        private @Nullable Leaf first;

        Sealed(Findings findings) {
            this.findings = findings;
        }

        void accept(Leaf leaf) {
            if (leaf.checkpoint() != number) {
                finish();
                before = checkpoint;
                number = leaf.checkpoint();
                checkpoint = checkpoints.find(number).orElse(null);
                tree = new MerkleTree.Root();
                first = leaf;
            }
            tree.add(leaf.hash());
            if (leaf.act() == null) {
                findings.found(new Finding(
                        "ACT_DELETED",
                        leaf.actId(),
                        null,
                        null,
                        null,
                        new Bilingual(
                                "办理记录 %s 曾封存于第 %d 号检查点，现已被删除".formatted(leaf.actId(), number),
                                "Act %s was sealed in checkpoint %d and has been deleted"
                                        .formatted(leaf.actId(), number))));
            } else {
                findings.checked("acts");
                check(leaf, leaf.act());
            }
        }

        private void check(Leaf leaf, StoredAct act) {
            if (!act.check(findings)) {
                return;
            }
            if (!Arrays.equals(act.hash(), leaf.hash())) {
                findings.found(act.fault(
                        "ACT_CHANGED",
                        "内容和摘要都与封存时不同：封存后被替换",
                        "neither its content nor its hash is what was sealed: it was replaced afterwards"));
            } else if (backdated(act)) {
                findings.found(
                        act.fault(
                                "ACT_BACKDATED",
                                "所称的记入时间远早于此前的封存：事后补入",
                                "the time it claims to have been entered lies long before an earlier sealing: it was slipped in"));
            }
        }

        /** Holds only while time runs forwards, which a simulated clock need not. */
        private boolean backdated(StoredAct act) {
            return before != null
                    && checkpoint != null
                    && !checkpoint.sealedAt().isBefore(before.sealedAt())
                    && act.enteredAt().isBefore(before.sealedAt().minus(SLOW));
        }

        void finish() {
            if (first == null) {
                return;
            }
            if (checkpoint == null) {
                findings.found(tree("TREE_WITHOUT_CHECKPOINT", "没有对应的检查点：检查点被删除", "has no checkpoint: it was deleted"));
            } else if (checkpoint.size() != tree.size() || !checkpoint.root().equals(Hashes.hex(tree.root()))) {
                findings.found(
                        tree(
                                "ROOT_DIFFERS",
                                "与签名的根不符：其中的办理记录被增加、删除、替换或调换了顺序",
                                "doesn't have the root that was signed: acts in it were added, deleted, replaced or reordered"));
            }
        }

        private Finding tree(String code, String zh, String en) {
            var from = java.util.Objects.requireNonNull(first).actId();
            return new Finding(
                    code,
                    from,
                    null,
                    null,
                    null,
                    new Bilingual(
                            "第 %d 号检查点的树（自办理记录 %s 起 %d 条）%s".formatted(number, from, tree.size(), zh),
                            "The tree of checkpoint %d (%d acts from %s on) %s"
                                    .formatted(number, tree.size(), from, en)));
        }
    }
}
