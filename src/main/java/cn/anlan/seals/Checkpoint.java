package cn.anlan.seals;

import cn.anlan.ledger.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signed summary of a batch of acts.
 *
 * @param size acts in this batch
 * @param total acts in this and all earlier batches
 * @param root root of the Merkle tree over the batch, in hex
 * @param previous hash of the checkpoint before, zeros in the first, in hex
 * @param key id of the key that signed
 * @param signature Ed25519 over {@link #text}, in hex
 */
record Checkpoint(
        long no, long size, long total, String root, String previous, Instant sealedAt, String key, String signature) {

    static final String NONE_BEFORE = "0".repeat(2 * Hashes.LENGTH);

    /** What is signed and hashed: one value a line. */
    byte[] text() {
        return String.join(
                        "\n",
                        "anlan-checkpoint-1",
                        Long.toString(no),
                        Long.toString(size),
                        Long.toString(total),
                        root,
                        previous,
                        sealedAt.toString(),
                        key,
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The hash by which the next checkpoint names this one. */
    String hash() {
        return Hashes.hex(Hashes.sha256().digest(text()));
    }

    Checkpoint signedBy(SigningKey signer) {
        return new Checkpoint(no, size, total, root, previous, sealedAt, key, Hashes.hex(signer.sign(text())));
    }

    /** As written to files. */
    Map<String, Object> line() {
        var line = new LinkedHashMap<String, Object>();
        line.put("no", no);
        line.put("size", size);
        line.put("total", total);
        line.put("root", root);
        line.put("previous", previous);
        line.put("sealedAt", sealedAt.toString());
        line.put("key", key);
        line.put("signature", signature);
        return line;
    }
}
