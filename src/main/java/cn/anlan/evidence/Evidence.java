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
    private final Uploads uploads;

    Evidence(EvidenceStore store, Uploads uploads) {
        this.store = store;
        this.uploads = uploads;
    }

    /** Keeps a file that the product made for an actor, as if they had uploaded it; its id. */
    public UUID keep(Actor actor, String name, byte[] content) {
        UUID id = uploads.begin(actor, new NewUpload(name, (long) content.length, null, null, null, null, null, null));
        uploads.append(uploads.mine(actor, id), 0, new java.io.ByteArrayInputStream(content));
        return id;
    }

    /** The files with these hashes that an actor may see, one for each hash. */
    public List<EvidenceView> byHash(Actor actor, List<String> hashes) {
        return hashes.isEmpty() ? List.of() : store.visible(actor, hashes);
    }

    /** Those of some files that an actor may see, in the order asked for. */
    public List<EvidenceView> byId(Actor actor, List<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.visibleOf(actor, ids);
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
