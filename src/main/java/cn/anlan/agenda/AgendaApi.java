package cn.anlan.agenda;

import cn.anlan.obligations.DueDays;
import cn.anlan.obligations.DueDays.Day;
import cn.anlan.obligations.DueDays.Whose;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Months and years of obligations, and the address at which a calendar program reads one's own. */
@RestController
class AgendaApi {

    private static final int LONGEST = 400;
    private static final int MOST = 500;
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final DueDays due;
    private final Feeds feeds;

    AgendaApi(DueDays due, Feeds feeds) {
        this.due = due;
        this.feeds = feeds;
    }

    record Days(List<Day> items) {}

    /** @param more there are more than are shown */
    record Due(List<ObligationRow> items, boolean more) {}

    /** @param made when the address was made, null while there is none */
    record FeedState(@Nullable Instant made, @Nullable Instant read) {}

    record FeedAddress(String address) {}

    /** Addresses say whose in small letters. */
    @Component
    static final class WhoseNames implements Converter<String, Whose> {

        @Override
        public Whose convert(String name) {
            return Whose.valueOf(name.strip().toUpperCase(Locale.ROOT));
        }
    }

    /** How many obligations fall due on each day of a span of at most 400 days. */
    @GetMapping("/api/agenda/days")
    @ReadsCases
    Days days(
            Actor actor,
            @RequestParam(required = false) @Nullable Whose whose,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        return new Days(due.days(actor, whose == null ? Whose.OWN : whose, from, checked(from, to)));
    }

    /** What falls due in a span, the first 500. */
    @GetMapping("/api/agenda")
    @ReadsCases
    Due due(
            Actor actor,
            @RequestParam(required = false) @Nullable Whose whose,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        List<ObligationRow> rows =
                due.between(actor, whose == null ? Whose.OWN : whose, from, checked(from, to), MOST + 1);
        return new Due(rows.stream().limit(MOST).toList(), rows.size() > MOST);
    }

    /** Whether one has an address for calendar programs. It isn't told again. */
    @GetMapping("/api/agenda/feed")
    @ReadsCases
    FeedState feed(Actor actor) {
        return feeds.of(actor)
                .map(feed -> new FeedState(feed.madeAt(), feed.readAt()))
                .orElse(new FeedState(null, null));
    }

    /** Makes a new secret address; the one before answers 404 from now on. */
    @PostMapping("/api/agenda/feed")
    @HandlesCases
    @ResponseStatus(HttpStatus.CREATED)
    FeedAddress make(Actor actor, Locale locale) {
        return new FeedAddress(address() + "/api/agenda/feeds/" + feeds.make(actor, locale) + ".ics");
    }

    @DeleteMapping("/api/agenda/feed")
    @HandlesCases
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor) {
        feeds.revoke(actor);
    }

    /**
     * The calendar itself, for whoever knows the secret.
     *
     * @param tasks as tasks instead of entries
     */
    @GetMapping("/api/agenda/feeds/{secret}.ics")
    @Allowed(anyone = true)
    ResponseEntity<String> calendar(
            @PathVariable String secret, @RequestParam(required = false) @Nullable Boolean tasks) {
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .body(feeds.calendar(secret, Boolean.TRUE.equals(tasks), address()));
    }

    private static LocalDate checked(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST) {
            throw new Problem(PlatformProblem.INVALID, 1).field("to", "Type", "LocalDate");
        }
        return to;
    }

    private static String address() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
