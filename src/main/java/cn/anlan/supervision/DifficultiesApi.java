package cn.anlan.supervision;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.obligations.ObligationQueries;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Difficulties and what was said to them. */
@RestController
@RequestMapping("/api/difficulties")
class DifficultiesApi {

    private final Difficulties difficulties;
    private final DifficultyStore store;
    private final ObligationQueries obligations;
    private final UnitQueries units;
    private final ActQueries acts;
    private final Receipts receipts;
    private final Clock clock;

    DifficultiesApi(
            Difficulties difficulties,
            DifficultyStore store,
            ObligationQueries obligations,
            UnitQueries units,
            ActQueries acts,
            Receipts receipts,
            Clock clock) {
        this.difficulties = difficulties;
        this.store = store;
        this.obligations = obligations;
        this.units = units;
        this.acts = acts;
        this.receipts = receipts;
        this.clock = clock;
    }

    record Raise(
            @NotBlank @Size(max = 300) String title,
            @NotBlank @Size(max = 4000) String words,
            @Nullable UUID about) {}

    record Reply(
            @NotNull Help help,
            @NotBlank @Size(max = 4000) String answer,
            @Nullable @Size(max = 50) List<UUID> evidence) {}

    record Opinion(@Nullable @Size(max = 2000) String opinion) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    /** @param late past the day by which the level above must answer, and not answered */
    record Row(
            UUID id,
            long version,
            DifficultyState state,
            UUID unit,
            String unitName,
            String title,
            String raisedName,
            Instant raisedAt,
            String superiorName,
            LocalDate dueDay,
            boolean late,
            int reopened,
            @Nullable Instant answeredAt,
            @Nullable Instant closedAt) {}

    /** @param derivation how the day was computed by which it must be answered */
    record View(
            Row difficulty,
            String words,
            @Nullable UUID about,
            @Nullable Bilingual aboutTitle,
            @Nullable Help help,
            @Nullable String answer,
            @Nullable String answeredName,
            UUID obligation,
            Bilingual derivation,
            List<ActView> timeline,
            List<DifficultyStep> steps) {}

    @GetMapping
    @ReadsCases
    CursorPage<Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable DifficultyState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        var page = CursorPage.of(
                store.list(actor.scope(), unit, state, Cursor.parse(cursor, 2), rows + 1),
                rows,
                d -> Cursor.of(d.raisedAt(), d.id()));
        return new CursorPage<>(rows(page.items()), page.next());
    }

    @GetMapping("/{id}")
    @ReadsCases
    ResponseEntity<View> get(Actor actor, @PathVariable UUID id) {
        Difficulty d = store.find(id, actor.scope()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        var obligation = obligations.get(Actor.system(), d.obligation());
        var view = new View(
                rows(List.of(d)).getFirst(),
                d.words(),
                d.about(),
                d.about() == null
                        ? null
                        : obligations.get(Actor.system(), d.about()).title(),
                d.help(),
                d.answer(),
                d.answeredName(),
                d.obligation(),
                obligation.derivation().text(),
                acts.timeline(Difficulties.SUBJECT, id),
                difficulties.stepsFor(actor, d));
        return ResponseEntity.ok().eTag("\"" + d.version() + "\"").body(view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done raise(Actor actor, Command command, @RequestBody @Valid Raise body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> difficulties.raise(
                        actor, body.title().strip(), body.words().strip(), body.about()));
    }

    @PostMapping("/{id}/answer")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done answer(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reply body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> difficulties.answer(
                        actor,
                        id,
                        command.version(),
                        body.help(),
                        body.answer().strip(),
                        MeasuresApi.files(body.evidence())));
    }

    @PostMapping("/{id}/confirm")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done confirm(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Opinion body) {
        String opinion = body.opinion() == null ? "" : body.opinion();
        return receipts.once(actor, command, body, () -> difficulties.confirm(actor, id, command.version(), opinion));
    }

    @PostMapping("/{id}/reopen")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done reopen(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid Reason body) {
        return receipts.once(
                actor, command, body, () -> difficulties.reopen(actor, id, command.version(), body.reason()));
    }

    private List<Row> rows(List<Difficulty> found) {
        Instant now = clock.instant();
        Map<UUID, UnitView> names = units.findAll(
                found.stream().flatMap(d -> Stream.of(d.unit(), d.superior())).collect(Collectors.toSet()));
        return found.stream()
                .map(d -> new Row(
                        d.id(),
                        d.version(),
                        d.state(),
                        d.unit(),
                        name(names, d.unit()),
                        d.title(),
                        d.raisedName(),
                        d.raisedAt(),
                        name(names, d.superior()),
                        LocalDate.ofInstant(d.due().minusNanos(1), Zones.CHINA),
                        !now.isBefore(d.due())
                                && (d.state() == DifficultyState.RAISED || d.state() == DifficultyState.REOPENED),
                        d.reopened(),
                        d.answeredAt(),
                        d.closedAt()))
                .toList();
    }

    private static String name(Map<UUID, UnitView> names, UUID unit) {
        UnitView view = names.get(unit);
        return view == null ? "" : view.name();
    }
}
