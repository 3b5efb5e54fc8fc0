package cn.anlan.ledger;

import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may see a file: whoever may see a matter that an act attaches it to. */
@Component
public class EvidenceScope {

    private final JdbcClient jdbc;

    EvidenceScope(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether an act with this file lies in the scope, or is about a subject on which an act in the scope was done. */
    public boolean reaches(Scope scope, String sha256) {
        var filter = ScopeFilter.of(scope, "seen.territory", List.of("seen.unit"), List.of("seen.person"));
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM ledger.act AS attached
                            JOIN ledger.act AS seen ON seen.subject = attached.subject AND seen.subject_kind = attached.subject_kind
                            WHERE attached.evidence <> '{}' AND attached.evidence @> ARRAY[:sha256]::text[] AND
                        """ + filter.sql() + ")")
                .param("sha256", sha256)
                .params(filter.params())
                .query(Boolean.class)
                .single();
    }
}
