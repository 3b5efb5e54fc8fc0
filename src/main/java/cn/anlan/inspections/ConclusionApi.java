package cn.anlan.inspections;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tours from the feedback to the end. */
@RestController
@RequestMapping("/api/tours")
class ConclusionApi {

    private final Conclusion conclusion;
    private final TourClosing closing;
    private final Pressing pressing;
    private final Receipts receipts;

    ConclusionApi(Conclusion conclusion, TourClosing closing, Pressing pressing, Receipts receipts) {
        this.conclusion = conclusion;
        this.closing = closing;
        this.pressing = pressing;
        this.receipts = receipts;
    }

    record NewTransfer(
            @NotNull UUID finding,
            Transfer.@NotNull Category category,
            Transfer.@NotNull Remit remit,
            @NotNull UUID unit,
            @NotBlank @Size(max = 4000) String words) {}

    record NewPressing(
            @NotEmpty @Size(max = 20) List<@NotNull UUID> together,
            @NotBlank @Size(max = 4000) String words) {}

    record Rectification(
            @NotBlank @Size(max = 8000) String report,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {}

    record Publication(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 8000) String feedback,
            @NotBlank @Size(max = 8000) String rectification) {}

    record NewCopy(
            @NotNull UUID unit, @NotBlank @Size(max = 4000) String results) {}

    @PostMapping("/{id}/transfer")
    @Allowed(COMMITTEE_OFFICE)
    Done transfer(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewTransfer body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> conclusion.transfer(
                        actor,
                        id,
                        command.version(),
                        body.finding(),
                        body.category(),
                        body.remit(),
                        body.unit(),
                        body.words().strip()));
    }

    /** The office presses for rectification, together with members of the group. */
    @PostMapping("/{id}/press")
    @Allowed(COMMITTEE_OFFICE)
    Done press(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewPressing body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> pressing.press(
                        actor,
                        id,
                        command.version(),
                        body.together(),
                        body.words().strip()));
    }

    /** By the toured unit's principal; where the unit was dissolved, by the office to which it passed. */
    @PostMapping("/{id}/rectify")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done rectify(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Rectification body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> conclusion.rectify(actor, id, command.version(), body.report(), ToursApi.files(body.evidence())));
    }

    @PostMapping("/{id}/return-rectification")
    @Allowed(PRINCIPAL)
    Done sendBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid ToursApi.Reason body) {
        return receipts.once(
                actor, command, body, () -> conclusion.sendBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/review")
    @Allowed(PRINCIPAL)
    Done review(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid ToursApi.Opinion body) {
        return receipts.once(actor, command, body, () -> conclusion.review(actor, id, command.version(), body.words()));
    }

    @PostMapping("/{id}/publish")
    @Allowed(COMMITTEE_OFFICE)
    Done publish(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Publication body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> closing.publish(
                        actor,
                        id,
                        command.version(),
                        body.title().strip(),
                        body.feedback().strip(),
                        body.rectification().strip()));
    }

    @PostMapping("/{id}/copy")
    @Allowed(COMMITTEE_OFFICE)
    Done copy(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewCopy body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> closing.copy(
                        actor,
                        id,
                        command.version(),
                        body.unit(),
                        body.results().strip()));
    }

    @PostMapping("/{id}/close")
    @Allowed(COMMITTEE_OFFICE)
    Done close(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> closing.close(actor, id, command.version()));
    }
}
