package cn.anlan.seals;

import cn.anlan.TestDatabase;
import cn.anlan.database.EmbeddedPostgres;
import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A small sealed ledger, and somebody with the database owner's rights. */
@TestComponent
class TamperableLedger {

    static final UUID UNIT = new UUID(9, 0);
    static final Actor OFFICER =
            new Actor(new UUID(5, 5), "王安", new UUID(8, 0), "安监员", Role.SUPERVISOR, UNIT, "示例镇", List.of("320200"));

    private final Ledger ledger;
    private final Sealer sealer;
    private final EvidenceFiles files;
    private final SealSettings settings;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Two subjects with four acts each, sealed in four checkpoints; the first has evidence. */
    final UUID subject = Ids.next();

    final UUID other = Ids.next();
    final List<UUID> acts = new ArrayList<>();
    String evidence = "";

    TamperableLedger(
            Ledger ledger,
            Sealer sealer,
            EvidenceFiles files,
            SealSettings settings,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.ledger = ledger;
        this.sealer = sealer;
        this.files = files;
        this.settings = settings;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything anew. */
    void make() throws Exception {
        asOwner("TRUNCATE ledger.act, ledger.leaf, ledger.checkpoint, ledger.key");
        FileSystemUtils.deleteRecursively(settings.keys());
        FileSystemUtils.deleteRecursively(files.root());
        acts.clear();
        evidence = keep("一张照片");
        for (int version = 1; version <= 4; version++) {
            acts.add(append(subject, version, UNIT));
            append(other, version, new UUID(9, 1));
            sealer.sealAll();
        }
    }

    UUID append(UUID about, long version, UUID unit) {
        return transaction.execute(status -> ledger.append(new NewAct(
                "hazard",
                about,
                version,
                "hazard.done",
                OFFICER,
                unit,
                "320200000000",
                clock.instant(),
                Map.of("state", "open", "note", "第 %d 版 \"引号\"\\\n换行😀".formatted(version)),
                version == 1 ? List.of(evidence) : List.of())));
    }

    /** What a person with the right to do anything does to the tables. */
    void asOwner(String... statements) throws SQLException {
        EmbeddedPostgres server = TestDatabase.server().postgres();
        String database =
                jdbc.sql("SELECT current_database()").query(String.class).single();
        try (var connection = DriverManager.getConnection(
                        server.url(database), EmbeddedPostgres.OWNER, server.ownerPassword());
                var statement = connection.createStatement()) {
            for (String table : List.of("act", "leaf", "checkpoint", "key")) {
                statement.execute("ALTER TABLE ledger." + table + " DISABLE TRIGGER append_only");
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Path evidenceFile() {
        return files.path(evidence);
    }

    private String keep(String content) throws IOException {
        Path file = Files.createDirectories(files.root()).resolve("incoming");
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        String sha256 = EvidenceFiles.hash(file);
        files.take(file, sha256);
        return sha256;
    }
}
