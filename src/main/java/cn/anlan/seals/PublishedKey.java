package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a signing key.
 *
 * @param publicKey X.509 SubjectPublicKeyInfo
 * @param endorsedBy the key in use before; null only for the first
 * @param endorsement that key's signature over {@code publicKey}
 */
@SuppressWarnings("ArrayRecordComponent")
record PublishedKey(
        String id,
        byte[] publicKey,
        Instant createdAt,
        @Nullable String endorsedBy,
        byte @Nullable [] endorsement) {

    /** As written to files. */
    Map<String, @Nullable Object> line() {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", id);
        line.put("publicKey", Base64.getEncoder().encodeToString(publicKey));
        line.put("createdAt", createdAt.toString());
        line.put("endorsedBy", endorsedBy);
        line.put("endorsement", endorsement == null ? null : Hashes.hex(endorsement));
        return line;
    }
}
