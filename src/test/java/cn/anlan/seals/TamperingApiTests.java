package cn.anlan.seals;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.ledger.Hashes;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import cn.anlan.seals.Verifier.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@AnlanTest
@Import({ActingAs.class, TamperableLedger.class})
@TestPropertySource(properties = "anlan.ledger.seal-every=0s")
class TamperingApiTests {

    private final ArchiveVerifier outsider = ArchiveVerifier.compiled();

    private static final byte[] GONE = {};

    @Autowired
    Http http;

    @Autowired
    TamperableLedger made;

    @Autowired
    Verifier verifier;

    @Autowired
    Exporter exporter;

    @Autowired
    LedgerCommand commands;

    @Autowired
    Sealer sealer;

    @Autowired
    SigningKeys keys;

    @Autowired
    SealSettings settings;

    @Autowired
    TestClock clock;

    @BeforeEach
    void makeALedger() throws Exception {
        clock.reset();
        made.make();
    }

    @Test
    void findsNothingWhereNothingIsWrong() throws Exception {
        keys.rotate();
        made.append(made.subject, 5, TamperableLedger.UNIT);

        Result result = verifier.verify((done, total) -> {});
        var verdict = outsider.judge(export(new Selection.OfUnit(TamperableLedger.UNIT)));

        assertThat(result.findings()).isEmpty();
        assertThat(result.checked())
                .containsEntry("acts", 9L)
                .containsEntry("checkpoints", 4L)
                .containsEntry("checkpointsInFile", 4L)
                .containsEntry("evidence", 1L)
                .containsEntry("keys", 2L);
        assertThat(verdict.words()).contains("SOUND").doesNotContain("NOT SOUND");
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    void findsNothingWrongWithWhatIsSealedWhileItRuns() {
        var sealed = new AtomicBoolean();

        Result result = verifier.verify((done, total) -> {
            if (sealed.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> {
                            made.append(made.subject, 5, TamperableLedger.UNIT);
                            sealer.sealAll();
                        })
                        .join();
            }
        });

        assertThat(sealed).isTrue();
        assertThat(result.findings()).isEmpty();
    }

    /** @param archive whether an archive taken afterwards gives it away too: what isn't in it can't */
    private record Tampering(String what, List<String> sql, String code, int act, boolean archive) {}

