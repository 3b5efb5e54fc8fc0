package cn.anlan.regimes;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Parameters that a place sets otherwise than its regime does, within what the regime allows. */
@Component
class Settings {

    private final SettingStore store;
    private final Coverage coverage;
    private final UnitQueries units;
    private final Ledger ledger;
    private final Clock clock;

    Settings(SettingStore store, Coverage coverage, UnitQueries units, Ledger ledger, Clock clock) {
        this.store = store;
        this.coverage = coverage;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Sets a parameter for a unit and those below it, from a day not in the past: what has happened was under the old value.
     *
     * @throws Problem when the regime isn't in force for anybody there, or doesn't allow the value
     */
    @Transactional
    Done set(
            Actor actor,
            String pack,
            String key,
            UnitView unit,
            String value,
            @Nullable LocalDate from,
            String reason) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Zones.CHINA);
        LocalDate start = from == null ? today : from;
        if (start.isBefore(today)) {
            throw new Problem(RegimeProblem.NOT_BACKWARDS, today);
        }
        PackVersion version = versionAt(pack, unit, start);
        Parameter parameter = version.content()
                .parameter(key, start)
                .orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_PARAMETER, key));
        if (!parameter.allows(value)) {
            throw new Problem(RegimeProblem.VALUE_NOT_ALLOWED, value, key, room(parameter)).clause(parameter.clause());
        }
        var setting =
                new SettingStore.Setting(Ids.next(), pack, key, unit.id(), value, start, reason, actor.person(), now);
        UUID act = ledger.append(new NewAct(
                "regime-setting",
                setting.id(),
                1,
                "regime.parameter-set",
                actor,
                unit.id(),
                unit.territory(),
                now,
                Map.of(
                        "pack", pack,
                        "version", version.content().version(),
                        "clause", parameter.clause(),
                        "parameter", key,
                        "value", value,
                        "from", start.toString(),
                        "reason", reason),
                List.of()));
        store.insert(setting, act);
        return new Done(setting.id(), 1, "set", act);
    }

    /** The parameters of a version on a day. */
    ParameterSheet sheet(PackVersion version, LocalDate day) {
        List<SettingStore.Setting> settings = store.on(version.content().pack(), day);
        Map<UUID, Realm> setters =
                units
                        .findAll(settings.stream()
                                .map(SettingStore.Setting::unit)
                                .distinct()
                                .toList())
                        .values()
                        .stream()
                        .collect(Collectors.toMap(UnitView::id, unit -> Realm.of(unit, units)));
        return new ParameterSheet(
                version,
                day,
                settings.stream()
                        .flatMap(setting -> Stream.ofNullable(setters.get(setting.unit()))
                                .map(by -> new ParameterSheet.Set(setting.key(), setting.value(), by)))
                        .collect(Collectors.groupingBy(ParameterSheet.Set::key)));
    }

    /** The version in force for the unit, or else for some unit below it. */
    PackVersion versionAt(String pack, UnitView unit, LocalDate day) {
        List<Coverage.Reach> reaches = coverage.on(day, pack);
        Realm realm = Realm.of(unit, units);
        return reaches.stream()
                .filter(reach -> reach.depth(unit) >= 0 || realm.depth(reach.adopter()) >= 0)
                .max(Comparator.comparingInt(reach -> reach.depth(unit)))
                .map(Coverage.Reach::version)
                .orElseThrow(() -> new Problem(RegimeProblem.NOT_COVERED, unit.name(), pack));
    }

    private static String room(Parameter parameter) {
        if (!parameter.options().isEmpty()) {
            return String.join(" | ", parameter.options());
        }
        if (!parameter.isAdjustable()) {
            return "= " + parameter.value();
        }
        return (parameter.min() == null ? "" : parameter.min()) + " … "
                + (parameter.max() == null ? "" : parameter.max());
    }
}
