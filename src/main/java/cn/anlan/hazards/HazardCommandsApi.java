package cn.anlan.hazards;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The steps on a hazard. {@link HazardStep} says who may take which, and when. */
@RestController
@RequestMapping("/api/hazards")
class HazardCommandsApi {

    private final Hazards hazards;
    private final Rectification rectification;
    private final Receipts receipts;

    HazardCommandsApi(Hazards hazards, Rectification rectification, Receipts receipts) {
        this.hazards = hazards;
        this.rectification = rectification;
        this.receipts = receipts;
    }

    record Grading(
            @NotNull HazardKind kind,
            @NotBlank @Size(max = 2000) String reason) {}

    record Assignment(
            @Nullable UUID bearerPost,
            @Nullable UUID verifierPost,
            @Size(max = 60) @Nullable String term,
            @Size(max = 2000) @Nullable String note) {}

    record Report(
            @NotBlank @Size(max = 4000) String report,
            @Size(max = 50) @Nullable List<@NotNull UUID> evidence,
            @Nullable Instant happenedAt) {}

    record Opinion(@Size(max = 2000) @Nullable String opinion) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record Note(@Size(max = 2000) @Nullable String note) {}

    record MoreTime(
            @NotBlank @Size(max = 60) String by,
            @NotBlank @Size(max = 2000) String reason) {}

    @PostMapping
    @HandlesCases
    @ResponseStatus(HttpStatus.CREATED)
    Done report(Actor actor, Command command, @RequestBody @Valid NewHazard body) {
        return receipts.once(actor, command, body, () -> hazards.report(actor, body));
    }

    @PostMapping("/{id}/grade")
    @OverseesCases
    Done grade(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Grading body) {
        return receipts.once(
                actor, command, body, () -> hazards.grade(actor, id, command.version(), body.kind(), body.reason()));
    }

    @PostMapping("/{id}/assign")
    @OverseesCases
    Done assign(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Assignment body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> rectification.assign(
                        actor,
                        id,
                        command.version(),
                        body.bearerPost(),
                        body.verifierPost(),
                        body.term(),
                        text(body.note())));
    }

    @PostMapping("/{id}/rectify")
    @HandlesCases
    Done rectify(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Report body) {
        List<UUID> evidence = body.evidence() == null ? List.of() : body.evidence();
        return receipts.once(
                actor,
                command,
                body,
                () -> rectification.rectify(actor, id, command.version(), body.report(), evidence, body.happenedAt()));
    }

    @PostMapping("/{id}/accept")
    @OverseesCases
    Done accept(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        return receipts.once(
                actor, command, body, () -> rectification.accept(actor, id, command.version(), text(body.opinion())));
    }

    @PostMapping("/{id}/return")
    @OverseesCases
    Done giveBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> rectification.giveBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/ask-for-time")
    @HandlesCases
    Done askForTime(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid MoreTime body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> rectification.askForTime(actor, id, command.version(), body.by(), body.reason()));
    }

    @PostMapping("/{id}/extend")
    @OverseesCases
    Done extend(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return decide(actor, command, id, true, body);
    }

    @PostMapping("/{id}/refuse-time")
    @OverseesCases
    Done refuseTime(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return decide(actor, command, id, false, body);
    }

    @PostMapping("/{id}/dismiss")
    @OverseesCases
    Done dismiss(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(actor, command, body, () -> hazards.dismiss(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/{id}/close")
    @OverseesCases
    Done close(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Note body) {
        return receipts.once(
                actor, command, body, () -> hazards.close(actor, id, command.version(), text(body.note())));
    }

    private Done decide(Actor actor, Command command, UUID id, boolean granted, Reason body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> rectification.decideTime(actor, id, command.version(), granted, body.reason()));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }
}
