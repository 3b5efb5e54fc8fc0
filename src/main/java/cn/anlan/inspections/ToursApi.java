package cn.anlan.inspections;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

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
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

/** Tours from the notice to the feedback. */
@RestController
@RequestMapping("/api/tours")
class ToursApi {

    private final Beginning beginning;
    private final Ending ending;
    private final Reporting reporting;
    private final FeedingBack feedingBack;
    private final Cancelling cancelling;
    private final TourQueries queries;
    private final Receipts receipts;

    ToursApi(
            Beginning beginning,
            Ending ending,
            Reporting reporting,
            FeedingBack feedingBack,
            Cancelling cancelling,
            TourQueries queries,
            Receipts receipts) {
        this.beginning = beginning;
        this.ending = ending;
        this.reporting = reporting;
        this.feedingBack = feedingBack;
        this.cancelling = cancelling;
        this.queries = queries;
        this.receipts = receipts;
    }

    record Notice(@NotBlank @Size(max = 120) String contact) {}

    record Training(
            @NotEmpty @Size(max = 50) List<@NotNull UUID> persons,
            @NotBlank @Size(max = 4000) String contents,
            @Nullable Instant happenedAt,
            @NotEmpty @Size(max = 20) List<@NotNull UUID> evidence) {}

    record Briefing(
            @NotBlank @Size(max = 500) String attendees,
            @NotBlank @Size(max = 4000) String words,
            @Nullable @Size(max = 20) List<@NotNull UUID> evidence) {}

    record End(@Nullable @Size(max = 1000) String reason) {}

    record Report(
            @NotBlank @Size(max = 20000) String problems,
            @NotBlank @Size(max = 20000) String recommendations,
            @Nullable @Size(max = 20) List<@NotNull UUID> evidence) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Opinion(@Nullable @Size(max = 2000) String opinion) {

        String words() {
            return opinion == null ? "" : opinion;
        }
    }

    record Feedback(
            @NotBlank @Size(max = 4000) String overview,
            @NotNull @Size(max = 30) List<@NotBlank @Size(max = 500) String> advice) {}

    @GetMapping
    @ReadsCases
    CursorPage<TourQueries.TourRow> list(
            Actor actor,
            @RequestParam(required = false) @Nullable TourState state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queries.list(actor, state, mine, cursor, limit);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<TourQueries.TourView> get(Actor actor, @PathVariable UUID id) {
        TourQueries.TourView view = queries.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.tour().version() + "\"").body(view);
    }

    @PostMapping("/{id}/notify")
    @Allowed(COMMITTEE_OFFICE)
    Done notify(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Notice body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> beginning.notify(
                        actor, id, command.version(), body.contact().strip()));
    }

    @PostMapping("/{id}/train")
    @Allowed(COMMITTEE_OFFICE)
    Done train(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Training body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> beginning.train(
                        actor,
                        id,
                        command.version(),
                        body.persons(),
                        body.contents(),
                        body.happenedAt(),
                        body.evidence()));
    }

    @PostMapping("/{id}/enter")
    @HandlesCases
    Done enter(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> beginning.enter(actor, id, command.version()));
    }

    @PostMapping("/{id}/brief")
    @HandlesCases
    Done brief(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Briefing body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> beginning.brief(
                        actor, id, command.version(), body.attendees(), body.words(), files(body.evidence())));
    }

    @PostMapping("/{id}/end")
    @HandlesCases
    Done end(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid End body) {
        return receipts.once(actor, command, body, () -> ending.end(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/report")
    @HandlesCases
    Done report(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Report body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> reporting.report(
                        actor,
                        id,
                        command.version(),
                        body.problems().strip(),
                        body.recommendations().strip(),
                        files(body.evidence())));
    }

    @PostMapping("/{id}/return-report")
    @Allowed(PRINCIPAL)
    Done giveBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> reporting.giveBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/approve-report")
    @Allowed(PRINCIPAL)
    Done approve(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        return receipts.once(actor, command, body, () -> reporting.approve(actor, id, command.version(), body.words()));
    }

    @PostMapping("/{id}/feed-back")
    @Allowed(COMMITTEE_OFFICE)
    Done feedBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Feedback body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> feedingBack.feedBack(actor, id, command.version(), body.overview(), body.advice()));
    }

    @PostMapping("/{id}/cancel")
    @Allowed(PRINCIPAL)
    Done cancel(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> cancelling.cancel(
                        actor, id, command.version(), body.reason().strip()));
    }

    static List<UUID> files(@Nullable List<UUID> evidence) {
        return evidence == null ? List.of() : evidence;
    }
}
