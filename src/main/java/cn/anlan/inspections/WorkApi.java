package cn.anlan.inspections;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What groups record at work. Visits, log and findings are added, each once by its key, without a version: many add at a time, and later. */
@RestController
@RequestMapping("/api")
class WorkApi {

    private final Work work;
    private final TourQueries queries;
    private final Checklists checklists;
    private final Receipts receipts;

    WorkApi(Work work, TourQueries queries, Checklists checklists, Receipts receipts) {
        this.work = work;
        this.queries = queries;
        this.checklists = checklists;
        this.receipts = receipts;
    }

    /** @param phoneTime what the clock of the member's phone said, where it was so wrong that the phone set the time right */
    record NewVisit(
            @NotNull Method method,
            @NotBlank @Size(max = 300) String place,
            @NotBlank @Size(max = 8000) String words,
            @Nullable @Size(max = 1000) String assigned,
            @Nullable Instant happenedAt,
            @Nullable Instant phoneTime,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {}

    record NewLogEntry(
            @NotNull LocalDate day,
            @NotBlank @Size(max = 8000) String words) {}

    /** @param phoneTime as of a visit */
    record NewFinding(
            @NotNull Area area,
            @NotBlank @Size(max = 300) String title,
            @NotBlank @Size(max = 8000) String words,
            @NotBlank @Size(max = 2000) String basis,
            TourFinding.@NotNull Severity severity,
            boolean violation,
            @NotNull UUID unit,
            @Nullable UUID visit,
            @Nullable Instant foundAt,
            @Nullable Instant phoneTime,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {

        Work.Found found() {
            return new Work.Found(
                    area,
                    title.strip(),
                    words.strip(),
                    basis.strip(),
                    severity,
                    violation,
                    unit,
                    visit,
                    foundAt,
                    phoneTime,
                    ToursApi.files(evidence));
        }
    }

    record LeftOut(
            @NotNull Area area, @NotBlank @Size(max = 1000) String reason) {}

    record ChecklistItem(
            @NotNull Area area, @NotBlank @Size(max = 500) String text) {}

    record NewChecklist(
            @NotNull UUID unit, @NotEmpty @Size(max = 500) List<@NotNull @Valid ChecklistItem> items) {}

    @GetMapping("/tours/{id}/visits")
    @ReadsCases
    CursorPage<Visit> visits(Actor actor, @PathVariable UUID id) {
        return new CursorPage<>(queries.visits(actor, id), null);
    }

    @GetMapping("/tours/{id}/log")
    @ReadsCases
    CursorPage<Visit.LogEntry> log(Actor actor, @PathVariable UUID id) {
        return new CursorPage<>(queries.log(actor, id), null);
    }

    @GetMapping("/tours/{id}/checklist")
    @ReadsCases
    Checklists.Checklist checklist(Actor actor, @PathVariable UUID id) {
        return queries.checklist(actor, id);
    }

    @PostMapping("/tours/{id}/visits")
    @ResponseStatus(HttpStatus.CREATED)
    @HandlesCases
    Done visit(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewVisit body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> work.visit(
                        actor,
                        id,
                        body.method(),
                        body.place().strip(),
                        body.words().strip(),
                        body.assigned(),
                        body.happenedAt(),
                        body.phoneTime(),
                        ToursApi.files(body.evidence())));
    }

    @PostMapping("/tours/{id}/log")
    @ResponseStatus(HttpStatus.CREATED)
    @HandlesCases
    Done log(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewLogEntry body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> work.log(actor, id, body.day(), body.words().strip()));
    }

    @PostMapping("/tours/{id}/findings")
    @ResponseStatus(HttpStatus.CREATED)
    @HandlesCases
    Done find(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewFinding body) {
        return receipts.once(actor, command, body, () -> work.find(actor, id, body.found()));
    }

    /** Says why an area wasn't examined. */
    @PostMapping("/tours/{id}/leave-out")
    @HandlesCases
    Done leaveOut(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LeftOut body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> work.leaveOut(
                        actor, id, command.version(), body.area(), body.reason().strip()));
    }

    /** Raises a finding as a hazard. */
    @PostMapping("/tours/{id}/findings/{finding}/raise")
    @HandlesCases
    Done raise(Actor actor, Command command, @PathVariable UUID id, @PathVariable UUID finding) {
        return receipts.once(actor, command, "", () -> work.raise(actor, id, command.version(), finding));
    }

    /** Writes the place's own checklist; a new version beside the old one. */
    @PostMapping("/tour-checklists")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(COMMITTEE_OFFICE)
    Done write(Actor actor, Command command, @RequestBody @Valid NewChecklist body) {
        List<Checklists.Item> items = body.items().stream()
                .map(item -> new Checklists.Item(item.area(), item.text().strip(), null))
                .toList();
        return receipts.once(actor, command, body, () -> checklists.write(actor, body.unit(), items));
    }
}
