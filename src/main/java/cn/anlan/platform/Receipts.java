package cn.anlan.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a repeated command one effect. The receipt is written last, in the command's own transaction: a repetition either finds it, or
 * fails on its key or on the state that the first one left, and is then answered from the receipt. So the usual case costs one insert.
 */
@Component
public class Receipts {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonText json;

    Receipts(JdbcClient jdbc, TransactionTemplate transaction, JsonText json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Runs a command in a transaction, once for each actor and key.
     *
     * @param content the command's content: the same key with other content is refused
     * @throws Problem {@link PlatformProblem#KEY_REUSED}, or whatever the work throws
     */
    public Done once(Actor actor, Command command, Object content, Supplier<Done> work) {
        byte[] fingerprint = fingerprint(command.path(), content);
        try {
            return transaction.execute(status -> {
                Done done = work.get();
                jdbc.sql("""
                        INSERT INTO platform.receipt (person, key, fingerprint, record, version, state, act)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                        .params(
                                actor.person(),
                                command.key(),
                                fingerprint,
                                done.id(),
                                done.version(),
                                done.state(),
                                done.act())
                        .update();
                return done;
            });
        } catch (Problem | DuplicateKeyException e) {
            return find(actor.person(), command.key())
                    .map(kept -> kept.answerTo(fingerprint))
                    .orElseThrow(() -> e);
        }
    }

    private Optional<Receipt> find(UUID person, String key) {
        return jdbc.sql("""
                        SELECT fingerprint, record, version, state, act FROM platform.receipt
                        WHERE person = ? AND key = ?
                        """)
                .params(person, key)
                .query((row, n) -> new Receipt(
                        row.getBytes("fingerprint"),
                        new Done(
                                row.getObject("record", UUID.class),
                                row.getLong("version"),
                                row.getString("state"),
                                row.getObject("act", UUID.class))))
                .optional();
    }

    private byte[] fingerprint(String path, Object content) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((path + "\n" + json.write(content)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Receipt(byte[] fingerprint, Done done) {

        Done answerTo(byte[] asked) {
            if (!Arrays.equals(fingerprint, asked)) {
                throw new Problem(PlatformProblem.KEY_REUSED);
            }
            return done;
        }
    }
}
