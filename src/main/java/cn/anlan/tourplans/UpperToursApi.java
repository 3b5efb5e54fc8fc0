package cn.anlan.tourplans;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tours from the level above, and who liaises with them. */
@RestController
@RequestMapping("/api/upper-tours")
class UpperToursApi {

    private final UpperTours tours;
    private final Receipts receipts;

    UpperToursApi(UpperTours tours, Receipts receipts) {
        this.tours = tours;
        this.receipts = receipts;
    }

    record NewUpperTour(
            @NotBlank @Size(max = 200) String sender,
            @NotBlank @Size(max = 300) String theme,
            @NotNull LocalDate starts,
            @NotNull LocalDate ends,
            @NotNull UUID liaison,
            @NotBlank @Size(max = 120) String contact) {

        UpperTours.Announced announced() {
            return new UpperTours.Announced(sender.strip(), theme.strip(), starts, ends, liaison, contact.strip());
        }
    }

    record Outcome(
            @NotBlank @Size(max = 4000) String result,
            @Nullable @Size(max = 20) List<@NotNull UUID> evidence) {}

    @GetMapping
    @ReadsCases
    CursorPage<UpperTourStore.UpperTour> list(Actor actor) {
        return new CursorPage<>(tours.list(actor), null);
    }

    /** Who of the caller's office may liaise. */
    @GetMapping("/liaisons")
    @Allowed(COMMITTEE_OFFICE)
    CursorPage<UpperTours.Liaison> liaisons(Actor actor) {
        return new CursorPage<>(tours.liaisons(actor), null);
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<UpperTours.UpperTourView> get(Actor actor, @PathVariable UUID id) {
        UpperTours.UpperTourView view = tours.get(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.tour().version() + "\"").body(view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(COMMITTEE_OFFICE)
    Done register(Actor actor, Command command, @RequestBody @Valid NewUpperTour body) {
        return receipts.once(actor, command, body, () -> tours.register(actor, body.announced()));
    }

    @PostMapping("/{id}/amend")
    @Allowed(COMMITTEE_OFFICE)
    Done amend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewUpperTour body) {
        return receipts.once(actor, command, body, () -> tours.amend(actor, id, command.version(), body.announced()));
    }

    @PostMapping("/{id}/conclude")
    @Allowed(COMMITTEE_OFFICE)
    Done conclude(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Outcome body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> tours.conclude(
                        actor,
                        id,
                        command.version(),
                        body.result().strip(),
                        body.evidence() == null ? List.of() : body.evidence()));
    }
}
