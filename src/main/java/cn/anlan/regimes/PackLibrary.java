package cn.anlan.regimes;

import cn.anlan.platform.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The stored packs, read once each: a version never changes. */
@Component
class PackLibrary {

    private final PackStore store;
    private final Map<UUID, PackVersion> read = new ConcurrentHashMap<>();

    PackLibrary(PackStore store) {
        this.store = store;
    }

    PackVersion get(UUID id) {
        PackVersion known = read.get(id);
        return known != null
                ? known
                : read(store.find(id).orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_REGIME, id)));
    }

    /** All versions of a regime, the oldest first. */
    List<PackVersion> versions(String pack) {
        return store.versions(pack).stream().map(this::read).toList();
    }

    /** The latest version of every regime, by name. */
    List<PackVersion> latest() {
        Map<String, PackStore.Stored> latest = store.all().stream()
                .collect(Collectors.toMap(
                        PackStore.Stored::pack,
                        stored -> stored,
                        BinaryOperator.maxBy(Comparator.comparingInt(PackStore.Stored::version))));
        return latest.values().stream()
                .sorted(Comparator.comparing(PackStore.Stored::pack))
                .map(this::read)
                .toList();
    }

    PackVersion latest(String pack) {
        List<PackVersion> versions = versions(pack);
        if (versions.isEmpty()) {
            throw new Problem(RegimeProblem.NO_SUCH_REGIME, pack);
        }
        return versions.getLast();
    }

    PackVersion version(String pack, int version) {
        return versions(pack).stream()
                .filter(v -> v.content().version() == version)
                .findFirst()
                .orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_REGIME, pack));
    }

    private PackVersion read(PackStore.Stored stored) {
        return read.computeIfAbsent(
                stored.id(),
                id -> new PackVersion(
                        id, stored.sha256(), stored.loadedAt(), PackReader.trusted(stored.pack(), store.text(id))));
    }
}
