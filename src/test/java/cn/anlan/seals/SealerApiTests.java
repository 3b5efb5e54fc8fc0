package cn.anlan.seals;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.ledger.Hashes;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@AnlanTest
@TestPropertySource(properties = "anlan.ledger.seal-every=0s")
class SealerApiTests {

    @Autowired
    Ledger ledger;

    @Autowired
    ActQueries acts;

    @Autowired
    Sealer sealer;

    @Autowired
    SigningKeys keys;

    @Autowired
    CheckpointStore checkpoints;

    @Autowired
    CheckpointFile file;

    @Autowired
    SealSettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void sealsEachActOnceAndChainsTheCheckpoints() {
        sealer.seal();
        UUID subject = Ids.next();
        append(subject, 1);
        append(subject, 2);

        var first = sealer.seal().orElseThrow();
        append(subject, 3);
        var second = sealer.seal().orElseThrow();

        assertThat(sealer.seal()).isEmpty();
        assertThat(first.size()).isEqualTo(2);
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.total()).isEqualTo(first.total() + 1);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(acts.timeline("test", subject)).allMatch(ActView::sealed);
        var key = checkpoints.keysInOrder().stream()
                .filter(published -> published.id().equals(second.key()))
                .findFirst()
                .orElseThrow();
        assertThat(SigningKey.verifies(key.publicKey(), second.text(), Hashes.bytes(second.signature())))
                .isTrue();
    }

    @Test
    void doesNotMissAnActWhoseTransactionOutlivedSealings() throws Exception {
        UUID slow = Ids.next();
        UUID quick = Ids.next();
        try (Connection late = dataSource.getConnection()) {
            late.setAutoCommit(false);
            insert(late, slow);
            append(quick, 1);
            sealer.seal();
            append(quick, 2);
            sealer.seal();
            assertThat(acts.timeline("test", quick)).allMatch(ActView::sealed);

            late.commit();
        }
        var made = sealer.seal().orElseThrow();

        assertThat(made.size()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT checkpoint FROM ledger.leaf WHERE act = ?")
                        .param(slow)
                        .query(Long.class)
                        .single())
                .isEqualTo(made.no());
    }

    @Test
    void losesNoneAndDoublesNoneWhileManyWriteAndSeveralSeal() throws Exception {
        try (var pool = Executors.newFixedThreadPool(6)) {
            var work = new ArrayList<Callable<Object>>();
            for (int writer = 0; writer < 4; writer++) {
                work.add(() -> {
                    for (int n = 0; n < 50; n++) {
                        append(Ids.next(), 1);
                    }
                    return true;
                });
            }
            for (int node = 0; node < 2; node++) {
                work.add(() -> {
                    for (int n = 0; n < 20; n++) {
                        sealer.seal();
                    }
                    return true;
                });
            }
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        }
        sealer.seal();

        assertThat(count("SELECT count(*) FROM ledger.act WHERE id NOT IN (SELECT act FROM ledger.leaf)"))
                .isZero();
        assertThat(count("SELECT sum(size)::bigint - (SELECT count(*) FROM ledger.leaf) FROM ledger.checkpoint"))
                .isZero();
    }

    @Test
    void keepsThePrivateKeyToItself() throws IOException {
        append(Ids.next(), 1);
        sealer.seal();

        var kept = settings.keys().resolve(keys.current().orElseThrow().id() + ".key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
    }

    @Test
    void writesCheckpointsOutsideTheDatabaseAndRepairsHalfALine() throws IOException {
        append(Ids.next(), 1);
        sealer.seal();
        var path = settings.keys().resolve("checkpoints.jsonl");
        Files.writeString(path, Files.readString(path) + "{\"no\":9");

        append(Ids.next(), 1);
        sealer.seal();

        var inFile = new ArrayList<Checkpoint>();
        file.each(inFile::add);
        var inDatabase = new ArrayList<Checkpoint>();
        checkpoints.eachAfter(0, inDatabase::add);
        assertThat(inFile).isEqualTo(inDatabase);
    }

    @Test
    void goesOnWithANewKeyThatTheOldOneEndorsed() {
        append(Ids.next(), 1);
        sealer.seal();
        String before = keys.current().orElseThrow().id();

        keys.rotate();
        append(Ids.next(), 1);
        var made = sealer.seal().orElseThrow();

        assertThat(made.key()).isNotEqualTo(before);
        assertThat(checkpoints.newestKey().orElseThrow().endorsedBy()).isEqualTo(before);
    }

    @Test
    void doesNotSealWithoutThePrivateKey() throws IOException {
        append(Ids.next(), 1);
        sealer.seal();
        var kept = settings.keys().resolve(keys.current().orElseThrow().id() + ".key");
        var away = kept.resolveSibling("away");
        Files.move(kept, away);
        append(Ids.next(), 1);

        var made = sealer.seal();
        Files.move(away, kept);

        assertThat(made).isEmpty();
        assertThat(sealer.seal()).isPresent();
    }

    private void append(UUID subject, long version) {
        transaction.execute(status -> ledger.append(new NewAct(
                "test",
                subject,
                version,
                "test.done",
                Actor.system(),
                null,
                "320206102000",
                clock.instant(),
                Map.of(),
                List.of())));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static void insert(Connection connection, UUID id) throws Exception {
        try (var statement = connection.prepareStatement("""
                INSERT INTO ledger.act (id, subject_kind, subject, version, kind, person, territory, occurred_at, entered_at,
                                        evidence, content, hash)
                VALUES (?, 'test', ?, 1, 'test.done', ?, '320206102000', now(), now(), '{}', '{}', sha256('{}'))
                """)) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }
}
