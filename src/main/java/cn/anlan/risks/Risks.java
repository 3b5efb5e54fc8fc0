package cn.anlan.risks;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers risks, grades them in four colours and has them controlled at the level the colour asks for (WX-2.7a).
 *
 * <p>All throw {@link Problem}: 404 absent or out of the actor's scope, 409 stale or retired, 422 a rule refuses.
 */
@Service
@Transactional
public class Risks {

    static final String SUBJECT = "risk";

    private final RiskStore store;
    private final Ledger ledger;
    private final ActQueries acts;
    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    Risks(RiskStore store, Ledger ledger, ActQueries acts, UnitQueries units, PostQueries posts, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.acts = acts;
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    Done register(Actor by, RisksApi.NewRisk asked) {
        UUID unit = asked.unit() == null ? Objects.requireNonNull(by.unit()) : asked.unit();
        UnitView at = units.get(unit);
        boolean reach = unit.equals(by.unit()) || by.areas().stream().anyMatch(at.territory()::startsWith);
        if (!reach) {
            throw new Problem(RiskProblem.OUT_OF_REACH).field("unit", "OutOfReach");
        }
        if ((asked.longitude() == null) != (asked.latitude() == null)) {
            throw new Problem(RiskProblem.NOT_A_POINT).field("latitude", "NotNull");
        }
        var risk = new Risk(
                Ids.next(),
                1,
                Risk.State.REGISTERED,
                asked.name().strip(),
                Objects.requireNonNullElse(asked.place(), ""),
                Objects.requireNonNullElse(asked.description(), ""),
                Objects.requireNonNullElse(asked.consequence(), ""),
                asked.longitude(),
                asked.latitude(),
                unit,
                at.territory(),
                null,
                null,
                List.of(),
                null,
                clock.instant());
        store.insert(risk);
        return append(risk, "risk.registered", by, Map.of("name", risk.name(), "place", risk.place()));
    }

    Done grade(Actor by, UUID id, long seen, RiskColour colour, String reason) {
        Risk risk = seen(by, id, seen);
        requireLive(risk);
        return record(risk.graded(colour), "risk.graded", by, Map.of("colour", colour.name(), "reason", reason));
    }

    /** Sets who controls it and how; a post below the level its colour asks for can't. */
    Done control(Actor by, UUID id, long seen, RiskColour.ControlLevel level, List<String> measures, UUID responsible) {
        Risk risk = seen(by, id, seen);
        requireLive(risk);
        RiskColour colour = risk.colour();
        if (colour == null) {
            throw wrongState(risk);
        }
        if (level.ordinal() > colour.lowest().ordinal()) {
            throw new Problem(
                            RiskProblem.WRONG_CONTROL_LEVEL,
                            colour.label().zh(),
                            colour.lowest().label().zh(),
                            colour.label().en(),
                            colour.lowest().label().en())
                    .clause("WX-2.7a");
        }
        if (!posts.get(responsible).unit().equals(risk.unit())) {
            throw new Problem(RiskProblem.OUT_OF_REACH).field("responsible", "OutOfReach");
        }
        return record(
                risk.controlled(level, measures, responsible),
                "risk.controlled",
                by,
                Map.of("level", level.name(), "measures", measures, "responsible", responsible.toString()));
    }

    Done retire(Actor by, UUID id, long seen, String reason) {
        Risk risk = seen(by, id, seen);
        requireLive(risk);
        return record(risk.retired(), "risk.retired", by, Map.of("reason", reason));
    }

    /** Whether there is such a risk within a scope. */
    @Transactional(readOnly = true)
    public boolean has(Scope scope, UUID id) {
        return store.find(scope, id).isPresent();
    }

    private Risk seen(Actor by, UUID id, long seen) {
        Risk risk = store.find(by.scope(), id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (risk.version() != seen) {
            throw stale(id, seen, risk.version());
        }
        return risk;
    }

    private static void requireLive(Risk risk) {
        if (risk.state() == Risk.State.RETIRED) {
            throw wrongState(risk);
        }
    }

    private static Problem wrongState(Risk risk) {
        return new Problem(RiskProblem.WRONG_STATE).with("current", risk.version());
    }

    private Done record(Risk risk, String kind, Actor by, Map<String, ?> facts) {
        if (!store.update(risk)) {
            throw stale(risk.id(), risk.version() - 1, risk.version());
        }
        return append(risk, kind, by, facts);
    }

    private Done append(Risk risk, String kind, Actor by, Map<String, ?> facts) {
        var said = new LinkedHashMap<String, Object>();
        said.put("state", risk.state().name());
        said.putAll(facts);
        UUID act = ledger.append(new NewAct(
                SUBJECT,
                risk.id(),
                risk.version(),
                kind,
                by,
                risk.unit(),
                risk.territory(),
                clock.instant(),
                said,
                List.of()));
        return new Done(risk.id(), risk.version(), risk.state().name(), act);
    }

    private Problem stale(UUID id, long seen, long current) {
        return new Problem(PlatformProblem.STALE, seen, current)
                .with("current", current)
                .with("changes", acts.since(SUBJECT, id, seen));
    }
}
