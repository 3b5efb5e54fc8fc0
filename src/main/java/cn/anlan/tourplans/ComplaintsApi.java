package cn.anlan.tourplans;

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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Complaints about members of tour groups. */
@RestController
@RequestMapping("/api/tour-complaints")
class ComplaintsApi {

    private final Complaints complaints;
    private final Receipts receipts;

    ComplaintsApi(Complaints complaints, Receipts receipts) {
        this.complaints = complaints;
        this.receipts = receipts;
    }

    record NewComplaint(
            @NotNull UUID tour,
            @NotNull UUID person,
            @NotBlank @Size(max = 4000) String words) {}

    record Decision(
            @NotNull Complaints.Outcome outcome,
            @NotBlank @Size(max = 4000) String decision) {}

    @GetMapping
    @ReadsCases
    CursorPage<Complaints.Complaint> list(Actor actor) {
        return new CursorPage<>(complaints.list(actor), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @HandlesCases
    Done log(Actor actor, Command command, @RequestBody @Valid NewComplaint body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> complaints.log(
                        actor, body.tour(), body.person(), body.words().strip()));
    }

    @PostMapping("/{id}/decide")
    @Allowed(PRINCIPAL)
    Done decide(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Decision body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> complaints.decide(
                        actor,
                        id,
                        command.version(),
                        body.outcome(),
                        body.decision().strip()));
    }
}