    @TestFactory
    Stream<DynamicTest> findsTamperingWithTheDatabase() {
        String act = "id = '%1$s'";
        String forged = "replace(content, 'open', 'done')";
        return Stream.of(
                        new Tampering(
                                "content changed",
                                List.of("UPDATE ledger.act SET content = " + forged + " WHERE " + act),
                                "ACT_CHANGED",
                                1,
                                true),
                        new Tampering(
                                "content and hash changed",
                                List.of("UPDATE ledger.act SET content = " + forged + ", hash = sha256(convert_to("
                                        + forged + ", 'UTF8')) WHERE " + act),
                                "ACT_CHANGED",
                                1,
                                true),
                        new Tampering(
                                "content, hash and leaf changed",
                                List.of(
                                        "UPDATE ledger.act SET content = " + forged + ", hash = sha256(convert_to("
                                                + forged + ", 'UTF8')) WHERE " + act,
                                        "UPDATE ledger.leaf SET hash = act.hash FROM ledger.act WHERE act = id"),
                                "ROOT_DIFFERS",
                                1,
                                true),
                        new Tampering(
                                "person changed",
                                List.of("UPDATE ledger.act SET person = gen_random_uuid() WHERE " + act),
                                "COLUMNS_DIFFER",
                                1,
                                false),
                        new Tampering(
                                "act deleted", List.of("DELETE FROM ledger.act WHERE " + act), "ACT_DELETED", 1, true),
                        new Tampering(
                                "act and leaf deleted",
                                List.of(
                                        "DELETE FROM ledger.act WHERE " + act,
                                        "DELETE FROM ledger.leaf WHERE act = '%1$s'"),
                                "ROOT_DIFFERS",
                                -1,
                                true),
                        new Tampering(
                                "last act deleted",
                                List.of("DELETE FROM ledger.act WHERE " + act),
                                "ACT_DELETED",
                                3,
                                true),
                        new Tampering(
                                "act inserted behind the seal",
                                List.of("""
                                        INSERT INTO ledger.act SELECT ('%1$s'::text)::uuid, subject_kind, subject, 5, kind, person, post, unit,
                                            territory, occurred_at, entered_at, evidence, content, hash, '3'::xid8
                                        FROM (SELECT * FROM ledger.act WHERE version = 4 AND unit = '00000000-0000-0009-0000-000000000000')
                                        """.replace("%1$s", "01900000-0000-7000-8000-000000000000")),
                                "ACT_INSERTED",
                                -2,
                                true),
                        new Tampering("two acts swapped", List.of("""
                                        UPDATE ledger.act SET content = twin.content, hash = twin.hash FROM ledger.act AS twin
                                        WHERE act.subject = twin.subject AND act.unit = '00000000-0000-0009-0000-000000000000'
                                          AND (act.version, twin.version) IN ((2, 3), (3, 2))
                                        """), "COLUMNS_DIFFER", 1, true),
                        new Tampering("leaves swapped", List.of("""
                                        UPDATE ledger.leaf SET position = 1 - position + 10 WHERE checkpoint = 2
                                        """, """
                                        UPDATE ledger.leaf SET position = position - 10 WHERE checkpoint = 2
                                        """), "ROOT_DIFFERS", -1, true),
                        new Tampering(
                                "signature forged",
                                List.of("UPDATE ledger.checkpoint SET signature = sha512(signature) WHERE no = 2"),
                                "SIGNATURE_WRONG",
                                -1,
                                true),
                        new Tampering(
                                "checkpoint changed",
                                List.of(
                                        "UPDATE ledger.checkpoint SET sealed_at = sealed_at - interval '1 day' WHERE no = 2"),
                                "SIGNATURE_WRONG",
                                -1,
                                true),
                        new Tampering(
                                "checkpoint deleted from the middle",
                                List.of("DELETE FROM ledger.checkpoint WHERE no = 2"),
                                "CHAIN_BROKEN",
                                -1,
                                true),
                        new Tampering(
                                "last checkpoint deleted",
                                List.of(
                                        "DELETE FROM ledger.checkpoint WHERE no = 4",
                                        "DELETE FROM ledger.leaf WHERE checkpoint = 4"),
                                "CHECKPOINT_FILE_DIFFERS",
                                -1,
                                false),
                        new Tampering(
                                "key swapped",
                                List.of("UPDATE ledger.key SET public_key = '\\x%s'"
                                        .formatted(Hashes.hex(SigningKey.generate()
                                                .publicKey()
                                                .getEncoded()))),
                                "KEY_SWAPPED",
                                -1,
                                false))
                .map(tampering -> DynamicTest.dynamicTest(tampering.what(), () -> {
                    made.make();
                    String named = tampering.act() < 0
                            ? ""
                            : made.acts.get(tampering.act()).toString();
                    String toFill = made.acts.get(Math.max(1, tampering.act())).toString();

                    made.asOwner(tampering.sql().stream()
                            .map(sql -> sql.contains("%1$s") ? sql.formatted(toFill) : sql)
                            .toArray(String[]::new));

                    Result result = verifier.verify((done, total) -> {});
                    assertThat(result.findings()).extracting(Finding::code).contains(tampering.code());
                    if (tampering.act() >= 0) {
                        assertThat(firstAct(result)).isEqualTo(named);
                    }
                    if (tampering.archive()) {
                        var verdict = outsider.judge(export(new Selection.OfUnit(TamperableLedger.UNIT)));
                        assertThat(verdict.exitCode()).as(verdict.words()).isEqualTo(1);
                        assertThat(verdict.words()).contains("NOT SOUND").contains(named);
                    }
                }));
    }

