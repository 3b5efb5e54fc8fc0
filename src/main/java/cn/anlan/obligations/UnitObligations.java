package cn.anlan.obligations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Obligations for modules above that act on them by rule; whether somebody may see them is for the caller to decide. */
@Component
public class UnitObligations {

    private static final String SELECT = "SELECT " + ObligationStore.COLUMNS + " FROM obligations.obligation o WHERE ";

    private final JdbcClient jdbc;
    private final ObligationStore store;

    UnitObligations(JdbcClient jdbc, ObligationStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** What a unit still owes under its duties, the earliest due first. */
    public List<ObligationBrief> owed(UUID unit) {
        return jdbc
                .sql(
                        SELECT
                                + "o.unit = ? AND o.live AND o.state IN ('OPEN', 'ASSIGNED') AND o.duty IS NOT NULL ORDER BY o.due, o.id")
                .params(unit)
                .query(store::obligation)
                .list()
                .stream()
                .map(ObligationBrief::of)
                .toList();
    }

    /** Many by id; unknown ones are left out. */
    public Map<UUID, ObligationBrief> findAll(Collection<UUID> ids) {
        return jdbc
                .sql(SELECT + "o.id = ANY (?)")
                .params((Object) ids.toArray(UUID[]::new))
                .query(store::obligation)
                .list()
                .stream()
                .map(ObligationBrief::of)
                .collect(Collectors.toMap(ObligationBrief::id, Function.identity()));
    }
}
