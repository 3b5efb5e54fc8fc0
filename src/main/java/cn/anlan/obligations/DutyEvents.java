package cn.anlan.obligations;

import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Period;
import cn.anlan.calendar.Rounding;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.ParameterSheet;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens what duties demand of a unit within some time of an event, in the caller's transaction and once for each event, however often it
 * is told: a major hazard confirmed, a report approved, an accident.
 */
@Service
public class DutyEvents {

    /** Origin kind of what is opened; the origin is the event. */
    public static final String ORIGIN = "duty-event";

    private final RegimeQueries regimes;
    private final UnitQueries units;
    private final DutyOpenings openings;
    private final ObligationStore store;
    private final Recorder recorder;
    private final Ladders ladders;
    private final Calendars calendars;
    private final JdbcClient jdbc;
    private final JsonText json;
    private final Clock clock;

    DutyEvents(
            RegimeQueries regimes,
            UnitQueries units,
            DutyOpenings openings,
            ObligationStore store,
            Recorder recorder,
            Ladders ladders,
            Calendars calendars,
            JdbcClient jdbc,
            JsonText json,
            Clock clock) {
        this.regimes = regimes;
        this.units = units;
        this.openings = openings;
        this.store = store;
        this.recorder = recorder;
        this.ladders = ladders;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What happened to a unit, by the name that packs give it (a duty's {@code due.after}).
     *
     * @param event id of the record that is the event
     * @param at when it happened; terms count from then
     * @return the obligations it has opened, now or when it was told before; none where no regime in force asks for anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> happened(String after, UUID unit, UUID event, Instant at) {
        UnitView bearer = units.get(unit);
        var opened = new ArrayList<UUID>();
        for (PackVersion version : regimes.inForceFor(bearer, day(at))) {
            version.content().duties().stream()
                    .filter(duty -> after.equals(duty.due().after()))
                    .forEach(duty -> opened.addAll(open(version, duty, bearer, event, at)));
        }
        return opened;
    }

    /**
     * One duty of one regime, as {@link #happened} does for all.
     *
     * @throws IllegalArgumentException if the regime in force for the unit has no such duty on an event
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> happened(String pack, String duty, UUID unit, UUID event, Instant at) {
        UnitView bearer = units.get(unit);
        PackVersion version = regimes.inForceFor(bearer, pack, day(at)).orElse(null);
        if (version == null) {
            return List.of();
        }
        Duty asked = version.content()
                .duty(duty)
                .filter(one -> one.recurrence() == Duty.Recurrence.ON_EVENT)
                .orElseThrow(() -> new IllegalArgumentException(pack + " has no duty on an event named " + duty));
        return open(version, asked, bearer, event, at);
    }

    private List<UUID> open(PackVersion version, Duty duty, UnitView unit, UUID event, Instant at) {
        if (duty.recurrence() != Duty.Recurrence.ON_EVENT || !duty.unitKinds().contains(unit.kind())) {
            return List.of();
        }
        String pack = version.content().pack();
        String period = "event:" + event;
        // Two who tell it at once: the second waits and finds what the first has opened.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(pack + duty.key() + unit.id() + event)
                .query((row, n) -> true)
                .single();
        List<UUID> before = jdbc.sql("""
                        SELECT id FROM obligations.obligation
                        WHERE unit = ? AND pack = ? AND duty = ? AND period IS NOT NULL AND split_part(period, '#', 1) = ? ORDER BY period
                        """)
                .params(unit.id(), pack, duty.key(), period)
                .query(UUID.class)
                .list();
        if (!before.isEmpty()) {
            return before;
        }
        ParameterSheet parameters = regimes.parameters(version, day(at));
        String limit = Objects.requireNonNull(duty.due().parameter());
        Deadline deadline = LegalClock.due(
                parameters.value(unit, limit).asTerm(Period.YEAR), Rounding.STAYS, at, calendars.workdays());
        String quota = duty.quota();
        int count =
                quota == null ? 1 : Math.max(1, parameters.value(unit, quota).asInt());
        var opened = new ArrayList<UUID>();
        for (int n = 1; n <= count; n++) {
            String name = period + (count == 1 ? "" : "#" + n);
            opened.add(insert(version, duty, unit, event, name, deadline));
        }
        return opened;
    }

    private UUID insert(PackVersion version, Duty duty, UnitView unit, UUID event, String period, Deadline deadline) {
        Instant now = clock.instant();
        var matter = new Obligation.Matter(
                Ids.next(),
                ORIGIN,
                event,
                duty.title(),
                version.content().pack(),
                version.content().version(),
                duty.clause(),
                duty.key(),
                period,
                null,
                unit.territory(),
                duty.evidence().stream()
                        .map(one ->
                                new EvidenceDemand(one.kind().name().toLowerCase(Locale.ROOT), one.min(), one.label()))
                        .toList(),
                false,
                null,
                now);
        var o = new Obligation(matter, 1, ObligationState.OPEN, unit.id(), deadline.due(), deadline.provisional());
        var posts = openings.postsOf(List.of(unit), day(now));
        PostView bearer = posts.own(unit, duty.post()).orElse(null);
        if (bearer != null) {
            o.bearer = Obligations.bearer(bearer);
            o.state = ObligationState.ASSIGNED;
        }
        PostView verifier = posts.verifier(unit, duty).orElse(null);
        o.verifierPost = verifier == null ? null : verifier.id();
        o.verifierUnit = verifier == null ? unit.parent() : null;
        o.rung = ladders.of(matter).start(o.due, now);
        ladders.arm(o);
        store.insert(o, json.write(deadline));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", duty.title());
        facts.put("clause", duty.clause());
        facts.put("due", deadline.due().toString());
        facts.put("origin", ORIGIN + "/" + event);
        facts.put("event", String.valueOf(duty.due().after()));
        recorder.append(o, Step.OPEN, Actor.system(), facts, List.of(), now);
        return matter.id();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Zones.CHINA);
    }
}
