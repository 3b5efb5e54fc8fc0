package cn.anlan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.TestClock;
import cn.anlan.obligations.Town;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A provider of electronic seals, as a place would plug one in: one more bean, and nothing else. */
@AnlanTest
@Import({Town.Doors.class, SealProviderApiTests.Provider.class})
@TestPropertySource(properties = "anlan.obligations.sweep-every=0s")
class SealProviderApiTests {

    private static final String SEAL = "\n% sealed by seal-house for 赵一\n";

    @Autowired
    Town town;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TestConfiguration
    static class Provider {

        @Bean
        Signer sealHouse() {
            return new SealHouse();
        }
    }

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void signsInTheDefaultsPlaceAndPutsItsSealIntoTheFileBeforeItIsHashed() throws Exception {
        var desk = new Desk(town);

        UUID id = desk.issued(desk.draft("prompt", desk.enterprise, Desk.prompting()), false);

        Answer view = desk.view(town.head, id);
        assertThat(view.text("signature.signer")).isEqualTo("seal-house");
        assertThat(view.text("signature.key")).isEqualTo("seal-1");
        assertThat(view.at("signature.intact").asBoolean()).isTrue();
        byte[] file =
                town.as(town.head).get("/api/letters/" + id + ".pdf").is(200).bytes();
        assertThat(new String(file, StandardCharsets.UTF_8)).endsWith(SEAL);
        Loader.loadPDF(file).close();
        String hash = HexFormat.of().formatHex(digest(file));
        assertThat(view.text("sha256")).isEqualTo(hash);
        Answer check = town.as(town.head)
                .get("/api/checks/" + view.text("checkCode") + "?sha256=" + hash)
                .is(200);
        assertThat(check.text("signer")).isEqualTo("seal-house");
        assertThat(check.at("matches").asBoolean()).isTrue();
        assertThat(check.at("signatureIntact").asBoolean()).isTrue();
    }

    @Test
    void canVerifyWhatTheDefaultSignsAfterItsFirstSignatureWasRolledBack(@TempDir Path keys) {
        var settings = new DocumentsSettings(keys, "http://127.0.0.1", Duration.ofDays(30));
        var signer = new Ed25519Signer(jdbc, settings, clock);
        var by = new Signer.Signatory(UUID.randomUUID(), "赵一", "主任", UUID.randomUUID());
        byte[] letter = "督办函".getBytes(StandardCharsets.UTF_8);

        transaction.executeWithoutResult(status -> {
            signer.sign(letter, by);
            status.setRollbackOnly();
        });
        var signature = Objects.requireNonNull(transaction.execute(status -> signer.sign(letter, by)));

        assertThat(signer.verifies(letter, signature)).isTrue();
        assertThat(new Ed25519Signer(jdbc, settings, clock).sign(letter, by).key())
                .isEqualTo(signature.key());
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class SealHouse implements Signer {

        @Override
        public String name() {
            return "seal-house";
        }

        @Override
        public Signature sign(byte[] content, Signatory by) {
            return new Signature("seal-1", digest(content));
        }

        @Override
        public boolean verifies(byte[] content, Signature signature) {
            return signature.key().equals("seal-1") && MessageDigest.isEqual(digest(content), signature.value());
        }

        @Override
        public byte[] sealed(byte[] pdf, Signatory by) {
            var out = new ByteArrayOutputStream();
            out.writeBytes(pdf);
            out.writeBytes(SEAL.getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        }
    }
}
