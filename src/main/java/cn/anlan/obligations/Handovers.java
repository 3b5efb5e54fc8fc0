package cn.anlan.obligations;

import cn.anlan.calendar.CalendarPublished;
import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.ledger.ActQueries;
import cn.anlan.organization.HolderChanged;
import cn.anlan.platform.Actor;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows what happens elsewhere: what is open goes with the post to its next holder, while what was done stays with the person who did it
 * (WX-2.0); provisional deadlines are confirmed when the calendar is published.
 */
@Component
@Transactional
class Handovers {

    private static final int BATCH = 500;

    private final ObligationStore store;
    private final Recorder recorder;
    private final ActQueries acts;
    private final Calendars calendars;
    private final JsonText json;
    private final Clock clock;

    Handovers(
            ObligationStore store,
            Recorder recorder,
            ActQueries acts,
            Calendars calendars,
            JsonText json,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.acts = acts;
        this.calendars = calendars;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    void followThePost(HolderChanged change) {
        mustNotHaveActedSince(change);
        Instant now = clock.instant();
        var taken = new ArrayList<Recorder.Taken>();
        for (Obligation o : store.lockLiveOfPost(change.post())) {
            var bearer = o.bearer;
            if (bearer == null || Objects.equals(bearer.person(), change.after())) {
                continue;
            }
            o.take(Step.TRANSFER, Actor.system());
            o.handTo(o.unit, new Obligation.Bearer(bearer.post(), bearer.role(), change.after()));
            taken.add(new Recorder.Taken(
                    o,
                    Step.TRANSFER,
                    facts(
                            "post", bearer.post(),
                            "fromPerson", change.before(),
                            "toPerson", change.after(),
                            "since", change.from()),
                    now));
        }
        recorder.recordAll(taken);
    }

    /** Nobody leaves a post before what the ledger says they did in it; a successor would have had it then. */
    private void mustNotHaveActedSince(HolderChanged change) {
        UUID before = change.before();
        if (before == null) {
            return;
        }
        // On the very day of the change both have had the post.
        Instant left = change.from().plusDays(1).atStartOfDay(Zones.CHINA).toInstant();
        acts.lastIn(change.post(), before, left).ifPresent(last -> {
            throw new Problem(
                            ObligationProblem.ACTED_SINCE,
                            change.from().toString(),
                            LocalDate.ofInstant(last, Zones.CHINA).toString())
                    .clause("WX-2.0")
                    .field("on", "BeforeLastAct");
        });
    }

    @EventListener
    void confirmDeadlines(CalendarPublished published) {
        UUID after = new UUID(0, 0);
        List<Obligation> page;
        do {
            page = store.lockProvisional(after, BATCH);
            var taken = new ArrayList<Recorder.Taken>();
            var moved = new LinkedHashMap<Obligation, Deadline>();
            for (Obligation o : page) {
                after = o.id();
                Deadline before = json.read(store.deadline(o.id()), Deadline.class);
                Deadline now = LegalClock.recompute(before, calendars.workdays());
                if (now.provisional() && now.due().equals(before.due())) {
                    continue;
                }
                o.take(Step.CONFIRM_DUE, Actor.system());
                o.dueAt(now);
                moved.put(o, now);
                taken.add(new Recorder.Taken(
                        o,
                        Step.CONFIRM_DUE,
                        facts(
                                "before", before.due(),
                                "due", now.due(),
                                "provisional", now.provisional(),
                                "calendar", published.year() + "." + published.version()),
                        clock.instant()));
            }
            recorder.recordAll(taken);
            moved.forEach((o, deadline) -> store.moveDue(o, json.write(deadline)));
        } while (page.size() == BATCH);
    }

    static Map<String, Object> facts(@Nullable Object... pairs) {
        var facts = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(String.valueOf(pairs[i]), plain(pairs[i + 1]));
        }
        return facts;
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case null -> "";
            default -> value.toString();
        };
    }
}