    @Test
    void findsAnActSlippedInLaterWithAnEarlierTime() throws Exception {
        clock.advance(Duration.ofDays(3));
        made.append(made.other, 5, TamperableLedger.UNIT);
        sealer.seal();
        clock.advance(Duration.ofDays(-2));
        UUID slipped = made.append(made.subject, 5, TamperableLedger.UNIT);
        clock.advance(Duration.ofDays(2));
        sealer.seal();

        Result result = verifier.verify((done, total) -> {});
        var verdict = outsider.judge(export(new Selection.OfUnit(TamperableLedger.UNIT)));

        assertThat(result.findings()).extracting(Finding::code).containsExactly("ACT_BACKDATED");
        assertThat(firstAct(result)).isEqualTo(slipped.toString());
        assertThat(verdict.words()).contains("NOT SOUND").contains("First bad act: " + slipped);
    }

    @Test
    void findsChangedAndMissingEvidence() throws Exception {
        Files.writeString(made.evidenceFile(), "ein anderes Bild");
        var changed = verifier.verify((done, total) -> {});
        var changedArchive = outsider.judge(export(new Selection.OfSubject("hazard", made.subject)));
        Files.delete(made.evidenceFile());
        var missing = verifier.verify((done, total) -> {});
        var missingArchive = outsider.judge(export(new Selection.OfSubject("hazard", made.subject)));

        assertThat(changed.findings()).extracting(Finding::code).containsExactly("EVIDENCE_CHANGED");
        assertThat(missing.findings()).extracting(Finding::code).containsExactly("EVIDENCE_MISSING");
        assertThat(firstAct(missing)).isEqualTo(made.acts.getFirst().toString());
        assertThat(changedArchive.words())
                .contains("First bad act: " + made.acts.getFirst())
                .contains("NOT SOUND");
        assertThat(missingArchive.words())
                .contains("First bad act: " + made.acts.getFirst())
                .contains("NOT SOUND");
    }

    @TestFactory
    Stream<DynamicTest> findsTamperingWithAnArchive() throws Exception {
        made.make();
        byte[] archive = export(new Selection.OfUnit(TamperableLedger.UNIT));
        assertThat(outsider.judge(archive).exitCode()).isZero();
        String second = made.acts.get(1).toString();
        return Stream.of(
                lines("act changed", archive, "acts.jsonl", second, lines -> replaced(lines, 1, "open", "done")),
                lines("act deleted", archive, "acts.jsonl", second, lines -> without(lines, 1)),
                lines(
                        "last act deleted",
                        archive,
                        "acts.jsonl",
                        made.acts.get(3).toString(),
                        lines -> without(lines, 3)),
                lines("act inserted", archive, "acts.jsonl", "", lines -> {
                    var more = new ArrayList<>(lines);
                    more.add(lines.get(3)
                            .replace("\"version\":4", "\"version\":5")
                            .replace(
                                    made.acts.get(3).toString(),
                                    UUID.randomUUID().toString()));
                    return more;
                }),
                lines("acts reordered", archive, "acts.jsonl", "", lines -> {
                    var swapped = new ArrayList<>(lines);
                    Collections.swap(swapped, 1, 2);
                    return swapped;
                }),
                lines("proof deleted", archive, "proofs.jsonl", second, lines -> without(lines, 1)),
                lines("last checkpoint deleted", archive, "checkpoints.jsonl", "", lines -> without(lines, 3)),
                lines(
                        "signature forged",
                        archive,
                        "checkpoints.jsonl",
                        "",
                        lines -> replaced(lines, 1, "\"signature\":\"..", "\"signature\":\"00")),
                lines(
                        "key swapped",
                        archive,
                        "keys.jsonl",
                        "",
                        lines -> replaced(
                                lines,
                                0,
                                "\"publicKey\":\"[^\"]*\"",
                                "\"publicKey\":\""
                                        + Base64.getEncoder()
                                                .encodeToString(SigningKey.generate()
                                                        .publicKey()
                                                        .getEncoded())
                                        + "\"")),
                lines(
                        "manifest changed",
                        archive,
                        "manifest.json",
                        "",
                        lines -> replaced(lines, 0, "\"acts\":4", "\"acts\":3")),
                file("evidence changed", archive, "evidence/" + made.evidence, new byte[] {1}),
                file("evidence taken out", archive, "evidence/" + made.evidence, GONE),
                file("signature of the manifest taken out", archive, "manifest.sig", GONE),
                file("file added", archive, "acts2.jsonl", new byte[] {1}));
    }

