package cn.anlan.regimes;

import static cn.anlan.platform.Role.AUDITOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.DEPARTMENT;
import static cn.anlan.platform.Role.INSPECTOR;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Roll-out of a regime unit by unit: who has it in force, who is late. */
@RestController
@RequestMapping("/api/regimes/{pack}/rollout")
class RolloutApi {

    private final Rollout rollout;
    private final PackLibrary library;
    private final UnitsWithinReach reach;
    private final Receipts receipts;

    RolloutApi(Rollout rollout, PackLibrary library, UnitsWithinReach reach, Receipts receipts) {
        this.rollout = rollout;
        this.library = library;
        this.reach = reach;
        this.receipts = receipts;
    }

    /** @param counts how many of all units seen stand how, whatever the filter */
    record Progress(
            Map<Rollout.State, Long> counts,
            List<Rollout.Line> items,
            @Nullable String next) {}

    /**
     * @param since first day on which it is in force
     * @param evidence ids of uploaded files that prove it
     */
    record InForce(
            @NotNull UUID unit,
            @NotNull LocalDate since,
            @NotEmpty @Size(max = 20) List<@NotNull UUID> evidence,
            @Nullable @Size(max = 1000) String note) {}

    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, AUDITOR})
    @GetMapping
    Progress list(
            Actor actor,
            @PathVariable String pack,
            @RequestParam(required = false) Rollout.@Nullable State state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        library.latest(pack);
        List<Rollout.Line> seen = rollout.lines(pack).stream()
                .filter(line -> reach.sees(actor, line.unit()))
                .toList();
        Cursor after = Cursor.parse(cursor, 2);
        int rows = CursorPage.limit(limit);
        var page = CursorPage.of(
                seen.stream()
                        .filter(line -> state == null || line.state() == state)
                        .filter(line -> q == null || line.unit().name().contains(q.strip()))
                        .filter(line ->
                                after == null || key(line.unit()).compareTo(after.value(0) + after.value(1)) > 0)
                        .limit(rows + 1L)
                        .toList(),
                rows,
                line -> Cursor.of(line.unit().territory(), line.unit().id()));
        return new Progress(counts(seen), page.items(), page.next());
    }

    /** A unit's own head or committee office says that the regime is in force in it, with proof. */
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Done inForce(Actor actor, Command command, @PathVariable String pack, @Valid @RequestBody InForce body) {
        UnitView unit = reach.get(actor, body.unit());
        if (!reach.speaksFor(actor, unit)) {
            throw new Problem(RegimeProblem.NOT_YOUR_UNIT, unit.name());
        }
        String note = Objects.requireNonNullElse(body.note(), "");
        return receipts.once(
                actor,
                command,
                body,
                () -> rollout.recordInForce(actor, pack, unit, body.since(), body.evidence(), note));
    }

    private static Map<Rollout.State, Long> counts(List<Rollout.Line> lines) {
        var counts = new EnumMap<Rollout.State, Long>(Rollout.State.class);
        Arrays.stream(Rollout.State.values()).forEach(state -> counts.put(state, 0L));
        lines.forEach(line -> counts.merge(line.state(), 1L, Long::sum));
        return counts;
    }

    private static String key(UnitView unit) {
        return unit.territory() + unit.id();
    }
}
