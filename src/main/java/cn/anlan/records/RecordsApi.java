package cn.anlan.records;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Records of work and the steps on them. Who may take which step follows from {@link RecordSteps}. */
@RestController
@RequestMapping("/api/records")
class RecordsApi {

    private final Records records;
    private final RecordQueries queries;
    private final Receipts receipts;

    RecordsApi(Records records, RecordQueries queries, Receipts receipts) {
        this.records = records;
        this.queries = queries;
        this.receipts = receipts;
    }

    /**
     * @param serves the obligations and key tasks it is filed for; left out, all that it meets by the rules
     */
    record Filing(@Nullable @Size(max = 50) List<@NotNull UUID> serves) {}

    record Reason(@Size(max = 2000) @Nullable String reason) {}

    record Addition(
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {}

    record Receipt(@Min(1) @Max(100) int item) {}

    record Progress(
            @Min(1) @Max(100) int item,
            @Min(0) @Max(100) int percent,
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {}

    @GetMapping
    @ReadsCases
    CursorPage<RecordRow> list(
            Actor actor,
            @ModelAttribute RecordFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.list(actor, filter, cursor, limit);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<RecordView> get(Actor actor, @PathVariable UUID id) {
        RecordView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.record().version() + "\"").body(view);
    }

    @PostMapping
    @OverseesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done draft(Actor actor, Command command, @RequestBody @Valid NewRecord body) {
        return receipts.once(actor, command, body, () -> records.draft(actor, body));
    }

    @PostMapping("/{id}/amend")
    @OverseesCases
    Done amend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewRecord body) {
        return receipts.once(actor, command, body, () -> records.amend(actor, id, command.version(), body));
    }

    @PostMapping("/{id}/file")
    @OverseesCases
    Done file(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Filing body) {
        return receipts.once(actor, command, body, () -> records.file(actor, id, command.version(), body.serves()));
    }

    @PostMapping("/{id}/withdraw")
    @OverseesCases
    Done withdraw(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        String reason = body.reason() == null ? "" : body.reason();
        return receipts.once(actor, command, body, () -> records.withdraw(actor, id, command.version(), reason));
    }

    @PostMapping("/{id}/correct")
    @OverseesCases
    Done correct(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Addition body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> records.correct(actor, id, command.version(), body.text(), files(body.evidence())));
    }

    @PostMapping("/{id}/coordinate")
    @OverseesCases
    Done coordinate(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Addition body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> records.coordinate(actor, id, command.version(), body.text(), files(body.evidence())));
    }

    @PostMapping("/{id}/convey")
    @OverseesCases
    Done convey(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Addition body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> records.convey(actor, id, command.version(), body.text(), files(body.evidence())));
    }

    @PostMapping("/{id}/receive")
    @HandlesCases
    Done receive(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Receipt body) {
        return receipts.once(actor, command, body, () -> records.receive(actor, id, command.version(), body.item()));
    }

    @PostMapping("/{id}/progress")
    @HandlesCases
    Done progress(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Progress body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> records.progress(
                        actor,
                        id,
                        command.version(),
                        body.item(),
                        body.percent(),
                        body.text(),
                        files(body.evidence())));
    }

    private static List<UUID> files(@Nullable List<UUID> asked) {
        return asked == null ? List.of() : asked;
    }
}
