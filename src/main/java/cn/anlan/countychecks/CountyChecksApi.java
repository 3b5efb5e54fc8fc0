package cn.anlan.countychecks;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.DEPARTMENT;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Checks of counties by a city's offices. */
@RestController
@RequestMapping("/api/county-checks")
class CountyChecksApi {

    private final CountyChecks checks;
    private final CountyCheckQueries queries;
    private final Receipts receipts;

    CountyChecksApi(CountyChecks checks, CountyCheckQueries queries, Receipts receipts) {
        this.checks = checks;
        this.queries = queries;
        this.receipts = receipts;
    }

    record NewCountyCheck(
            @NotNull UUID county,
            @NotNull UUID partner,
            @NotBlank @Size(max = 200) String title,
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 200) String> documents) {}

    record NewDocument(int document, @NotNull UUID evidence) {}

    record BackDocument(
            int document, @NotBlank @Size(max = 2000) String reason) {}

    record CheckOpinion(@Nullable @Size(max = 2000) String opinion) {}

    @GetMapping
    @ReadsCases
    CursorPage<CountyCheck> list(
            Actor actor, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return queries.list(actor, cursor, limit);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<CountyCheckQueries.CountyCheckView> get(Actor actor, @PathVariable UUID id) {
        CountyCheckQueries.CountyCheckView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.check().version() + "\"").body(view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(COMMITTEE_OFFICE)
    Done propose(Actor actor, Command command, @RequestBody @Valid NewCountyCheck body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> checks.propose(
                        actor, body.county(), body.partner(), body.title().strip(), body.documents()));
    }

    /** The staffing office opens it together with the safety office. */
    @PostMapping("/{id}/join")
    @Allowed(DEPARTMENT)
    Done join(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> checks.join(actor, id, command.version()));
    }

    @PostMapping("/{id}/file")
    @Allowed(COMMITTEE_OFFICE)
    Done file(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewDocument body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> checks.file(actor, id, command.version(), body.document(), body.evidence()));
    }

    @PostMapping("/{id}/send-back")
    @Allowed(COMMITTEE_OFFICE)
    Done sendBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid BackDocument body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> checks.sendBack(actor, id, command.version(), body.document(), body.reason()));
    }

    @PostMapping("/{id}/close")
    @Allowed(COMMITTEE_OFFICE)
    Done close(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid CheckOpinion body) {
        String opinion = body.opinion() == null ? "" : body.opinion();
        return receipts.once(actor, command, body, () -> checks.close(actor, id, command.version(), opinion));
    }
}
