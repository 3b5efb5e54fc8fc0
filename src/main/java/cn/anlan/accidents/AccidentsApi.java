package cn.anlan.accidents;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.ENTERPRISE;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of accidents. */
@RestController
@RequestMapping("/api/accidents")
class AccidentsApi {

    private static final long MOST_LOSS = 1_000_000_000_000L;
    private static final int MOST_PEOPLE = 100_000;

    private final Accidents accidents;
    private final AccidentStore store;
    private final ActQueries acts;
    private final Receipts receipts;

    AccidentsApi(Accidents accidents, AccidentStore store, ActQueries acts, Receipts receipts) {
        this.accidents = accidents;
        this.store = store;
        this.acts = acts;
        this.receipts = receipts;
    }

    /**
     * @param unit the enterprise or town that had it; the reporter's own unless named
     * @param town the town, sub-district or park where it happened; where the unit is at home unless named
     * @param loss direct loss in yuan
     */
    record NewAccident(
            @NotBlank @Size(max = 200) String title,
            @NotNull AccidentKind kind,
            @NotNull Instant happenedAt,
            @NotBlank @Size(max = 500) String place,
            @Nullable UUID town,
            @Nullable UUID unit,
            @Min(0) @Max(MOST_PEOPLE) int deaths,
            @Min(0) @Max(MOST_PEOPLE) int seriousInjuries,
            @Min(0) @Max(MOST_LOSS) long loss,
            @NotBlank @Size(max = 8000) String account,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {}

    /**
     * What is known now.
     *
     * @param text why, and what else there is to say
     * @param counted false for one entered twice or that was none
     */
    record AccidentAddition(
            @NotBlank @Size(max = 8000) String text,
            @Nullable AccidentKind kind,
            @Nullable Instant happenedAt,
            @Nullable @Min(0) @Max(MOST_PEOPLE) Integer deaths,
            @Nullable @Min(0) @Max(MOST_PEOPLE) Integer seriousInjuries,
            @Nullable @Min(0) @Max(MOST_LOSS) Long loss,
            @Nullable Boolean counted,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {}

    record AccidentPage(Accident accident, List<ActView> timeline) {}

    @GetMapping
    @ReadsAccidents
    CursorPage<Accident> list(
            Actor actor,
            @ModelAttribute AccidentFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = CursorPage.limit(limit);
        return CursorPage.of(
                store.page(actor.scope(), filter.checked(), Cursor.parse(cursor, 2), most + 1),
                most,
                accident -> Cursor.of(accident.happenedAt(), accident.id()));
    }

    @GetMapping("/{id}")
    @ReadsAccidents
    ResponseEntity<AccidentPage> get(Actor actor, @PathVariable UUID id) {
        Accident accident = store.find(actor.scope(), id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        return ResponseEntity.ok()
                .eTag("\"" + accident.version() + "\"")
                .body(new AccidentPage(accident, acts.timeline(Accidents.SUBJECT, id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({COMMITTEE_OFFICE, SUPERVISOR, ENTERPRISE})
    Done report(Actor actor, Command command, @RequestBody @Valid NewAccident body) {
        return receipts.once(actor, command, body, () -> accidents.report(actor, body));
    }

    /** An addition: what was said before stays. */
    @PostMapping("/{id}/correct")
    @Allowed({COMMITTEE_OFFICE, SUPERVISOR, ENTERPRISE})
    Done correct(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid AccidentAddition body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> accidents.correct(
                        actor,
                        id,
                        command.version(),
                        body.text(),
                        new Accident.Correction(
                                body.kind(),
                                body.happenedAt(),
                                body.deaths(),
                                body.seriousInjuries(),
                                body.loss(),
                                body.counted()),
                        body.evidence()));
    }
}
