package cn.anlan.ledger;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the acts of some kinds that were entered in a time, for modules that look across subjects. */
@Repository
public class EnteredActs {

    private final JdbcClient jdbc;
    private final ActQueries acts;

    EnteredActs(JdbcClient jdbc, ActQueries acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    /** An act and what it is about. */
    public record EnteredAct(
            String subjectKind, UUID subject, @Nullable UUID unit, String territory, ActView act) {}

    /** The acts in scope, the latest entered first, {@code most} of them. */
    public List<EnteredAct> find(Scope scope, Collection<String> kinds, Instant from, Instant to, int most) {
        ScopeFilter filter = ScopeFilter.of(scope, "territory", List.of("unit"), List.of("person"));
        return jdbc
                .sql("""
                        SELECT act.id, content, false AS sealed FROM ledger.act
                        WHERE act.kind IN (:kinds) AND act.entered_at >= :from AND act.entered_at < :to AND
                        """ + filter.sql() + " ORDER BY act.id DESC LIMIT :most")
                .param("kinds", kinds)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .params(filter.params())
                .query(ActStore.ActRow.class)
                .list()
                .stream()
                .map(row -> {
                    ActContent said = ActContent.read(row.content());
                    return new EnteredAct(
                            said.subjectKind(), said.subject(), said.unit(), said.territory(), acts.view(row));
                })
                .toList();
    }
}
