package cn.anlan.clues;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the acts of clues. An act can be read wherever its area can, and never goes away; so it says that a clue was handed over and what
 * became of it, but neither whom it is about nor what it says: of that it keeps a digest, by which later changes show.
 */
@Component
class ClueRecorder {

    private final ClueStore store;
    private final Ledger ledger;
    private final Clock clock;

    ClueRecorder(ClueStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A clue that goes its way from now. */
    Clue begun(
            Clue.Kind kind,
            Clue.@Nullable Misconduct type,
            ClueObligations.Way way,
            UnitView about,
            @Nullable String person,
            @Nullable UUID tour,
            String words,
            boolean sealed,
            Function<UUID, UUID> obligation) {
        UUID id = Ids.next();
        return new Clue(
                id,
                1,
                ClueStep.State.HANDED_OVER,
                kind,
                type,
                way.from().id(),
                way.from().name(),
                way.handler().territory(),
                about.id(),
                about.name(),
                person,
                tour,
                words,
                way.handler().id(),
                way.handler().name(),
                way.follower().id(),
                way.follower().name(),
                sealed,
                obligation.apply(id),
                null,
                null,
                null,
                null,
                clock.instant(),
                null);
    }

    Done handedOver(Clue clue, Actor by) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", clue.kind().name());
        if (clue.type() != null) {
            facts.put("type", clue.type().name());
        }
        facts.put("handler", clue.handlerName());
        facts.put("follower", clue.followerName());
        facts.put("sealed", clue.sealed());
        facts.put("digest", digest(clue));
        return act(clue, 1, ClueStep.State.HANDED_OVER, "clue.handed-over", by, facts);
    }

    Done moved(Clue clue, ClueStep step, Actor by, Map<String, ?> facts) {
        store.move(clue, step.to(), step.to() == ClueStep.State.CLOSED ? clock.instant() : null);
        return act(clue, clue.version() + 1, step.to(), step.act(), by, facts);
    }

    void unsealed(Clue clue, Actor by, String reason) {
        store.move(clue, clue.state(), clue.closedAt());
        act(clue, clue.version() + 1, clue.state(), "clue.reporter-read", by, Map.of("reason", reason));
    }

    private Done act(Clue clue, long version, ClueStep.State state, String kind, Actor by, Map<String, ?> facts) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", state.name());
        said.putAll(facts);
        Instant now = clock.instant();
        UUID act = ledger.append(new NewAct(
                Clues.SUBJECT, clue.id(), version, kind, by, clue.handler(), clue.territory(), now, said, List.of()));
        return new Done(clue.id(), version, state.name(), act);
    }

    /** Over what is written in the clue itself; the id in it keeps it from being guessed from other clues. */
    private static String digest(Clue clue) {
        String said = String.join(
                "\n", clue.id().toString(), clue.about().toString(), String.valueOf(clue.person()), clue.words());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
