package cn.anlan.commitments;

import static cn.anlan.platform.Role.AUDITOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.DEPARTMENT;
import static cn.anlan.platform.Role.INSPECTOR;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import cn.anlan.spreadsheets.SheetDownload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Rounds of notices and commitments. Notices are signed letters, so only those who sign for their unit send them. */
@RestController
@RequestMapping("/api/commitment-rounds")
class RoundsApi {

    private final Rounds rounds;
    private final RoundLinks links;
    private final RoundViews views;
    private final Receipts receipts;

    RoundsApi(Rounds rounds, RoundLinks links, RoundViews views, Receipts receipts) {
        this.rounds = rounds;
        this.links = links;
        this.views = views;
        this.receipts = receipts;
    }

    /**
     * @param due last day to send the commitment back
     * @param contact whom the notice names at the authority
     * @param duties what the notice tells beyond the duties by law
     */
    record NewRound(
            @NotNull Integer year,
            @NotNull LocalDate due,
            @Nullable @Pattern(regexp = "zh|en") String language,
            @Nullable @Size(max = 100) String contact,
            @Nullable @Size(max = 30) List<@NotBlank @Size(max = 500) String> duties) {

        Rounds.Begun begun() {
            return new Rounds.Begun(
                    year,
                    due,
                    language == null ? "zh" : language,
                    contact == null ? "" : contact.strip(),
                    duties == null
                            ? List.of()
                            : duties.stream().map(String::strip).toList());
        }
    }

    /** @param due last day for these notices' commitments; null for the round's, which must not be past then */
    record SendNotices(@Nullable LocalDate due) {}

    /** @param words what the reminder says; null for the usual words */
    record SendReminders(@Nullable @Size(max = 2000) String words) {}

    /**
     * @param days how long the links hold; null for the usual time
     * @param anew also for those who hold a link, which ends
     */
    record MakeLinks(
            @Nullable @Min(1) @Max(180) Integer days,
            @Nullable Boolean anew) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR})
    Done open(Actor actor, Command command, @RequestBody @Valid NewRound body) {
        return receipts.once(actor, command, body, () -> rounds.open(actor, body.begun()));
    }

    @GetMapping("/{id}")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, AUDITOR})
    ResponseEntity<Overview.RoundView> get(Actor actor, @PathVariable UUID id) {
        Overview.RoundView view = views.round(actor, id);
        return ResponseEntity.ok().eTag("\"" + view.version() + "\"").body(view);
    }

    /** Sends the notice to every enterprise that has none yet. */
    @PostMapping("/{id}/notices")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done send(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid SendNotices body) {
        return receipts.once(actor, command, body, () -> rounds.send(actor, id, command.version(), body.due()));
    }

    /** Reminds every enterprise whose commitment is missing, each once a day at most. */
    @PostMapping("/{id}/reminders")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR})
    Done remind(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid SendReminders body) {
        String words = body.words() == null ? "" : body.words().strip();
        return receipts.once(actor, command, body, () -> rounds.remind(actor, id, command.version(), words));
    }

    /**
     * Makes one-time links for all missing enterprises that nobody works for here. Their addresses are in the answer, as Excel, and
     * nowhere else: the same command sent again is refused.
     */
    @PostMapping("/{id}/links")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR})
    ResponseEntity<StreamingResponseBody> link(
            Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid MakeLinks body, Locale locale) {
        var now = new AtomicReference<RoundLinks.@Nullable Made>();
        Done done = receipts.once(actor, command, body, () -> {
            var made = links.make(actor, id, command.version(), body.days(), Boolean.TRUE.equals(body.anew()));
            now.set(made);
            return made.done();
        });
        RoundLinks.Made made = now.get();
        if (made == null || !made.done().equals(done)) {
            throw new Problem(CommitmentProblem.LINKS_SHOWN_ONCE);
        }
        boolean en = "en".equals(locale.getLanguage());
        return SheetDownload.of(en ? "links.xlsx" : "企业链接.xlsx", out -> LinkSheet.write(out, made.rows(), en));
    }

    @PostMapping("/{id}/close")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR})
    Done close(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> rounds.close(actor, id, command.version()));
    }
}
