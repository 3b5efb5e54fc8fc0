package cn.anlan.tourplans;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

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
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Times at which units are busy with what a tour isn't to disturb. */
@RestController
@RequestMapping("/api/busy-times")
class BusyTimesApi {

    private final BusyTimes times;
    private final Receipts receipts;

    BusyTimesApi(BusyTimes times, Receipts receipts) {
        this.times = times;
        this.receipts = receipts;
    }

    record NewBusyTime(
            @NotNull UUID unit,
            @NotNull BusyTime.Kind kind,
            @NotNull LocalDate starts,
            @NotNull LocalDate ends,
            @NotBlank @Size(max = 500) String words) {}

    @GetMapping
    @ReadsCases
    CursorPage<BusyTime> list(Actor actor, @RequestParam UUID unit, @RequestParam int year) {
        return new CursorPage<>(times.list(actor, unit, year), null);
    }

    /** A unit declares its own critical work; the office of the level above also joint enforcement. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done declare(Actor actor, Command command, @RequestBody @Valid NewBusyTime body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> times.declare(
                        actor,
                        body.unit(),
                        body.kind(),
                        body.starts(),
                        body.ends(),
                        body.words().strip()));
    }

    @PostMapping("/{id}/withdraw")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done withdraw(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> times.withdraw(actor, id, command.version()));
    }
}
