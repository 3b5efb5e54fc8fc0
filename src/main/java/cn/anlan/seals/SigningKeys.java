package cn.anlan.seals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The keys that sign: private halves in files only this node's user can read, public halves in the database. */
@Component
class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final CheckpointStore store;
    private final Path directory;
    private final Clock clock;

    SigningKeys(CheckpointStore store, SealSettings settings, Clock clock) {
        this.store = store;
        this.directory = settings.keys();
        this.clock = clock;
    }

    /** The key in use, made when the ledger has none yet; empty when its private half isn't on this node. */
    Optional<SigningKey> current() {
        var newest = store.newestKey();
        return newest.isEmpty() ? Optional.of(introduce(null)) : privateHalf(newest.get());
    }

    /**
     * Makes a new key, endorsed by the one in use until now.
     *
     * @throws IllegalStateException when the private half of the key in use isn't on this node
     */
    SigningKey rotate() {
        return introduce(current().orElseThrow(() -> new IllegalStateException("the key in use isn't on this node")));
    }

    private SigningKey introduce(@org.jspecify.annotations.Nullable SigningKey before) {
        SigningKey made = SigningKey.generate();
        write(made);
        byte[] encoded = made.publicKey().getEncoded();
        store.insert(new PublishedKey(
                made.id(),
                encoded,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                before == null ? null : before.id(),
                before == null ? null : before.sign(encoded)));
        LOG.info("Signing key {} made in {}", made.id(), directory.toAbsolutePath());
        return made;
    }

    private void write(SigningKey made) {
        try {
            Files.createDirectories(directory);
            Path file = file(made.id());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getEncoder()
                                    .encodeToString(made.privateKey().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n",
                    StandardOpenOption.SYNC,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<SigningKey> privateHalf(PublishedKey published) {
        Path file = file(published.id());
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            String body = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return Optional.of(new SigningKey(
                    published.id(),
                    keys.generatePublic(new X509EncodedKeySpec(published.publicKey())),
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("not a signing key: " + file, unreadable);
        }
    }

    private Path file(String id) {
        return directory.resolve(id + ".key");
    }
}
