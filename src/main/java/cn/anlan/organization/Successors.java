package cn.anlan.organization;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows units through mergers. */
@Component
@Transactional(readOnly = true)
public class Successors {

    private final JdbcClient jdbc;
    private final UnitQueries units;

    Successors(JdbcClient jdbc, UnitQueries units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /**
     * The unit that answers for another now: itself while it exists, the one it was merged into, and where nobody took over the nearest one
     * above that exists; the closed one itself where there is none.
     */
    public UnitView answering(UUID unit) {
        UnitView last = last(unit);
        return last.isOpen()
                ? last
                : units.superiors(last.id()).stream()
                        .filter(UnitView::isOpen)
                        .findFirst()
                        .orElse(last);
    }

    /** The unit itself, or the one into which it was merged in the end, which may have been dissolved since. */
    public UnitView last(UUID unit) {
        UnitView last = units.get(unit);
        while (last.mergedInto() != null) {
            last = units.get(last.mergedInto());
        }
        return last;
    }

    /** Some units with all that were merged into them, also by way of others. */
    public Set<UUID> withMerged(Collection<UUID> into) {
        return new HashSet<>(jdbc.sql("""
                        WITH RECURSIVE taken AS (
                            SELECT unnest(:into::uuid[]) AS id
                            UNION
                            SELECT u.id FROM organization.unit u JOIN taken t ON u.merged_into = t.id)
                        SELECT id FROM taken
                        """)
                .param("into", into.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
