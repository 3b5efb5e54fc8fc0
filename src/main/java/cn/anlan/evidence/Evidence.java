package cn.anlan.evidence;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Evidence as other modules attach it to their acts. */
@Component
public class Evidence {

    private final EvidenceStore store;

    Evidence(EvidenceStore store) {
        this.store = store;
    }

    /**
     * The files an actor wants to attach to an act, in the order asked for; put their hashes into the act.
     *
     * @throws Problem 422 {@code NO_SUCH_EVIDENCE} when one is absent, not whole yet, or neither the actor's own upload nor attached to
     *     anything they may see
     */
    public List<EvidenceView> require(Actor actor, List<UUID> ids) {
        return ids.stream()
                .map(id -> store.visible(actor, id)
                        .orElseThrow(() -> new Problem(EvidenceProblem.NO_SUCH_EVIDENCE, id.toString())
                                .field("evidence", "NoSuchEvidence")))
                .toList();
    }
}
