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
import cn.anlan.platform.Bilingual;
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
import org.jspecify.annotations.Nullable;
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
     * Something that happened and from which terms count.
     *
     * @param name as packs name it in a duty's {@code due.after}
     * @param originKind kind of the record that is the event, by which pages lead to it
     * @param id that record
     * @param what its title in a few words, added to the duty's; null to leave the duty's as it is
     * @param unit where it happened: the nearest unit, from here upwards, of a kind that bears the duty owes it
     * @param territory area code of the place
     * @param at when it happened
     * @param by who told it
     */
    public record Event(
            String name,
            String originKind,
            UUID id,
            @Nullable String what,
            UUID unit,
            String territory,
            Instant at,
            Actor by) {}

    /** @return the obligations it has opened, now or when it was told before; none where no regime in force asks for anything */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> happened(Event event) {
        LocalDate today = day(clock.instant());
        List<UnitView> upwards = new ArrayList<>();
        upwards.add(units.get(event.unit()));
        upwards.addAll(units.superiors(event.unit()));
        var opened = new ArrayList<UUID>();
        for (PackVersion version : regimes.inForceFor(upwards.getFirst(), today)) {
            for (Duty duty : version.content().duties()) {
                if (duty.recurrence() == Duty.Recurrence.ON_EVENT
                        && event.name().equals(duty.due().after())) {
                    upwards.stream()
                            .filter(unit -> duty.unitKinds().contains(unit.kind()))
                            .findFirst()
                            .ifPresent(bearer -> opened.addAll(open(version, duty, bearer, event)));
                }
            }
        }
        return opened;
    }

    private List<UUID> open(PackVersion version, Duty duty, UnitView unit, Event event) {
        String pack = version.content().pack();
        String period = "event:" + event.id();
        // Two who tell it at once: the second waits and finds what the first has opened.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(pack + duty.key() + unit.id() + event.id())
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
        ParameterSheet parameters = regimes.parameters(version, day(clock.instant()));
        String limit = Objects.requireNonNull(duty.due().parameter());
        Deadline deadline = LegalClock.due(
                parameters.value(unit, limit).asTerm(Period.YEAR), Rounding.STAYS, event.at(), calendars.workdays());
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

    private UUID insert(PackVersion version, Duty duty, UnitView unit, Event event, String period, Deadline deadline) {
        Instant now = clock.instant();
        var matter = new Obligation.Matter(
                Ids.next(),
                event.originKind(),
                event.id(),
                title(duty, event),
                version.content().pack(),
                version.content().version(),
                duty.clause(),
                duty.key(),
                period,
                null,
                event.territory(),
                duty.evidence().stream()
                        .map(one ->
                                new EvidenceDemand(one.kind().name().toLowerCase(Locale.ROOT), one.min(), one.label()))
                        .toList(),
                false,
                event.by().isSystem() ? null : event.by().person(),
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
        facts.put("title", matter.title());
        facts.put("clause", duty.clause());
        facts.put("due", deadline.due().toString());
        facts.put("origin", event.originKind() + "/" + event.id());
        facts.put("event", event.name());
        recorder.append(o, Step.OPEN, event.by(), facts, List.of(), now);
        return matter.id();
    }

    private static Bilingual title(Duty duty, Event event) {
        String what = event.what();
        return what == null
                ? duty.title()
                : new Bilingual(duty.title().zh() + "：" + what, duty.title().en() + ": " + what);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Zones.CHINA);
    }
}
