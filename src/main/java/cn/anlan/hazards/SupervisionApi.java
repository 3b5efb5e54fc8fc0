package cn.anlan.hazards;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** Listed supervision of major hazards. */
@RestController
@RequestMapping("/api/hazards/{id}")
class SupervisionApi {

    private final Supervision supervision;
    private final Receipts receipts;

    SupervisionApi(Supervision supervision, Receipts receipts) {
        this.supervision = supervision;
        this.receipts = receipts;
    }

    record Level(
            @NotNull Listing.Level level,
            @NotBlank @Size(max = 2000) String reason) {}

    record Publication(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 4000) String text) {}

    record Evaluation(
            @NotNull Boolean effective,
            @NotBlank @Size(max = 4000) String conclusion,
            @Size(max = 50) @Nullable List<@NotNull UUID> evidence) {}

    record Note(@Size(max = 2000) @Nullable String note) {}

    @PostMapping("/list")
    @Allowed({Role.PRINCIPAL, Role.COMMITTEE_OFFICE})
    Done list(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Level body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> supervision.list(actor, id, command.version(), body.level(), body.reason()));
    }

    @PostMapping("/publish")
    @Allowed({Role.PRINCIPAL, Role.COMMITTEE_OFFICE})
    Done publish(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Publication body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> supervision.publish(actor, id, command.version(), body.title(), body.text()));
    }

    @PostMapping("/evaluate")
    @OverseesCases
    Done evaluate(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Evaluation body) {
        List<UUID> files = body.evidence() == null ? List.of() : body.evidence();
        return receipts.once(
                actor,
                command,
                body,
                () -> supervision.evaluate(actor, id, command.version(), body.effective(), body.conclusion(), files));
    }

    @PostMapping("/delist")
    @Allowed({Role.PRINCIPAL, Role.COMMITTEE_OFFICE})
    Done delist(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Note body) {
        String note = body.note() == null ? "" : body.note();
        return receipts.once(actor, command, body, () -> supervision.delist(actor, id, command.version(), note));
    }
}
