package cn.anlan.obligations;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries one step through: the guarded update, the act, the event, all in the caller's transaction. */
@Component
class Recorder {

    static final String SUBJECT = "obligation";

    private final ObligationStore store;
    private final Ladders ladders;
    private final Ledger ledger;
    private final ActQueries acts;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recorder(
            ObligationStore store,
            Ladders ladders,
            Ledger ledger,
            ActQueries acts,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.ladders = ladders;
        this.ledger = ledger;
        this.acts = acts;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The obligation as the actor saw it.
     *
     * @param seen version seen; null takes the current one and keeps others from changing it
     * @throws Problem 404 absent or out of scope, 409 seen in an older version
     */
    Obligation seen(Actor actor, UUID id, @Nullable Long seen) {
        Obligation o = (seen == null ? store.lock(id) : store.find(id))
                .filter(found -> actor.isSystem() || found.isVisibleTo(actor))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (seen != null && seen != o.version) {
            throw stale(id, seen, o.version);
        }
        return o;
    }

    Done record(Obligation o, Step step, Actor actor, Map<String, ?> facts) {
        return record(o, step, actor, facts, List.of(), clock.instant());
    }

    Done record(Obligation o, Step step, Actor actor, Map<String, ?> facts, List<String> evidence, Instant occurredAt) {
        long before = o.version;
        o.version = before + 1;
        ladders.arm(o);
        if (!store.update(o, before)) {
            throw stale(o.id(), before, store.version(o.id()));
        }
        return append(o, step, actor, facts, evidence, occurredAt);
    }

    /** Records the act of a row that was written already. */
    Done append(Obligation o, Step step, Actor actor, Map<String, ?> facts, List<String> evidence, Instant occurredAt) {
        UUID act = ledger.append(act(o, step, actor, facts, evidence, occurredAt));
        tell(List.of(new Notices.News(o, step, act)), actor);
        return new Done(o.id(), o.version, o.state.name(), act);
    }

    /** A step that time or another module's event took on a row locked in this transaction. */
    record Taken(Obligation obligation, Step step, Map<String, ?> facts, Instant occurredAt) {}

    /** Records many steps of the system at once, at most one on each obligation. */
    void recordAll(List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        Actor system = Actor.system();
        for (Taken one : taken) {
            one.obligation().version++;
            ladders.arm(one.obligation());
        }
        store.updateAll(taken.stream().map(Taken::obligation).toList());
        List<UUID> ids = ledger.appendAll(taken.stream()
                .map(one -> act(one.obligation(), one.step(), system, one.facts(), List.of(), one.occurredAt()))
                .toList());
        var news = new ArrayList<Notices.News>();
        for (int i = 0; i < ids.size(); i++) {
            news.add(new Notices.News(taken.get(i).obligation(), taken.get(i).step(), ids.get(i)));
        }
        tell(news, system);
    }

    private static NewAct act(
            Obligation o, Step step, Actor actor, Map<String, ?> facts, List<String> evidence, Instant occurredAt) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", o.state.name());
        said.putAll(facts);
        return new NewAct(
                SUBJECT,
                o.id(),
                o.version,
                step.act(),
                actor,
                o.unit,
                o.matter.territory(),
                occurredAt,
                said,
                evidence);
    }

    private void tell(List<Notices.News> news, Actor actor) {
        notices.of(news);
        for (Notices.News one : news) {
            var matter = one.obligation().matter;
            events.publishEvent(ObligationEvent.of(
                    one.step(),
                    new ObligationEvent.Fact(matter.id(), matter.originKind(), matter.origin(), one.act(), actor)));
        }
    }

    private Problem stale(UUID id, long seen, long current) {
        return new Problem(PlatformProblem.STALE, seen, current)
                .with("current", current)
                .with("changes", acts.since(SUBJECT, id, seen));
    }
}
