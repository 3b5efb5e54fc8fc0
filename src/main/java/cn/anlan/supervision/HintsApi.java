package cn.anlan.supervision;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs of formalism, for the level above. */
@RestController
@RequestMapping("/api/hints")
class HintsApi {

    private final Hints hints;
    private final UnitQueries units;
    private final Receipts receipts;
    private final Clock clock;

    HintsApi(Hints hints, UnitQueries units, Receipts receipts, Clock clock) {
        this.hints = hints;
        this.units = units;
        this.receipts = receipts;
        this.clock = clock;
    }

    record SourceView(String kind, UUID subject, String title, String unitName, String personName, Instant enteredAt) {}

    record View(
            String key,
            HintKind kind,
            int percent,
            int count,
            List<SourceView> sources,
            @Nullable String dismissedBy,
            @Nullable String dismissedFor) {}

    /** The hints of a quarter, with the limits by which they were found: the product's own unless a place set them. */
    record Views(
            LocalDate from,
            LocalDate to,
            int similarity,
            int nightHours,
            int nightShare,
            int nightLeast,
            boolean capped,
            List<View> items) {}

    /** @param day any day of the quarter in which it was found */
    record Dismissal(
            @NotBlank @Size(max = 200) String key,
            @Nullable LocalDate day,
            @NotBlank @Size(max = 2000) String reason) {}

    @GetMapping
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Views list(Actor actor, @RequestParam(required = false) @Nullable LocalDate day) {
        LocalDate from = from(day);
        LocalDate to = from.plusMonths(3).minusDays(1);
        Hints.Quarter found = hints.of(actor, from, to);
        Map<UUID, UnitView> names = units.findAll(found.found().stream()
                .flatMap(one -> one.hint().sources().stream())
                .flatMap(source -> Stream.ofNullable(source.unit()))
                .collect(Collectors.toSet()));
        var limits = found.limits();
        return new Views(
                from,
                to,
                limits.similarity(),
                limits.nightHours(),
                limits.nightShare(),
                limits.nightLeast(),
                found.capped(),
                found.found().stream().map(one -> view(one, names)).toList());
    }

    @PostMapping("/dismiss")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done dismiss(Actor actor, Command command, @RequestBody @Valid Dismissal body) {
        LocalDate from = from(body.day());
        return receipts.once(
                actor,
                command,
                body,
                () -> hints.dismiss(
                        actor,
                        body.key(),
                        from,
                        from.plusMonths(3).minusDays(1),
                        body.reason().strip()));
    }

    private LocalDate from(@Nullable LocalDate day) {
        LocalDate in = day == null ? LocalDate.ofInstant(clock.instant(), Zones.CHINA) : day;
        return LocalDate.of(in.getYear(), (in.getMonthValue() - 1) / 3 * 3 + 1, 1);
    }

    private static View view(Hints.Found one, Map<UUID, UnitView> names) {
        Hint hint = one.hint();
        return new View(
                hint.key(),
                hint.kind(),
                hint.percent(),
                hint.count(),
                hint.sources().stream()
                        .map(source -> new SourceView(
                                source.kind(),
                                source.subject(),
                                source.title(),
                                name(names, source.unit()),
                                source.personName(),
                                source.enteredAt()))
                        .toList(),
                one.dismissed() == null ? null : one.dismissed().by(),
                one.dismissed() == null ? null : one.dismissed().reason());
    }

    private static String name(Map<UUID, UnitView> names, @Nullable UUID unit) {
        return unit == null || !names.containsKey(unit)
                ? ""
                : Objects.requireNonNull(names.get(unit)).name();
    }
}
