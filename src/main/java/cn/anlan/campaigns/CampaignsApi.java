package cn.anlan.campaigns;

import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.OverseesCases;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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

/** Quarterly checks, leaders' presence, and towns checked by line and by area. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignsApi {

    private final QuarterChecks checks;
    private final Presence presence;
    private final Towns towns;
    private final TownBoard board;
    private final Receipts receipts;
    private final Clock clock;

    CampaignsApi(
            QuarterChecks checks, Presence presence, Towns towns, TownBoard board, Receipts receipts, Clock clock) {
        this.checks = checks;
        this.presence = presence;
        this.towns = towns;
        this.board = board;
        this.receipts = receipts;
        this.clock = clock;
    }

    record LaggardAsked(
            @NotNull UUID unit,
            @Nullable UUID cited,
            @NotBlank @Size(max = 2000) String finding,
            @NotBlank @Size(max = 2000) String demand,
            @NotNull LocalDate dueDay) {}

    record CheckAsked(
            @Nullable String quarter,
            @NotBlank @Size(max = 4000) String words,
            @Nullable @Size(max = 100) List<@NotNull @Valid LaggardAsked> laggards) {}

    /**
     * The checks of a year.
     *
     * @param demanded whether a regime in force within the asker's area asks for any of them (JZ-4.3a)
     * @param unchecked the quarters begun for which one is asked and the asker's unit has filed none
     */
    record Checks(
            int year,
            boolean demanded,
            List<String> unchecked,
            List<QuarterChecks.View> items,
            @Nullable String next) {}

    record PresenceOf(String quarter, LocalDate from, LocalDate to, List<Presence.Row> items) {}

    record ChargeAsked(
            @NotNull Charge.Kind kind,
            @NotBlank @Size(max = 100) String name,
            @NotNull UUID post,
            @Nullable @Size(max = 200) List<@NotNull UUID> towns) {}

    record FindingAsked(
            @NotBlank @Size(max = 400) String text, @NotNull LocalDate dueDay) {}

    record TownCheckAsked(
            @NotNull UUID charge,
            @NotNull UUID town,
            @Nullable Instant happenedAt,
            @NotBlank @Size(max = 4000) String result,
            @Nullable @Size(max = 50) List<@NotNull @Valid FindingAsked> findings,
            @Nullable @Size(max = 50) List<@NotNull UUID> evidence) {}

    @GetMapping("/checks")
    @ReadsCases
    Checks checks(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int asked = year == null ? today().getYear() : year;
        var page = checks.ofYear(actor.scope(), asked, cursor, limit);
        Set<String> filed = actor.unit() == null ? Set.of() : checks.quartersChecked(actor.unit(), asked);
        List<Quarter> demanded = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new Quarter(asked, number))
                .filter(quarter -> !quarter.from().isAfter(today()))
                .filter(quarter -> checks.areDemandedIn(actor.areas(), Collections.min(List.of(quarter.to(), today()))))
                .toList();
        List<String> unchecked = demanded.stream()
                .map(Quarter::toString)
                .filter(quarter -> !filed.contains(quarter))
                .toList();
        return new Checks(asked, !demanded.isEmpty(), unchecked, page.items(), page.next());
    }

    @PostMapping("/checks")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done check(Actor actor, Command command, @RequestBody @Valid CheckAsked body) {
        List<QuarterChecks.Laggard> laggards = body.laggards() == null
                ? List.of()
                : body.laggards().stream()
                        .map(one -> new QuarterChecks.Laggard(
                                one.unit(),
                                one.cited(),
                                one.finding().strip(),
                                one.demand().strip(),
                                one.dueDay()))
                        .toList();
        Quarter quarter = Quarter.parse(body.quarter(), today());
        return receipts.once(
                actor,
                command,
                body,
                () -> checks.check(actor, quarter, body.words().strip(), laggards));
    }

    @GetMapping("/presence")
    @ReadsCases
    PresenceOf presence(Actor actor, @RequestParam(required = false) @Nullable String quarter) {
        Quarter asked = Quarter.parse(quarter, today());
        return new PresenceOf(asked.toString(), asked.from(), asked.to(), presence.all(actor, asked));
    }

    @GetMapping("/towns")
    @ReadsCases
    TownBoard.Board towns(
            Actor actor,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit) {
        YearMonth asked = month == null ? YearMonth.from(today()) : month(month);
        return board.of(actor, asked, q == null ? "" : q.strip(), limit);
    }

    @PostMapping("/charges")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done charge(Actor actor, Command command, @RequestBody @Valid ChargeAsked body) {
        List<UUID> asked = body.towns() == null ? List.of() : body.towns();
        return receipts.once(
                actor,
                command,
                body,
                () -> towns.charge(actor, body.kind(), body.name().strip(), body.post(), asked));
    }

    @PostMapping("/charges/{id}/end")
    @Allowed({PRINCIPAL, COMMITTEE_OFFICE})
    Done end(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> towns.end(actor, id, command.version()));
    }

    @PostMapping("/town-checks")
    @ResponseStatus(HttpStatus.CREATED)
    @OverseesCases
    Done townCheck(Actor actor, Command command, @RequestBody @Valid TownCheckAsked body) {
        List<Towns.Finding> findings = body.findings() == null
                ? List.of()
                : body.findings().stream()
                        .map(one -> new Towns.Finding(one.text().strip(), one.dueDay()))
                        .toList();
        return receipts.once(
                actor,
                command,
                body,
                () -> towns.check(
                        actor,
                        body.charge(),
                        body.town(),
                        body.happenedAt(),
                        body.result().strip(),
                        findings,
                        body.evidence() == null ? List.of() : body.evidence()));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw new Problem(CampaignProblem.PERIOD_UNREADABLE, text).field("month", "Month");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
