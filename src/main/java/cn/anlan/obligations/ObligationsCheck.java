package cn.anlan.obligations;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.seals.Finding;
import cn.anlan.seals.Findings;
import cn.anlan.seals.LedgerCheck;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every obligation stands where its last act left it. */
@Component
@Order(10)
class ObligationsCheck implements LedgerCheck {

    private static final int PAGE = 1000;

    private final ObligationStore store;
    private final ActQueries acts;

    ObligationsCheck(ObligationStore store, ActQueries acts) {
        this.store = store;
        this.acts = acts;
    }

    @Override
    public void run(Findings findings) {
        UUID after = new UUID(0, 0);
        List<ObligationStore.Standing> page;
        do {
            page = store.standings(after, PAGE);
            Map<UUID, ActView> last = acts.latest(
                    Recorder.SUBJECT,
                    page.stream().map(ObligationStore.Standing::id).toList());
            for (ObligationStore.Standing row : page) {
                findings.checked("obligations");
                check(row, last.get(row.id()), findings);
                after = row.id();
            }
        } while (page.size() == PAGE);
    }

    /** What a duty's round opened has no act of its own yet: version 0, as the round left it. */
    private static void check(ObligationStore.Standing row, @Nullable ActView last, Findings findings) {
        boolean asOpened = row.version() == 0
                && last == null
                && (row.state().equals("OPEN") || row.state().equals("ASSIGNED"));
        boolean asLast = last != null
                && row.version() == last.version()
                && row.state().equals(last.facts().get("state"));
        if (!asOpened && !asLast) {
            findings.found(Finding.of(
                    "OBLIGATION_DIFFERS",
                    Recorder.SUBJECT,
                    row.id(),
                    "事项 %s 为第 %d 版“%s”，与其最后一条办理记录不符".formatted(row.id(), row.version(), row.state()),
                    "Obligation %s is at version %d, %s, which isn't where its last act left it"
                            .formatted(row.id(), row.version(), row.state())));
        }
    }
}
