package cn.anlan.evidence;

import cn.anlan.ledger.EvidenceScope;
import cn.anlan.platform.Actor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code evidence.file}. */
@Repository
class EvidenceStore {

    private static final String VIEW = """
            SELECT id, name, kind, type, sha256, size, captured_at, capture_said, latitude, longitude, device,
                   uploader, uploader_name, uploaded_at
            FROM evidence.file WHERE uploaded_at IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final EvidenceScope scope;

    EvidenceStore(JdbcClient jdbc, EvidenceScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /** The files with these hashes that the actor may see, one for each hash. */
    List<EvidenceView> visible(Actor actor, List<String> hashes) {
        return jdbc
                .sql(VIEW + " AND sha256 IN (:hashes) ORDER BY uploader <> :person, uploaded_at, id")
                .param("hashes", hashes)
                .param("person", actor.person())
                .query(EvidenceView.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        EvidenceView::sha256, file -> file, (first, later) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .filter(file -> visible(actor, file))
                .toList();
    }

    /** Those of some whole files that the actor may see, in the order asked for. */
    List<EvidenceView> visibleOf(Actor actor, List<UUID> ids) {
        return jdbc.sql(VIEW + " AND id IN (:ids)").param("ids", ids).query(EvidenceView.class).list().stream()
                .filter(file -> visible(actor, file))
                .sorted(Comparator.comparingInt(file -> ids.indexOf(file.id())))
                .toList();
    }

    private boolean visible(Actor actor, EvidenceView file) {
        return file.uploader().equals(actor.person()) || scope.reaches(actor.scope(), file.sha256());
    }

    /** A whole file that the actor uploaded, or that is attached to an act on a matter they may see. */
    Optional<EvidenceView> visible(Actor actor, UUID id) {
        return jdbc.sql(VIEW + " AND id = ?")
                .param(id)
                .query(EvidenceView.class)
                .optional()
                .filter(file -> visible(actor, file));
    }
}
