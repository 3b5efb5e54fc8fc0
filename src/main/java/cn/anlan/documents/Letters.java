package cn.anlan.documents;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters for modules above, in the caller's transaction. All throw {@link Problem}: 404 out of sight, 409 stale or in another state, 422 a
 * rule refuses.
 */
@Service
@Transactional
public class Letters {

    private final LetterDrafting drafting;
    private final Signing signing;
    private final Issuing issuing;
    private final LetterStore store;

    Letters(LetterDrafting drafting, Signing signing, Issuing issuing, LetterStore store) {
        this.drafting = drafting;
        this.signing = signing;
        this.issuing = issuing;
        this.store = store;
    }

    /**
     * A letter as modules above name it.
     *
     * @param state {@code DRAFT}, {@code ISSUED}, {@code CLOSED} …
     * @param number null for a draft or a kind without numbers
     * @param file the issued file as evidence, null for a draft
     */
    public record Brief(
            UUID id,
            String kind,
            String state,
            String title,
            @Nullable String number,
            @Nullable UUID file,
            @Nullable String sha256,
            @Nullable UUID matter) {}

    /** Begins a draft for somebody to look at, review and sign. */
    public Done draft(Actor by, NewLetter asked) {
        return drafting.draft(by, asked);
    }

    /**
     * Drafts, signs and issues at once, where the actor's own command is the decision. Only for kinds without review.
     *
     * @throws Problem 403 if the actor may not sign for the unit, 409 for a kind that wants review
     */
    public Brief issue(Actor by, NewLetter asked) {
        UUID id = drafting.draft(by, asked).id();
        signing.sign(by, store.lock(id).orElseThrow());
        issuing.issue(by, store.lock(id).orElseThrow(), null);
        return brief(store.find(id).orElseThrow());
    }

    /** Letters by id; whether somebody may see them is for the caller to decide. */
    @Transactional(readOnly = true)
    public List<Brief> briefs(Collection<UUID> ids) {
        return store.findAll(ids).stream().map(Letters::brief).toList();
    }

    private static Brief brief(Letter l) {
        return new Brief(
                l.id(),
                l.kind().key(),
                l.state.name(),
                l.content.title(),
                l.issued == null ? null : l.issued.number(),
                l.issued == null ? null : l.issued.file(),
                l.issued == null ? null : Objects.requireNonNull(l.issued).sha256(),
                l.root.matter());
    }
}
