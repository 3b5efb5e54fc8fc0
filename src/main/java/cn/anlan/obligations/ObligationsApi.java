package cn.anlan.obligations;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Obligations and the steps on them. Who may take which step follows from {@link Steps}. */
@RestController
@RequestMapping("/api/obligations")
class ObligationsApi {

    private final Obligations obligations;
    private final ObligationQueries queries;
    private final Receipts receipts;

    ObligationsApi(Obligations obligations, ObligationQueries queries, Receipts receipts) {
        this.obligations = obligations;
        this.queries = queries;
        this.receipts = receipts;
    }

    record Assignment(
            @NotNull UUID bearerPost,
            @Size(max = 2000) @Nullable String note) {}

    record Performance(
            @NotBlank @Size(max = 4000) String report,
            @Size(max = 50) @Nullable List<@NotNull UUID> evidence,
            @Nullable Instant happenedAt) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Opinion(@Size(max = 2000) @Nullable String opinion) {}

    record MoreTime(
            @NotBlank @Size(max = 60) String by,
            @NotBlank @Size(max = 2000) String reason) {}

    record Transfer(
            @NotNull UUID bearerPost,
            @NotBlank @Size(max = 2000) String reason) {}

    record Words(@NotBlank @Size(max = 2000) String words) {}

    record Progress(
            @NotBlank @Size(max = 2000) String finding,
            @Min(0) @Max(100) int percent) {}

    @GetMapping
    @ReadsCases
    CursorPage<ObligationRow> list(
            Actor actor,
            @ModelAttribute ObligationFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.list(actor, filter, cursor, limit);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<ObligationView> get(Actor actor, @PathVariable UUID id) {
        ObligationView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.version() + "\"").body(view);
    }

    @PostMapping("/{id}/assign")
    @HandlesCases
    Done assign(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Assignment body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> obligations.assign(actor, id, command.version(), body.bearerPost(), text(body.note())));
    }

    @PostMapping("/{id}/perform")
    @HandlesCases
    Done perform(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Performance body) {
        List<UUID> evidence = body.evidence() == null ? List.of() : body.evidence();
        return receipts.once(
                actor,
                command,
                body,
                () -> obligations.perform(actor, id, command.version(), body.report(), evidence, body.happenedAt()));
    }

    @PostMapping("/{id}/return")
    @HandlesCases
    Done giveBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> obligations.returnForRework(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/accept")
    @HandlesCases
    Done accept(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        return receipts.once(
                actor, command, body, () -> obligations.accept(actor, id, command.version(), text(body.opinion())));
    }

    @PostMapping("/{id}/request-extension")
    @HandlesCases
    Done requestExtension(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid MoreTime body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> obligations.requestExtension(actor, id, command.version(), body.by(), body.reason()));
    }

    @PostMapping("/{id}/grant-extension")
    @HandlesCases
    Done grant(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return decide(actor, command, id, true, body);
    }

    @PostMapping("/{id}/refuse-extension")
    @HandlesCases
    Done refuse(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return decide(actor, command, id, false, body);
    }

    @PostMapping("/{id}/waive")
    @HandlesCases
    Done waive(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> obligations.waive(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/transfer")
    @HandlesCases
    Done transfer(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Transfer body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> obligations.transfer(actor, id, command.version(), body.bearerPost(), body.reason()));
    }

    @PostMapping("/{id}/urge")
    @HandlesCases
    Done urge(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Words body) {
        return receipts.once(actor, command, body, () -> obligations.urge(actor, id, command.version(), body.words()));
    }

    @PostMapping("/{id}/check")
    @HandlesCases
    Done check(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Progress body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> obligations.check(actor, id, command.version(), body.finding(), body.percent()));
    }

    @PostMapping("/{id}/escalate")
    @HandlesCases
    Done escalate(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> obligations.escalate(actor, id, command.version(), body.reason()));
    }

    private Done decide(Actor actor, Command command, UUID id, boolean granted, Reason body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> obligations.decideExtension(actor, id, command.version(), granted, body.reason()));
    }

    private static String text(@Nullable String asked) {
        return asked == null ? "" : asked;
    }
}
