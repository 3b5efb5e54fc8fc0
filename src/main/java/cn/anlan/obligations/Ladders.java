package cn.anlan.obligations;

import cn.anlan.regimes.Duty;
import cn.anlan.regimes.RegimeQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The ladder that holds for an obligation: its duty's, else the usual one. */
@Component
class Ladders {

    private final RegimeQueries regimes;
    // A version of a pack never changes.
    private final Map<Key, Ladder> known = new ConcurrentHashMap<>();

    Ladders(RegimeQueries regimes) {
        this.regimes = regimes;
    }

    private record Key(String pack, int version, String duty) {}

    Ladder of(Obligation.Matter matter) {
        if (matter.pack() == null || matter.duty() == null) {
            return Ladder.USUAL;
        }
        return known.computeIfAbsent(
                new Key(matter.pack(), matter.packVersion(), matter.duty()),
                key -> regimes.version(key.pack(), key.version())
                        .flatMap(version -> version.content().duty(key.duty()))
                        .map(duty -> of(duty.ladder()))
                        .orElse(Ladder.USUAL));
    }

    static Ladder of(List<Duty.Rung> rungs) {
        return new Ladder(rungs.stream()
                .map(rung -> new Ladder.Rung(name(rung.step()), rung.after(), name(rung.to())))
                .toList());
    }

    /** Sets when time next does something. */
    void arm(Obligation o) {
        o.nextAt = o.state.runs() ? of(o.matter).next(o.due, o.rung, o.overdueAt != null) : null;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
