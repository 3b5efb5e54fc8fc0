package cn.anlan.documents;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.Receipts;
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

/** The steps of a letter; who may take one is for {@link LetterStep#TABLE}. */
@RestController
@RequestMapping("/api/letters/{id}")
class LetterStepsApi {

    private final Signing signing;
    private final Issuing issuing;
    private final Closing closing;
    private final Replies replies;
    private final Receipts receipts;

    LetterStepsApi(Signing signing, Issuing issuing, Closing closing, Replies replies, Receipts receipts) {
        this.signing = signing;
        this.issuing = issuing;
        this.closing = closing;
        this.replies = replies;
        this.receipts = receipts;
    }

    record LetterReason(@NotBlank @Size(max = 2000) String reason) {}

    record LetterOpinion(@Nullable @Size(max = 2000) String opinion) {

        String words() {
            return opinion == null ? "" : opinion.strip();
        }
    }

    record LetterWords(@NotBlank @Size(max = 2000) String words) {}

    /** @param number the number the clerk has in mind, as printed */
    record LetterIssue(@Nullable @Size(max = 60) String number) {}

    /** @param delivery which of one's own, where it went to several of one's units */
    record NewReply(
            @Nullable UUID delivery,
            @NotBlank @Size(max = 8000) String words,
            @Nullable @Size(max = 20) List<@NotNull UUID> files) {}

    @PostMapping("/submit")
    @HandlesCases
    Done submit(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> signing.submit(actor, id, command.version()));
    }

    @PostMapping("/send-back")
    @HandlesCases
    Done sendBack(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LetterReason body) {
        return receipts.once(actor, command, body, () -> signing.sendBack(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/approve")
    @HandlesCases
    Done approve(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LetterOpinion body) {
        return receipts.once(actor, command, body, () -> signing.approve(actor, id, command.version(), body.words()));
    }

    @PostMapping("/sign")
    @HandlesCases
    Done sign(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> signing.sign(actor, id, command.version()));
    }

    @PostMapping("/issue")
    @HandlesCases
    Done issue(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LetterIssue body) {
        return receipts.once(actor, command, body, () -> issuing.issue(actor, id, command.version(), body.number()));
    }

    @PostMapping("/remind")
    @HandlesCases
    Done remind(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LetterWords body) {
        return receipts.once(actor, command, body, () -> closing.remind(actor, id, command.version(), body.words()));
    }

    @PostMapping("/close")
    @HandlesCases
    Done close(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LetterReason body) {
        return receipts.once(actor, command, body, () -> closing.close(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/withdraw")
    @HandlesCases
    Done withdraw(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid LetterReason body) {
        return receipts.once(actor, command, body, () -> closing.withdraw(actor, id, command.version(), body.reason()));
    }

    @PostMapping("/receipt")
    @HandlesCases
    Done receive(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> replies.receive(actor, id, command.version()));
    }

    @PostMapping("/replies")
    @HandlesCases
    Done reply(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewReply body) {
        List<UUID> files = body.files() == null ? List.of() : body.files();
        return receipts.once(
                actor,
                command,
                body,
                () -> replies.reply(
                        actor,
                        id,
                        command.version(),
                        body.delivery(),
                        body.words().strip(),
                        files));
    }

    @PostMapping("/replies/{reply}/accept")
    @HandlesCases
    Done accept(
            Actor actor,
            Command command,
            @PathVariable UUID id,
            @PathVariable UUID reply,
            @RequestBody @Valid LetterOpinion body) {
        return receipts.once(
                actor, command, body, () -> replies.accept(actor, id, command.version(), reply, body.words()));
    }

    @PostMapping("/replies/{reply}/return")
    @HandlesCases
    Done giveBack(
            Actor actor,
            Command command,
            @PathVariable UUID id,
            @PathVariable UUID reply,
            @RequestBody @Valid LetterReason body) {
        return receipts.once(
                actor, command, body, () -> replies.giveBack(actor, id, command.version(), reply, body.reason()));
    }
}
