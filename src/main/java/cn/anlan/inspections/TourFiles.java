package cn.anlan.inspections;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.platform.Actor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files with which a tour's findings and visits are proved, as far as somebody may see them. */
@Component
@Transactional(readOnly = true)
class TourFiles {

    private final TourStore store;
    private final WorkStore work;
    private final TourReach reach;
    private final Evidence evidence;

    TourFiles(TourStore store, WorkStore work, TourReach reach, Evidence evidence) {
        this.store = store;
        this.work = work;
        this.reach = reach;
        this.evidence = evidence;
    }

    /** Who is toured sees the files of findings from the feedback on, those of visits never. */
    List<EvidenceView> of(Actor actor, UUID id) {
        Tour tour = reach.requireSeen(actor, store.find(id));
        boolean all = reach.readsAll(actor, tour);
        var files = new LinkedHashSet<UUID>();
        if (all || tour.state().isAtLeast(TourState.FED_BACK)) {
            work.findings(id).forEach(finding -> files.addAll(finding.evidence()));
        }
        if (all) {
            work.visits(id).forEach(visit -> files.addAll(visit.evidence()));
        }
        return evidence.byId(actor, List.copyOf(files));
    }
}
