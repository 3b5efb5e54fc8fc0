package cn.anlan.obligations;

import static cn.anlan.platform.Role.AUDITOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Key tasks: registered by hand, reported by the quarter, counted by the year for the assessment (JZ-3.6.3). */
@RestController
@RequestMapping("/api/obligations")
class KeyTasksApi {

    private static final int MOST = 10_000;
    private static final Bilingual REPORT = new Bilingual("重点任务通报", "key-tasks");

    private final KeyTasks keyTasks;
    private final KeyTaskStore store;
    private final ObligationQueries queries;
    private final ObligationSheet sheet;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Receipts receipts;
    private final Clock clock;

    KeyTasksApi(
            KeyTasks keyTasks,
            KeyTaskStore store,
            ObligationQueries queries,
            ObligationSheet sheet,
            PostQueries posts,
            UnitQueries units,
            Receipts receipts,
            Clock clock) {
        this.keyTasks = keyTasks;
        this.store = store;
        this.queries = queries;
        this.sheet = sheet;
        this.posts = posts;
        this.units = units;
        this.receipts = receipts;
        this.clock = clock;
    }

    record Registration(
            @NotBlank @Size(max = 500) String title,
            @Nullable @Size(max = 60) String term,
            @Nullable LocalDate dueDay,
            @Nullable UUID bearerPost,
            @Nullable UUID verifierPost,
            @Nullable @Size(max = 10) List<@NotNull EvidenceDemand> demands) {}

    /** How one post did with its key tasks in a year. */
    record Line(
            UUID unit,
            String unitName,
            UUID post,
            String postTitle,
            @Nullable String holder,
            int total,
            int inTime,
            int late,
            int overdue,
            int running,
            int waived,
            int returned,
            int urged) {}

    record Tally(int year, List<Line> items) {}

    /** A quarter's report: how many, and each. */
    record Report(
            String quarter,
            LocalDate from,
            LocalDate to,
            int total,
            int closed,
            int overdue,
            List<ObligationRow> items) {}

    @PostMapping
    @Allowed({COMMITTEE_OFFICE, PRINCIPAL})
    @ResponseStatus(HttpStatus.CREATED)
    Done register(Actor actor, Command command, @RequestBody @Valid Registration body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> keyTasks.register(
                        actor,
                        body.title().strip(),
                        body.term(),
                        body.dueDay(),
                        body.bearerPost(),
                        body.verifierPost(),
                        body.demands()));
    }

    @GetMapping("/key-tasks")
    @Allowed({COMMITTEE_OFFICE, PRINCIPAL, SUPERVISOR, AUDITOR})
    Tally tally(Actor actor, @RequestParam(required = false) @Nullable Integer year) {
        int asked = year == null
                ? LocalDate.ofInstant(clock.instant(), Zones.CHINA).getYear()
                : Math.clamp(year, 2000, 2200);
        var found = store.tally(
                actor.scope(), start(LocalDate.of(asked, 1, 1)), start(LocalDate.of(asked + 1, 1, 1)), clock.instant());
        Map<UUID, UnitView> unitsById =
                units.findAll(found.stream().map(KeyTaskStore.Tally::unit).collect(Collectors.toSet()));
        Map<UUID, PostView> postsById = posts.findAll(
                found.stream().map(KeyTaskStore.Tally::post).collect(Collectors.toSet()),
                LocalDate.ofInstant(clock.instant(), Zones.CHINA));
        return new Tally(
                asked,
                found.stream()
                        .map(t -> line(t, unitsById.get(t.unit()), postsById.get(t.post())))
                        .toList());
    }

    @GetMapping("/key-tasks/report")
    @Allowed({COMMITTEE_OFFICE, PRINCIPAL, SUPERVISOR, AUDITOR})
    Report report(Actor actor, @RequestParam(required = false) @Nullable String quarter) {
        Quarter asked = Quarter.of(quarter, LocalDate.ofInstant(clock.instant(), Zones.CHINA));
        var rows = queries.rows(store.during(
                actor.scope(), start(asked.from()), start(asked.to().plusDays(1)), MOST));
        return new Report(
                asked.name(),
                asked.from(),
                asked.to(),
                rows.size(),
                (int) rows.stream().filter(row -> row.closedAt() != null).count(),
                (int) rows.stream().filter(ObligationRow::late).count(),
                rows);
    }

    @GetMapping("/key-tasks/report.xlsx")
    @Allowed({COMMITTEE_OFFICE, PRINCIPAL, SUPERVISOR, AUDITOR})
    ResponseEntity<StreamingResponseBody> reportSheet(
            Actor actor, @RequestParam(required = false) @Nullable String quarter, Locale locale) {
        Report report = report(actor, quarter);
        return sheet.answer(REPORT, report.quarter(), locale, rows -> rows.accept(report.items()));
    }

    private static Line line(KeyTaskStore.Tally t, @Nullable UnitView unit, @Nullable PostView post) {
        var holder = post == null ? null : post.holder();
        return new Line(
                t.unit(),
                unit == null ? "" : unit.name(),
                t.post(),
                post == null ? "" : post.title(),
                holder == null ? null : holder.name(),
                t.total(),
                t.inTime(),
                t.late(),
                t.overdue(),
                t.running(),
                t.waived(),
                t.returned(),
                t.urged());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Zones.CHINA).toInstant();
    }

    /** A quarter such as {@code 2026Q1}. */
    private record Quarter(int year, int number) {

        static Quarter of(@Nullable String text, LocalDate today) {
            if (text == null || text.isBlank()) {
                return new Quarter(today.getYear(), (today.getMonthValue() + 2) / 3);
            }
            if (!text.matches("20\\d\\dQ[1-4]")) {
                throw new Problem(PlatformProblem.INVALID, 1).field("quarter", "Quarter");
            }
            return new Quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0');
        }

        String name() {
            return year + "Q" + number;
        }

        LocalDate from() {
            return LocalDate.of(year, number * 3 - 2, 1);
        }

        LocalDate to() {
            return from().plusMonths(3).minusDays(1);
        }
    }
}
