package cn.anlan.seals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the whole ledger as it stands at one moment, without memory growing with it. */
@Component
class Verifier {

    private final List<LedgerCheck> checks;
    private final VerificationQueries queries;
    private final CheckpointStore checkpoints;
    private final CheckpointsCheck kept;
    private final TransactionTemplate oneMoment;

    Verifier(
            List<LedgerCheck> checks,
            VerificationQueries queries,
            CheckpointStore checkpoints,
            CheckpointsCheck kept,
            PlatformTransactionManager transactions) {
        this.checks = checks;
        this.queries = queries;
        this.checkpoints = checkpoints;
        this.kept = kept;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What a verification found.
     *
     * @param checked how many of each thing were looked at
     * @param lastCheckpoint number of the newest checkpoint, 0 without one
     * @param lastHash its hash: what to compare with a copy kept elsewhere
     * @param faults how many faults there are
     * @param first the fault at the earliest act
     * @param findings the faults, the first hundred of them
     */
    record Result(
            Map<String, Long> checked,
            long lastCheckpoint,
            String lastHash,
            long faults,
            @Nullable Finding first,
            List<Finding> findings) {

        boolean sound() {
            return faults == 0;
        }
    }

    /** Told now and then how many acts were checked, of how many. */
    interface Progress {
        void at(long done, long total);
    }

    Result verify(Progress progress) {
        return verify(progress, null);
    }

    /** @param copy checkpoints that somebody kept elsewhere, to compare with as well */
    Result verify(Progress progress, @Nullable Path copy) {
        return oneMoment.execute(status -> {
            long total = queries.acts();
            var findings = new Findings[1];
            findings[0] = new Findings(() -> progress.at(findings[0].checkedOf("acts"), total));
            checks.forEach(check -> check.run(findings[0]));
            if (copy != null) {
                kept.compare(copy, findings[0]);
            }
            var last = checkpoints.last();
            return new Result(
                    findings[0].checked(),
                    last.map(Checkpoint::no).orElse(0L),
                    last.map(Checkpoint::hash).orElse(Checkpoint.NONE_BEFORE),
                    findings[0].count(),
                    findings[0].first(),
                    findings[0].told());
        });
    }
}
