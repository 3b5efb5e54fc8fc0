package cn.anlan.regimes;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in packs. The same text twice is once; another text under a version that exists is refused; a new version lies beside the old. */
@Component
public class Packs {

    private static final String WHOLE_COUNTRY = "000000000000";

    private final PackStore store;
    private final Ledger ledger;
    private final Clock clock;

    Packs(PackStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A text that was taken in, now or before. */
    public record Taken(UUID id, String pack, int version, boolean isNew) {}

    /** Whether this very text is stored already; then nothing of it needs to be read. */
    boolean has(String text) {
        String sha256 = sha256(text);
        return store.all().stream().anyMatch(stored -> stored.sha256().equals(sha256));
    }

    /**
     * What would come of taking a text in: its faults, or else how it differs from the latest version stored.
     *
     * @param changes empty for a first version
     */
    record Trial(boolean good, List<PackFault> faults, List<PackChange> changes) {}

    /**
     * Tries a text and stores nothing.
     *
     * @param file its name, for the faults
     */
    @Transactional(readOnly = true)
    Trial tryOut(String file, String text) {
        return switch (PackReader.read(file, text)) {
            case PackReading.Refused(var faults) -> new Trial(false, faults, List.of());
            case PackReading.Accepted(var pack) ->
                misfit(pack, sha256(text))
                        .map(rule -> new Trial(false, List.of(new PackFault(file, 1, "", rule.reason())), List.of()))
                        .orElseGet(() -> new Trial(true, List.of(), changes(pack)));
        };
    }

    private List<PackChange> changes(RegimePack pack) {
        List<PackStore.Stored> versions = store.versions(pack.pack());
        return versions.isEmpty()
                ? List.of()
                : PackChange.between(
                        PackReader.trusted(
                                pack.pack(), store.text(versions.getLast().id())),
                        pack);
    }

    /**
     * Takes a pack in.
     *
     * @throws Problem {@link RegimeProblem#BAD_PACK} with every fault as {@code faults}
     */
    @Transactional
    public Taken take(Actor actor, String file, String text) {
        store.lock();
        RegimePack pack = switch (PackReader.read(file, text)) {
            case PackReading.Accepted(var read) -> read;
            case PackReading.Refused(var faults) -> throw refused(file, faults);
        };
        String sha256 = sha256(text);
        misfit(pack, sha256).ifPresent(broken -> {
            throw refused(file, List.of(new PackFault(file, 1, "", broken.reason())));
        });
        Optional<PackStore.Stored> known = stored(pack);
        if (known.isPresent()) {
            return new Taken(known.get().id(), pack.pack(), pack.version(), false);
        }
        Instant now = clock.instant();
        UUID id = Ids.next();
        UUID act = ledger.append(new NewAct(
                "regime",
                id,
                1,
                "regime.loaded",
                actor,
                actor.unit(),
                WHOLE_COUNTRY,
                now,
                Map.of("pack", pack.pack(), "version", pack.version(), "sha256", sha256),
                List.of()));
        store.insert(new PackStore.Stored(id, pack.pack(), pack.version(), pack.prefix(), sha256, now), text, act);
        return new Taken(id, pack.pack(), pack.version(), true);
    }

    /** Why a pack, good in itself, doesn't fit beside those that are stored. */
    private Optional<PackRule.Broken> misfit(RegimePack pack, String sha256) {
        Optional<String> holder = store.prefixHolder(pack.prefix(), pack.pack());
        if (holder.isPresent()) {
            return Optional.of(PackRule.PREFIX_TAKEN.broken(pack.prefix(), holder.get()));
        }
        Optional<PackStore.Stored> same = stored(pack);
        if (same.isPresent()) {
            return same.get().sha256().equals(sha256)
                    ? Optional.empty()
                    : Optional.of(PackRule.OTHER_CONTENT.broken(pack.pack(), pack.version()));
        }
        int next = store.versions(pack.pack()).size() + 1;
        return pack.version() == next ? Optional.empty() : Optional.of(PackRule.VERSION_GAP.broken(pack.pack(), next));
    }

    private Optional<PackStore.Stored> stored(RegimePack pack) {
        return store.versions(pack.pack()).stream()
                .filter(stored -> stored.version() == pack.version())
                .findFirst();
    }

    private static Problem refused(String file, List<PackFault> faults) {
        return new Problem(RegimeProblem.BAD_PACK, file, faults.size()).with("faults", faults);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
