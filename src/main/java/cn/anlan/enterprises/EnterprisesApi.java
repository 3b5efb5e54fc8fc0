package cn.anlan.enterprises;

import cn.anlan.enterprises.EnterpriseQueries.EnterpriseRow;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enterprises: documents on file, their carrying out, checks. */
@RestController
@RequestMapping("/api/enterprises")
class EnterprisesApi {

    private final Enterprises enterprises;
    private final EnterpriseQueries queries;
    private final Receipts receipts;

    EnterprisesApi(Enterprises enterprises, EnterpriseQueries queries, Receipts receipts) {
        this.enterprises = enterprises;
        this.queries = queries;
        this.receipts = receipts;
    }

    record NewDocument(
            @NotNull DocumentKind kind,
            @NotBlank @Size(max = 200) String title,
            @Nullable LocalDate validFrom,
            @NotNull UUID evidence) {}

    record CarriedOut(
            @NotNull UUID document,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 2000) String what,
            @Size(max = 20) @Nullable List<@NotNull UUID> evidence) {}

    record NewInspection(
            @NotNull SupervisingBody body,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 4000) String findings,
            @Size(max = 20) @Nullable List<@NotNull UUID> evidence) {}

    record Answer(
            @NotNull UUID inspection,
            @Size(max = 2000) @Nullable String text) {}

    record Contest(
            @NotNull UUID inspection,
            @NotBlank @Size(max = 2000) String text) {}

    @GetMapping
    @ReadsEnterprises
    CursorPage<EnterpriseRow> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean lacking,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.list(actor, q, lacking, cursor, limit);
    }

    @GetMapping("/{id}")
    @ReadsEnterprises
    ResponseEntity<EnterpriseView> get(Actor actor, @PathVariable UUID id) {
        EnterpriseView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.version() + "\"").body(view);
    }

    @PostMapping("/{id}/file-document")
    @Allowed(Role.ENTERPRISE)
    Done file(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewDocument body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> enterprises.file(
                        actor,
                        id,
                        command.version(),
                        body.kind(),
                        body.title().strip(),
                        body.validFrom(),
                        body.evidence()));
    }

    @PostMapping("/{id}/carry-out")
    @Allowed(Role.ENTERPRISE)
    Done carryOut(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid CarriedOut body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> enterprises.carryOut(
                        actor,
                        id,
                        command.version(),
                        body.document(),
                        body.on(),
                        body.what().strip(),
                        files(body.evidence())));
    }

    @PostMapping("/{id}/inspect")
    @OverseesCases
    Done inspect(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewInspection body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> enterprises.inspect(
                        actor,
                        id,
                        command.version(),
                        body.body(),
                        body.on(),
                        body.findings().strip(),
                        files(body.evidence())));
    }

    @PostMapping("/{id}/accept-inspection")
    @Allowed(Role.ENTERPRISE)
    Done accept(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Answer body) {
        String text = body.text() == null ? "" : body.text().strip();
        return receipts.once(
                actor,
                command,
                body,
                () -> enterprises.answer(actor, id, command.version(), body.inspection(), true, text));
    }

    @PostMapping("/{id}/contest-inspection")
    @Allowed(Role.ENTERPRISE)
    Done contest(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Contest body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> enterprises.answer(
                        actor,
                        id,
                        command.version(),
                        body.inspection(),
                        false,
                        body.text().strip()));
    }

    private static List<UUID> files(@Nullable List<UUID> asked) {
        return asked == null ? List.of() : asked;
    }
}
