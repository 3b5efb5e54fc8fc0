package cn.anlan.letterkinds;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.regimes.PackFault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The kinds of letter there are for a unit: those that come with the product, and a place's own. Of one key the nearest unit's latest
 * version counts.
 */
@Component
public class LetterKinds {

    private static final String WHOLE_COUNTRY = "000000000000";

    private final KindStore store;
    private final UnitQueries units;
    private final Ledger ledger;
    private final Clock clock;

    LetterKinds(KindStore store, UnitQueries units, Ledger ledger, Clock clock) {
        this.store = store;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of a text: which kinds are new, or why it was refused. */
    record Taken(String pack, List<Version> added, List<Version> known) {}

    record Version(UUID id, String key, int version, Bilingual name) {}

    /** One version, whatever has come after it. */
    public StoredKind get(UUID id) {
        return store.get(id);
    }

    /** The kinds that a unit may choose from, one of each key. */
    public List<StoredKind> of(UnitView unit) {
        List<UUID> levels = new ArrayList<>(List.of(unit.id()));
        units.superiors(unit.id()).forEach(above -> levels.add(above.id()));
        Comparator<StoredKind> nearest = Comparator.comparingInt(
                stored -> stored.unit() == null ? levels.size() : levels.indexOf(stored.unit()));
        var chosen = new LinkedHashMap<String, StoredKind>();
        for (StoredKind stored : store.of(levels)) {
            // Versions come in ascending order: of equally near ones the later replaces the earlier.
            chosen.merge(stored.kind().key(), stored, (a, b) -> nearest.compare(b, a) <= 0 ? b : a);
        }
        return List.copyOf(chosen.values());
    }

    /** @throws Problem 422 if there is no such kind for the unit */
    public StoredKind of(UnitView unit, String key) {
        return of(unit).stream()
                .filter(stored -> stored.kind().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Problem(LetterKindProblem.NO_SUCH_KIND, key).field("kind", "NoSuchKind"));
    }

    /** The faults a text has; none if it could be taken in. */
    @Transactional(readOnly = true)
    List<PackFault> tryOut(@Nullable UUID unit, String file, String text) {
        return faults(unit, file, KindReader.read(file, text));
    }

    /** Whether this very text of the product is stored already; then nothing of it needs to be read. */
    boolean has(String text) {
        return store.has(text);
    }

    /**
     * Takes a pack in, whole.
     *
     * @param unit whose own kinds they become; null for those of the product
     * @throws Problem 422 with every fault
     */
    @Transactional
    Taken take(Actor by, @Nullable UUID unit, String file, String text) {
        store.lock();
        KindReader.Reading reading = KindReader.read(file, text);
        List<PackFault> faults = faults(unit, file, reading);
        if (!faults.isEmpty()) {
            throw new Problem(LetterKindProblem.BAD_PACK, file, faults.size()).with("faults", faults);
        }
        String territory = unit == null ? WHOLE_COUNTRY : units.get(unit).territory();
        var added = new ArrayList<Version>();
        var known = new ArrayList<Version>();
        for (LetterKind kind : reading.kinds()) {
            Optional<StoredKind> same = store.find(unit, kind.key(), kind.version());
            if (same.isPresent()) {
                known.add(version(same.get()));
                continue;
            }
            var stored = new StoredKind(Ids.next(), unit, reading.pack(), kind);
            UUID act = ledger.append(new NewAct(
                    "letter-kind",
                    stored.id(),
                    1,
                    "letter-kind.taken",
                    by,
                    unit,
                    territory,
                    clock.instant(),
                    Map.of("key", kind.key(), "version", kind.version(), "name", kind.name(), "pack", reading.pack()),
                    List.of()));
            store.insert(stored, text, by.person(), clock.instant(), act);
            added.add(version(stored));
        }
        return new Taken(reading.pack(), List.copyOf(added), List.copyOf(known));
    }

    private List<PackFault> faults(@Nullable UUID unit, String file, KindReader.Reading reading) {
        return reading.faults().isEmpty() ? misfits(unit, file, reading) : reading.faults();
    }

    private List<PackFault> misfits(@Nullable UUID unit, String file, KindReader.Reading reading) {
        var faults = new ArrayList<PackFault>();
        for (int i = 0; i < reading.kinds().size(); i++) {
            LetterKind kind = reading.kinds().get(i);
            int line = reading.lines().applyAsInt(i);
            Optional<StoredKind> same = store.find(unit, kind.key(), kind.version());
            int next = store.latest(unit, kind.key()) + 1;
            if (same.isPresent() && !same.get().kind().equals(kind)) {
                faults.add(new PackFault(
                        file,
                        line,
                        "/kinds/" + i,
                        new Bilingual(
                                kind.key() + " 的第 " + kind.version() + " 版已存在且内容不同；修改须写成新版本",
                                "version " + kind.version() + " of " + kind.key()
                                        + " exists with other content; a change must be a new version")));
            } else if (same.isEmpty() && (unit == null ? kind.version() < next : kind.version() != next)) {
                // The product brings its latest wording alone: who begins with it has none of the earlier ones.
                faults.add(new PackFault(
                        file,
                        line,
                        "/kinds/" + i + "/version",
                        new Bilingual(
                                kind.key() + " 的下一版应为第 " + next + " 版",
                                "the next version of " + kind.key() + " is " + next)));
            }
        }
        return faults;
    }

    private static Version version(StoredKind stored) {
        return new Version(
                stored.id(),
                stored.kind().key(),
                stored.kind().version(),
                stored.kind().name());
    }
}
