package cn.anlan.seals;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Role;
import cn.anlan.seals.Proofs.Proof;
import cn.anlan.seals.VerificationStore.VerificationView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proofs, checkpoints and keys, verification and archives of the ledger. */
@RestController
class SealsApi {

    private final Proofs proofs;
    private final CheckpointStore checkpoints;
    private final Verifications verifications;
    private final VerificationStore verificationStore;
    private final Exporter exporter;

    SealsApi(
            Proofs proofs,
            CheckpointStore checkpoints,
            Verifications verifications,
            VerificationStore verificationStore,
            Exporter exporter) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.verifications = verifications;
        this.verificationStore = verificationStore;
        this.exporter = exporter;
    }

    @GetMapping("/api/acts/{id}/proof")
    @ReadsCases
    Proof proof(Actor actor, @PathVariable UUID id) {
        return proofs.of(actor.scope(), id);
    }

    @GetMapping("/api/ledger/checkpoints")
    @Allowed(Role.AUDITOR)
    CursorPage<Checkpoint> checkpoints(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        Cursor before = Cursor.parse(cursor, 1);
        int rows = CursorPage.limit(limit);
        long number;
        try {
            number = before == null ? Long.MAX_VALUE : Long.parseLong(before.value(0));
        } catch (NumberFormatException notOurs) {
            throw new Problem(PlatformProblem.BAD_CURSOR);
        }
        return CursorPage.of(checkpoints.newestFirst(number, rows + 1), rows, row -> Cursor.of(row.no()));
    }

    @GetMapping("/api/ledger/keys")
    @Allowed(everyoneSignedIn = true)
    Map<String, List<Map<String, @Nullable Object>>> keys() {
        return Map.of(
                "items",
                checkpoints.keysInOrder().stream().map(PublishedKey::line).toList());
    }

    @PostMapping("/api/ledger/verifications")
    @Allowed(Role.AUDITOR)
    @ResponseStatus(HttpStatus.CREATED)
    Done verify(Actor actor, Command command) {
        return verifications.start(actor, command);
    }

    @GetMapping("/api/ledger/verifications")
    @Allowed(Role.AUDITOR)
    CursorPage<VerificationView> verifications(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        Cursor before = Cursor.parse(cursor, 1);
        int rows = CursorPage.limit(limit);
        return CursorPage.of(
                verificationStore.newestFirst(before == null ? null : before.id(0), rows + 1),
                rows,
                row -> Cursor.of(row.id()));
    }

    @GetMapping("/api/ledger/verifications/{id}")
    @Allowed(Role.AUDITOR)
    VerificationView verification(@PathVariable UUID id) {
        return verificationStore.find(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    @GetMapping("/api/ledger/export")
    @Allowed({Role.AUDITOR, Role.COMMITTEE_OFFICE, Role.PRINCIPAL})
    void export(
            Actor actor,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable UUID person,
            @RequestParam @Nullable String subjectKind,
            @RequestParam @Nullable UUID subject,
            HttpServletResponse response)
            throws IOException {
        Selection selection = Selection.of(unit, person, subjectKind, subject);
        exporter.prepare(selection, actor);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(selection.fileName())
                        .build()
                        .toString());
        exporter.write(selection, actor, response.getOutputStream());
    }
}
