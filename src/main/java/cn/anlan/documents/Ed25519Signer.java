package cn.anlan.documents;

import cn.anlan.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Signs with a key of this node: its private half lies in a file only the product's user can read, its public half in the database. */
@Component
@Fallback
class Ed25519Signer implements Signer {

    private static final Logger LOG = LoggerFactory.getLogger(Ed25519Signer.class);
    private static final String ALGORITHM = "Ed25519";

    private final JdbcClient jdbc;
    private final Path directory;
    private final Clock clock;
    private @Nullable Key current;
    private volatile boolean published;

    Ed25519Signer(JdbcClient jdbc, DocumentsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.directory = settings.keys();
        this.clock = clock;
    }

    /** @param open the public half of a key made since the start; null for one that is published */
    @SuppressWarnings("ArrayRecordComponent")
    private record Key(String id, PrivateKey secret, byte @Nullable [] open) {}

    @Override
    public String name() {
        return "ed25519";
    }

    @Override
    public Signature sign(byte[] content, Signatory by) {
        Key key = key();
        publish(key);
        try {
            var signing = java.security.Signature.getInstance(ALGORITHM);
            signing.initSign(key.secret());
            signing.update(content);
            return new Signature(key.id(), signing.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public boolean verifies(byte[] content, Signature signature) {
        Optional<byte[]> published = jdbc.sql("SELECT public_key FROM documents.signing_key WHERE id = ?")
                .param(signature.key())
                .query((row, n) -> row.getBytes(1))
                .optional();
        if (published.isEmpty()) {
            return false;
        }
        try {
            var verifying = java.security.Signature.getInstance(ALGORITHM);
            verifying.initVerify(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(published.get())));
            verifying.update(content);
            return verifying.verify(signature.value());
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    private synchronized Key key() {
        if (current == null) {
            try {
                current = mine().orElseGet(this::made);
            } catch (IOException | GeneralSecurityException unreadable) {
                LOG.error("no signing key in {}", directory.toAbsolutePath(), unreadable);
                throw new Problem(DocumentsProblem.SIGNER_UNAVAILABLE);
            }
        }
        return current;
    }

    /** The newest published key whose private half lies on this node. */
    private Optional<Key> mine() throws IOException, GeneralSecurityException {
        List<String> published = jdbc.sql("SELECT id FROM documents.signing_key ORDER BY created_at DESC, id")
                .query(String.class)
                .list();
        for (String id : published) {
            Path file = file(id);
            if (Files.isReadable(file)) {
                byte[] encoded =
                        Base64.getDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", ""));
                return Optional.of(new Key(
                        id, KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)), null));
            }
        }
        return Optional.empty();
    }

    /**
     * Publishes a key just made with each signature until one of them has been committed: a transaction that is rolled back takes what it
     * published along, and nobody could verify the next signature.
     */
    private void publish(Key key) {
        if (key.open() == null || published) {
            return;
        }
        jdbc.sql(
                        "INSERT INTO documents.signing_key (id, public_key, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .params(key.id(), key.open(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    published = true;
                }
            });
        }
    }

    private Key made() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] open = pair.getPublic().getEncoded();
            String id = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(open))
                    .substring(0, 32);
            write(id, pair.getPrivate());
            LOG.info("Key {} for letters made in {}", id, directory.toAbsolutePath());
            return new Key(id, pair.getPrivate(), open);
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("no signing key could be made in {}", directory.toAbsolutePath(), e);
            throw new Problem(DocumentsProblem.SIGNER_UNAVAILABLE);
        }
    }

    private void write(String id, PrivateKey secret) throws IOException {
        Files.createDirectories(directory);
        Path part = directory.resolve(id + ".part");
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                part,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(secret.getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String id) {
        return directory.resolve(id + ".key");
    }
}
