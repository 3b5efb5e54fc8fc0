package cn.anlan.calendar;

import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The official calendar as far as it is published; an administrator imports each new year. */
@Component
public class Calendars {

    private final CalendarStore store;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    // Another node learns of a new year within these seconds; a deadline computed meanwhile is provisional and says so.
    private final LoadingCache<Boolean, Workdays> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(key -> new Workdays(years()));

    private final List<CalendarPublished> added = new ArrayList<>();

    Calendars(CalendarStore store, Clock clock, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
        addShippedYears();
    }

    /** Which days are worked, to compute deadlines with. */
    public Workdays workdays() {
        return known.get(true);
    }

    List<CalendarYear> years() {
        return store.years();
    }

    /**
     * Puts a year in force, as a new version unless nothing changed.
     *
     * @throws Problem {@link CalendarProblem#BAD_CALENDAR} with every bad row; nothing is kept then
     */
    CalendarYear publish(int year, YearNotice notice, Actor actor) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                CalendarYear before = store.year(year).orElse(null);
                CalendarYear after = notice.year(year, before == null ? 1 : before.version() + 1);
                if (before != null && after.says(before)) {
                    return before;
                }
                if (!store.insert(after, actor.person(), clock.instant())) {
                    throw new Problem(PlatformProblem.BUSY);
                }
                known.invalidateAll();
                events.publishEvent(new CalendarPublished(year, after.version()));
                return after;
            }));
        } finally {
            known.invalidateAll();
        }
    }

    /** The years this version of the product brings along, unless somebody imported them before. */
    private void addShippedYears() {
        for (CalendarYear year : ShippedYears.read()) {
            if (store.insert(year, Actor.system().person(), clock.instant())) {
                added.add(new CalendarPublished(year.year(), year.version()));
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void announceShippedYears() {
        added.forEach(events::publishEvent);
        added.clear();
    }
}
