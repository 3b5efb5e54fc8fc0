package cn.anlan.records;

import java.util.Set;
import java.util.UUID;

/**
 * What modules above need to cite a record.
 *
 * @param unit whose work it is
 * @param concerns the units whose work it is about: its own, the one it is about, those of its items' owners
 */
public record RecordBrief(UUID id, RecordKind kind, RecordState state, String title, UUID unit, Set<UUID> concerns) {

    /** Whether it is in the archive and no longer a draft. */
    public boolean isFiled() {
        return state.isFiled();
    }
}
