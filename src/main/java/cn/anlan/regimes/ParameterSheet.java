package cn.anlan.regimes;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The parameters of one version on one day, with what places have set otherwise: read once, asked for many units.
 */
public final class ParameterSheet {

    private final PackVersion version;
    private final LocalDate day;
    private final Map<String, List<Set>> settings;

    /** What a unit has set, for the units its word reaches. */
    record Set(String key, String value, Realm by) {}

    /**
     * @param settings by key, the last word first
     */
    ParameterSheet(PackVersion version, LocalDate day, Map<String, List<Set>> settings) {
        this.version = version;
        this.day = day;
        this.settings = settings;
    }

    /**
     * A parameter as it stands for a unit: as the nearest place has set it, otherwise as the pack has it.
     *
     * @throws Problem 404 if the version has no such parameter on that day
     */
    public ParameterValue value(UnitView unit, String key) {
        return value(
                unit,
                version.content()
                        .parameter(key, day)
                        .orElseThrow(() -> new Problem(RegimeProblem.NO_SUCH_PARAMETER, key)));
    }

    /** Whether it is the same for every unit, because no place has set it otherwise. */
    public boolean isSameEverywhere(String key) {
        return settings.getOrDefault(key, List.of()).isEmpty();
    }

    /** All of them, in the order of the pack. */
    public List<ParameterValue> values(UnitView unit) {
        return version.content().parameters().stream()
                .filter(parameter -> parameter.holdsOn(day))
                .map(parameter -> value(unit, parameter))
                .toList();
    }

    private ParameterValue value(UnitView unit, Parameter parameter) {
        return settings.getOrDefault(parameter.key(), List.of()).stream()
                // Set under an earlier version, a value may be outside what this one allows.
                .filter(set -> set.by().depth(unit) >= 0 && parameter.allows(set.value()))
                // Of a unit's own words the first is the last said: equally near ones don't replace it.
                .reduce((nearest, set) -> set.by().depth(unit) > nearest.by().depth(unit) ? set : nearest)
                .map(set -> ParameterValue.of(parameter).setBy(set.by().unit().id(), set.value()))
                .orElseGet(() -> ParameterValue.of(parameter));
    }
}
