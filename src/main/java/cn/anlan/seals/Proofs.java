package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.platform.ScopeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proves single acts. */
@Repository
class Proofs {

    private final JdbcClient jdbc;
    private final CheckpointStore checkpoints;

    Proofs(JdbcClient jdbc, CheckpointStore checkpoints) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
    }

    /**
     * All that is needed to check one act by hand.
     *
     * @param content what was hashed, to the byte
     * @param path hashes of the neighbours from the leaf up to the root
     */
    record Proof(
            UUID act, String content, String hash, long position, List<String> path, Map<String, Object> checkpoint) {}

    /**
     * The proof of an act.
     *
     * @throws Problem 404 absent or out of scope; {@code NOT_SEALED_YET}
     */
    Proof of(Scope scope, UUID id) {
        @SuppressWarnings("ArrayRecordComponent")
        record Place(String content, byte[] hash, @Nullable Long checkpoint, int position) {}
        var filter = ScopeFilter.of(scope, "territory", List.of("unit"), List.of("person"));
        Place place = jdbc.sql("""
                        SELECT content, act.hash, checkpoint, position
                        FROM ledger.act LEFT JOIN ledger.leaf ON leaf.act = act.id WHERE act.id = :id AND
                        """ + filter.sql())
                .param("id", id)
                .params(filter.params())
                .query((row, n) ->
                        new Place(row.getString(1), row.getBytes(2), row.getObject(3, Long.class), row.getInt(4)))
                .optional()
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        Long checkpoint = place.checkpoint();
        if (checkpoint == null) {
            throw new Problem(SealProblem.NOT_SEALED_YET);
        }
        var leaves = new ArrayList<byte[]>();
        checkpoints.eachLeaf(checkpoint, leaves::add);
        return new Proof(
                id,
                place.content(),
                Hashes.hex(place.hash()),
                place.position(),
                MerkleTree.path(leaves, place.position()).stream()
                        .map(Hashes::hex)
                        .toList(),
                checkpoints.find(checkpoint).orElseThrow().line());
    }
}
