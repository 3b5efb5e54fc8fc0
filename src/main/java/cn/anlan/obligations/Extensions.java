package cn.anlan.obligations;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Change;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Term;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** More time: asked for by the bearer, decided by a superior or the verifier, both with a reason. */
@Component
class Extensions {

    private final ObligationStore store;
    private final Recorder recorder;
    private final Calendars calendars;
    private final JsonText json;
    private final Clock clock;

    Extensions(ObligationStore store, Recorder recorder, Calendars calendars, JsonText json, Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.calendars = calendars;
        this.json = json;
        this.clock = clock;
    }

    Done request(Actor by, UUID id, @Nullable Long seen, String term, String reason) {
        Obligation o = recorder.seen(by, id, seen);
        o.take(Step.REQUEST_EXTENSION, by);
        if (o.extension != null) {
            throw new Problem(ObligationProblem.EXTENSION_PENDING);
        }
        // Computed now as well, so that a term that gives no time is refused to whoever asks, not to whoever decides.
        Deadline would = extended(o, term, reason);
        o.extension = new Obligation.ExtensionRequest(term, reason, by.person(), clock.instant());
        return recorder.record(
                o,
                Step.REQUEST_EXTENSION,
                by,
                Map.of("by", term, "reason", reason, "wouldBeDue", would.due().toString()));
    }

    Done decide(Actor by, UUID id, @Nullable Long seen, boolean granted, String reason) {
        Obligation o = recorder.seen(by, id, seen);
        Step step = granted ? Step.GRANT_EXTENSION : Step.REFUSE_EXTENSION;
        o.take(step, by);
        Obligation.ExtensionRequest asked = o.extension;
        if (asked == null) {
            throw new Problem(ObligationProblem.NO_EXTENSION_PENDING);
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("by", asked.by());
        facts.put("reason", reason);
        facts.put("due", o.due.toString());
        if (!granted) {
            o.extension = null;
            return recorder.record(o, step, by, facts);
        }
        Deadline later = extended(o, asked.by(), asked.reason());
        o.extended(later);
        facts.put("due", later.due().toString());
        facts.put("derivation", later.derivation().text());
        // Before the event is published: listeners read the new deadline.
        store.moveDue(o, json.write(later));
        return recorder.record(o, step, by, facts);
    }

    private Deadline extended(Obligation o, String term, String reason) {
        Deadline now = json.read(store.deadline(o.id()), Deadline.class);
        var change = new Change.Extension(term(term), now.derivation().inputs().rounding(), reason);
        return LegalClock.change(now, change, calendars.workdays());
    }

    static Term term(String text) {
        try {
            return Term.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new Problem(ObligationProblem.TERM_UNREADABLE, text).field("by", "Term");
        }
    }
}
