package cn.anlan.seals;

import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.ledger.Hashes;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.seals.ExportQueries.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes archives that can be verified without the product. {@code docs/ledger.md} describes their format. */
@Component
class Exporter {

    private final ExportQueries queries;
    private final CheckpointStore checkpoints;
    private final SigningKeys keys;
    private final Sealer sealer;
    private final EvidenceFiles evidence;
    private final Ledger ledger;
    private final JsonText json;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneMoment;

    Exporter(
            ExportQueries queries,
            CheckpointStore checkpoints,
            SigningKeys keys,
            Sealer sealer,
            EvidenceFiles evidence,
            Ledger ledger,
            JsonText json,
            Clock clock,
            TransactionTemplate transaction,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.sealer = sealer;
        this.evidence = evidence;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Seals what is new and records that an archive was taken.
     *
     * @throws Problem 404 when nothing selected lies in the actor's scope
     */
    void prepare(Selection selection, Actor actor) {
        prepare(selection, actor, actor.scope());
    }

    void prepare(Selection selection, Actor actor, Scope scope) {
        if (!queries.any(selection, scope)) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        transaction.executeWithoutResult(status -> ledger.append(new NewAct(
                "export",
                Ids.next(),
                1,
                "ledger.exported",
                actor,
                actor.unit(),
                Verifications.area(actor),
                clock.instant(),
                selection.values(),
                List.of())));
        sealer.sealAllAfterOthers();
    }

    void write(Selection selection, Actor actor, OutputStream out) throws IOException {
        write(selection, actor, actor.scope(), out);
    }

    /** @param scope what of it may be shown; of the rest the archive holds hashes only */
    void write(Selection selection, Actor actor, Scope scope, OutputStream out) throws IOException {
        try (var archive = new Archive(out, json)) {
            oneMoment.executeWithoutResult(status -> {
                try {
                    write(selection, actor, scope, archive);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private void write(Selection selection, Actor actor, Scope scope, Archive archive) throws IOException {
        var files = new LinkedHashSet<String>();
        var counts = new Counts();
        archive.begin("acts.jsonl");
        var withheld = new ArrayList<Map<String, Object>>();
        queries.eachAct(selection, scope, act -> {
            if (act.fresh()) {
                counts.notYetSealed++;
            } else if (act.within()) {
                archive.line(act.content());
                files.addAll(act.evidence());
                counts.acts++;
            } else {
                withheld.add(hashOnly(act));
            }
        });
        archive.begin("withheld.jsonl");
        withheld.forEach(archive::line);
        archive.begin("proofs.jsonl");
        proofs(selection, scope, archive);
        archive.begin("missing.jsonl");
        queries.gone().forEach(archive::line);
        archive.begin("checkpoints.jsonl");
        checkpoints.eachAfter(0, checkpoint -> archive.line(checkpoint.line()));
        archive.begin("keys.jsonl");
        checkpoints.keysInOrder().forEach(key -> archive.line(key.line()));
        archive.end();
        archive.file("README.txt", text("ledger/archive-readme.txt"));
        archive.file("AnlanVerify.java", text("verifier/AnlanVerify.java"));
        evidence(files, archive);
        manifest(selection, actor, archive, counts, withheld.size());
    }

    private static final class Counts {
        long acts;
        long notYetSealed;
    }

    private static Map<String, Object> hashOnly(ExportQueries.Act act) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", act.id());
        line.put("subjectKind", act.subjectKind());
        line.put("subject", act.subject());
        line.put("version", act.version());
        line.put("hash", Hashes.hex(act.hash()));
        return line;
    }

    /** Writes the proof of each act, tree by tree. */
    private void proofs(Selection selection, Scope scope, Archive archive) {
        var group = new ArrayList<Place>();
        queries.eachPlace(selection, scope, place -> {
            if (!group.isEmpty() && group.getFirst().checkpoint() != place.checkpoint()) {
                proofs(group, archive);
                group.clear();
            }
            group.add(place);
        });
        if (!group.isEmpty()) {
            proofs(group, archive);
        }
    }

    private void proofs(List<Place> ofOneTree, Archive archive) {
        long no = ofOneTree.getFirst().checkpoint();
        var leaves = new ArrayList<byte[]>();
        checkpoints.eachLeaf(no, leaves::add);
        var known = ofOneTree.stream()
                .filter(place -> place.position() < leaves.size())
                .toList();
        var paths = MerkleTree.paths(leaves, known.stream().map(Place::position).toList());
        for (int i = 0; i < known.size(); i++) {
            var line = new LinkedHashMap<String, Object>();
            line.put("act", known.get(i).act());
            line.put("checkpoint", no);
            line.put("position", known.get(i).position());
            line.put("path", paths.get(i).stream().map(Hashes::hex).toList());
            archive.line(line);
        }
    }

    private void evidence(Set<String> files, Archive archive) throws IOException {
        for (String sha256 : files) {
            if (evidence.exists(sha256)) {
                try (InputStream in = Files.newInputStream(evidence.path(sha256))) {
                    archive.copy("evidence/" + sha256, in);
                }
            }
        }
    }

    private void manifest(Selection selection, Actor actor, Archive archive, Counts counts, long withheld) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", "anlan-archive-1");
        manifest.put("selection", selection.values());
        manifest.put("exportedAt", clock.instant().toString());
        manifest.put("exportedBy", actor.name());
        manifest.put("acts", counts.acts);
        manifest.put("withheld", withheld);
        manifest.put("notYetSealed", counts.notYetSealed);
        manifest.put("files", new LinkedHashMap<>(archive.hashes()));
        String text = json.write(manifest);
        archive.file("manifest.json", text);
        keys.current().ifPresent(key -> {
            var signature = new LinkedHashMap<String, Object>();
            signature.put("key", key.id());
            signature.put("signature", Hashes.hex(key.sign(text.getBytes(StandardCharsets.UTF_8))));
            archive.file("manifest.sig", json.write(signature));
        });
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }
}
