package cn.anlan.calendar;

import cn.anlan.calendar.CalendarStore.VersionView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Years of the official calendar, and what a term would come to. */
@RestController
@RequestMapping("/api/calendar")
class CalendarApi {

    private static final int MOST_CSV_BYTES = 64 * 1024;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final Calendars calendars;
    private final CalendarStore store;
    private final Clock clock;

    CalendarApi(Calendars calendars, CalendarStore store, Clock clock) {
        this.calendars = calendars;
        this.store = store;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(everyoneSignedIn = true)
    List<YearSummary> years() {
        return store.years().stream()
                .map(year -> new YearSummary(year.year(), year.version(), year.workdays()))
                .toList();
    }

    @GetMapping("/{year}")
    @Allowed(everyoneSignedIn = true)
    YearView year(@PathVariable int year) {
        requireYear(year);
        return view(store.year(year).orElseGet(() -> new CalendarYear(year, 0, List.of(), List.of(), List.of())));
    }

    @PostMapping(path = "/{year}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.ADMINISTRATOR)
    ResponseEntity<YearView> publish(@PathVariable int year, @Valid @RequestBody YearNotice.Json notice, Actor actor) {
        return publish(year, notice.notice(), actor);
    }

    @PostMapping(path = "/{year}", consumes = "text/csv")
    @Allowed(Role.ADMINISTRATOR)
    ResponseEntity<YearView> publish(
            @PathVariable int year, @RequestParam(defaultValue = "") List<String> source, InputStream csv, Actor actor)
            throws IOException {
        byte[] bytes = csv.readNBytes(MOST_CSV_BYTES + 1);
        if (bytes.length > MOST_CSV_BYTES) {
            throw new Problem(PlatformProblem.TOO_LARGE, "64 KB");
        }
        return publish(year, YearNotice.ofCsv(text(bytes), source), actor);
    }

    /** What a term comes to and why, without anything being kept. */
    @PostMapping("/preview")
    @Allowed(everyoneSignedIn = true)
    PreviewView preview(@Valid @RequestBody Preview asked) {
        Term term = term(asked.term);
        Instant start = asked.start == null ? clock.instant() : asked.start;
        requireYear(start);
        Rounding rounding = asked.rounding == null ? Rounding.STAYS : asked.rounding;
        Workdays workdays = calendars.workdays();
        Deadline deadline = LegalClock.due(term, rounding, start, workdays);
        for (Change change : asked.changes == null ? List.<Change>of() : asked.changes) {
            deadline = LegalClock.change(deadline, change, workdays);
        }
        return new PreviewView(
                term.words(),
                deadline.due(),
                deadline.day(),
                deadline.isOverdue(clock.instant()),
                deadline.provisional(),
                deadline.derivation());
    }

    private ResponseEntity<YearView> publish(int year, YearNotice notice, Actor actor) {
        requireYear(year);
        int before = store.year(year).map(CalendarYear::version).orElse(0);
        CalendarYear published = calendars.publish(year, notice, actor);
        return ResponseEntity.status(published.version() == before ? 200 : 201).body(view(published));
    }

    private YearView view(CalendarYear year) {
        return new YearView(
                year.year(),
                year.version() > 0,
                year.version(),
                year.workdays(),
                year.holidays(),
                year.makeUpDays(),
                year.source(),
                store.versions(year.year()));
    }

    private static Term term(String text) {
        try {
            return Term.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Problem(CalendarProblem.BAD_TERM, text).field("term", "NotATerm");
        }
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
    }

    private static void requireYear(Instant start) {
        if (start.isBefore(Instant.parse("2000-01-01T00:00:00Z"))
                || start.isAfter(Instant.parse("2199-12-31T00:00:00Z"))) {
            throw new Problem(CalendarProblem.BAD_TERM, start).field("start", "NotInRange");
        }
    }

    /** What spreadsheets save in China is UTF-8 or GB 18030. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    record YearSummary(int year, int version, int workdays) {}

    record YearView(
            int year,
            boolean published,
            int version,
            int workdays,
            Collection<LocalDate> holidays,
            Collection<LocalDate> makeUpDays,
            List<String> source,
            List<VersionView> versions) {}

    /**
     * A question to the legal clock.
     *
     * @param rounding {@link Rounding#STAYS} if not given
     * @param start now if not given
     */
    record Preview(
            @NotBlank String term,
            @Nullable Rounding rounding,
            @Nullable Instant start,
            @Nullable @Size(max = 50) List<@NotNull Change> changes) {}

    record PreviewView(
            Bilingual term, Instant due, LocalDate day, boolean overdue, boolean provisional, Derivation derivation) {}
}