    @Test
    void recognisesAnArchiveSignedByAnotherThanTheKeyGiven() throws Exception {
        byte[] archive = export(new Selection.OfUnit(TamperableLedger.UNIT));

        assertThat(outsider.judge(archive, "--key", keys.current().orElseThrow().id())
                        .exitCode())
                .isZero();
        assertThat(outsider.judge(archive, "--key", "0".repeat(32)).exitCode()).isEqualTo(1);
    }

    @Test
    void canBeVerifiedByTheProgramInTheArchiveOnAnotherMachine() throws Exception {
        Path directory = Files.createTempDirectory("elsewhere");
        byte[] archive = export(new Selection.OfPerson(TamperableLedger.OFFICER.person()));
        Files.write(directory.resolve("a.zip"), archive);
        Files.write(
                directory.resolve("AnlanVerify.java"),
                ArchiveVerifier.unzip(archive).get("AnlanVerify.java"));
        var process = new ProcessBuilder("java", "AnlanVerify.java", "a.zip")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        process.environment().put("LC_ALL", "C");

        var started = process.start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(started.waitFor()).as(said).isZero();
        assertThat(said).contains("【可信】");
    }

    @Test
    void answersOnTheCommandLine() throws Exception {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Path file = Files.createTempFile("export", ".zip");

        assertThat(commands.run("verify", new DefaultApplicationArguments(), print))
                .isZero();
        assertThat(commands.run(
                        "export",
                        new DefaultApplicationArguments("--unit=" + TamperableLedger.UNIT, "--out=" + file),
                        print))
                .isZero();
        assertThat(commands.run("export", new DefaultApplicationArguments("--unit=nobody"), print))
                .isEqualTo(2);
        made.asOwner("DELETE FROM ledger.act WHERE id = '" + made.acts.get(2) + "'");
        assertThat(commands.run("verify", new DefaultApplicationArguments(), print))
                .isEqualTo(1);

        assertThat(outsider.judge(Files.readAllBytes(file)).exitCode()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("【可信】", "【不可信】", made.acts.get(2).toString());
    }

    @Test
    @Clause("ZZ-4.3a")
    void letsAnAuditorSeeThatNothingWasHiddenAlteredOrFabricated() throws Exception {
        Http auditor = ActingAs.as(http, Role.AUDITOR);
        String act = made.acts.get(2).toString();

        Answer before = verified(auditor);
        Answer proof = auditor.get("/api/acts/" + act + "/proof").is(200);
        made.asOwner("UPDATE ledger.act SET content = replace(content, 'open', 'done') WHERE id = '" + act + "'");
        Answer after = verified(auditor);

        assertThat(before.text("state")).isEqualTo("SOUND");
        assertThat(proof.text("hash")).isEqualTo(Hashes.hex(Hashes.of(proof.text("content"))));
        assertThat(MerkleTree.follow(
                        Hashes.bytes(proof.text("hash")),
                        proof.number("position"),
                        proof.number("checkpoint.size"),
                        proof.at("path")
                                .valueStream()
                                .map(node -> Hashes.bytes(node.asString()))
                                .toList()))
                .isEqualTo(Hashes.bytes(proof.text("checkpoint.root")));
        assertThat(after.text("state")).isEqualTo("BROKEN");
        assertThat(after.text("result.first.act")).isEqualTo(act);
        assertThat(after.text("result.first.what.zh")).contains(act);
        assertThat(auditor.get("/api/ledger/verifications").is(200).items()).hasSize(2);
    }

    @Test
    void showsActsToAuditorsOfTheAreaOnly() throws Exception {
        Http auditor = ActingAs.as(http, Role.AUDITOR);

        var first = auditor.get("/api/acts?limit=3&subject=" + made.subject).is(200);
        var rest = auditor.get("/api/acts?limit=3&subject=" + made.subject + "&cursor=" + first.text("next"))
                .is(200);
        var none = auditor.get("/api/acts?person=" + UUID.randomUUID()).is(200);
        var day = auditor.get("/api/acts?from=2026-03-02&to=2026-03-02&unit=" + TamperableLedger.UNIT)
                .is(200);

        assertThat(first.items()).hasSize(3);
        assertThat(first.text("items.0.act.version")).isEqualTo("4");
        assertThat(rest.items()).hasSize(1);
        assertThat(rest.text("next")).isNull();
        assertThat(none.items()).isEmpty();
        assertThat(day.items()).hasSize(4);
        auditor.get("/api/acts?cursor=x").isProblem(400, "BAD_CURSOR");
        auditor.get("/api/acts/" + UUID.randomUUID()).isProblem(404, "NOT_FOUND");
        ActingAs.as(http, Role.PRINCIPAL).get("/api/acts").isProblem(403, "NOT_ALLOWED");
        ActingAs.as(http, Role.ADMINISTRATOR)
                .get("/api/acts/" + made.acts.getFirst())
                .isProblem(403, "NOT_ALLOWED");
    }

    @Test
    void exportsOverHttpAndRecordsThat() throws Exception {
        Http auditor = ActingAs.as(http, Role.AUDITOR);

        Answer archive =
                auditor.get("/api/ledger/export?unit=" + TamperableLedger.UNIT).is(200);

        assertThat(outsider.judge(archive.bytes()).exitCode()).isZero();
        assertThat(auditor.get("/api/acts?subjectKind=export").is(200).items()).hasSize(1);
        assertThat(auditor.get("/api/ledger/checkpoints?limit=2").is(200).items())
                .hasSize(2);
        assertThat(auditor.get("/api/ledger/keys").is(200).items()).hasSize(1);
        auditor.get("/api/ledger/export?unit=" + UUID.randomUUID()).isProblem(404, "NOT_FOUND");
        auditor.get("/api/ledger/export").isProblem(400, "ONE_SCOPE");
        ActingAs.as(http, Role.ENTERPRISE)
                .get("/api/ledger/export?unit=" + TamperableLedger.UNIT)
                .isProblem(403, "NOT_ALLOWED");
    }

    private static String firstAct(Result result) {
        return result.first() == null ? "" : String.valueOf(result.first().act());
    }

    private Answer verified(Http auditor) throws Exception {
        String id = auditor.post("/api/ledger/verifications", Map.of()).is(201).text("id");
        for (int tries = 0; tries < 300; tries++) {
            Answer view = auditor.get("/api/ledger/verifications/" + id).is(200);
            if (!view.text("state").equals("RUNNING")) {
                return view;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the verification doesn't end");
    }

    private byte[] export(Selection selection) throws Exception {
        var out = new ByteArrayOutputStream();
        exporter.prepare(selection, Actor.system());
        exporter.write(selection, Actor.system(), out);
        return out.toByteArray();
    }

    private DynamicTest lines(String what, byte[] archive, String name, String act, UnaryOperator<List<String>> change)
            throws Exception {
        var lines = new String(ArchiveVerifier.unzip(archive).get(name), StandardCharsets.UTF_8)
                .lines()
                .toList();
        var changed = String.join("\n", change.apply(lines)) + "\n";
        assertThat(changed.lines().toList()).isNotEqualTo(lines);
        return tampered(what, archive, name, changed.getBytes(StandardCharsets.UTF_8), act);
    }

    private DynamicTest file(String what, byte[] archive, String name, byte[] content) {
        return tampered(what, archive, name, content, "");
    }

    private DynamicTest tampered(String what, byte[] archive, String name, byte[] content, String act) {
        return DynamicTest.dynamicTest(what, () -> {
            var files = ArchiveVerifier.unzip(archive);
            if (content == GONE) {
                files.remove(name);
            } else {
                files.put(name, content);
            }
            var verdict = outsider.judge(ArchiveVerifier.zip(files));
            assertThat(verdict.exitCode()).as(verdict.words()).isEqualTo(1);
            assertThat(verdict.words()).contains("NOT SOUND");
            if (!act.isEmpty()) {
                assertThat(verdict.words()).contains("First bad act: " + act);
            }
        });
    }

    private static List<String> replaced(List<String> lines, int at, String regex, String by) {
        var changed = new ArrayList<>(lines);
        changed.set(at, lines.get(at).replaceFirst(regex, by));
        return changed;
    }

    private static List<String> without(List<String> lines, int at) {
        var fewer = new ArrayList<>(lines);
        fewer.remove(at);
        return fewer;
    }
}
