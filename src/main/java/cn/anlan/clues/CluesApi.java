package cn.anlan.clues;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** Clues about failed duty, and misconduct on tours. */
@RestController
@RequestMapping("/api/clues")
class CluesApi {

    private final HandingOver entering;
    private final Clues clues;
    private final ClueQueries queries;
    private final Receipts receipts;

    CluesApi(HandingOver entering, Clues clues, ClueQueries queries, Receipts receipts) {
        this.entering = entering;
        this.clues = clues;
        this.queries = queries;
        this.receipts = receipts;
    }

    /** Whoever told it, kept under seal. */
    record Told(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 200) String contact) {}

    record NewClue(
            @NotNull UUID about,
            @Nullable @Size(max = 200) String person,
            @NotBlank @Size(max = 4000) String words,
            @Nullable @Valid Told reporter) {

        HandingOver.Told told() {
            return CluesApi.told(about, person, words, reporter);
        }
    }

    record NewMisconduct(
            @NotNull UUID tour,
            Clue.@NotNull Misconduct type,
            @NotNull UUID about,
            @Nullable @Size(max = 200) String person,
            @NotBlank @Size(max = 4000) String words,
            @Nullable @Valid Told reporter) {

        HandingOver.Told told() {
            return CluesApi.told(about, person, words, reporter);
        }
    }

    record ClueAnswer(
            Clue.@NotNull Severity severity,
            Clue.@NotNull Handling handling,
            @NotBlank @Size(max = 4000) String result,
            @Nullable @Size(max = 20) List<@NotNull UUID> evidence) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Opinion(@Nullable @Size(max = 2000) String opinion) {}

    @GetMapping
    @ReadsCases
    CursorPage<Clue> list(
            Actor actor,
            @RequestParam ClueStep.@Nullable State state,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        return queries.list(actor, state, cursor, limit);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<ClueQueries.ClueView> get(Actor actor, @PathVariable UUID id) {
        ClueQueries.ClueView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.clue().version() + "\"").body(view);
    }

    /** A town hands a clue over. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR})
    Done handOver(Actor actor, Command command, @RequestBody @Valid NewClue body) {
        return receipts.once(actor, command, body, () -> entering.handOver(actor, body.told()));
    }

    /** A tour group records misconduct of whom it tours. */
    @PostMapping("/misconduct")
    @ResponseStatus(HttpStatus.CREATED)
    @HandlesCases
    Done misconduct(Actor actor, Command command, @RequestBody @Valid NewMisconduct body) {
        return receipts.once(
                actor, command, body, () -> entering.misconduct(actor, body.tour(), body.type(), body.told()));
    }

    @PostMapping("/{id}/take-up")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done takeUp(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> clues.takeUp(actor, id, command.version()));
    }

    @PostMapping("/{id}/answer")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done answer(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid ClueAnswer body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> clues.answer(
                        actor,
                        id,
                        command.version(),
                        body.severity(),
                        body.handling(),
                        body.result().strip(),
                        body.evidence() == null ? List.of() : body.evidence()));
    }

    @PostMapping("/{id}/send-back")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done sendBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(actor, command, body, () -> clues.sendBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/close")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done close(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        return receipts.once(actor, command, body, () -> clues.close(actor, id, command.version(), body.opinion()));
    }

    /** Reads who told it, for a reason; the reading is an act. */
    @PostMapping("/{id}/reporter")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    ClueStore.Reporter reporter(Actor actor, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return clues.reporter(actor, id, body.reason());
    }

    private static HandingOver.Told told(UUID about, @Nullable String person, String words, @Nullable Told by) {
        return new HandingOver.Told(
                about,
                person,
                words.strip(),
                by == null ? null : new ClueStore.Reporter(by.name().strip(), by.contact()));
    }
}
