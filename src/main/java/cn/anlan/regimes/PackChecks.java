package cn.anlan.regimes;

import cn.anlan.platform.Bilingual;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema can't say: that references lead somewhere, values have their unit's form, and dates and steps make sense. */
final class PackChecks {

    /** Where faults go. */
    interface Faults {
        void add(int line, String path, Bilingual reason);
    }

    private final RegimePack pack;
    private final PackTree tree;
    private final Faults faults;
    private final Set<String> clauses = new HashSet<>();
    private final Map<String, ParameterUnit> units = new HashMap<>();

    PackChecks(RegimePack pack, PackTree tree, Faults faults) {
        this.pack = pack;
        this.tree = tree;
        this.faults = faults;
    }

    void run() {
        if (pack.validTo() != null && pack.validTo().isBefore(pack.validFrom())) {
            fault("/validTo", PackRule.ENDS_BEFORE_START, pack.validFrom(), pack.validTo());
        }
        clauses();
        parameters();
        if (pack.rollout() != null) {
            knownClause("/rollout/clause", pack.rollout().clause());
            knownParameter("/rollout/deadline", pack.rollout().deadline(), ParameterUnit.DATE);
        }
        duties();
    }

    private void clauses() {
        var seen = new HashMap<String, String>();
        for (int i = 0; i < pack.clauses().size(); i++) {
            String at = "/clauses/" + i + "/id";
            String id = pack.clauses().get(i).id();
            if (!id.startsWith(pack.prefix() + "-")) {
                fault(at, PackRule.CLAUSE_PREFIX, id, pack.prefix());
            }
            String before = seen.putIfAbsent(id, at);
            if (before != null) {
                fault(at, PackRule.CLAUSE_TWICE, id, tree.line(before));
            }
        }
        clauses.addAll(seen.keySet());
    }

    private void parameters() {
        List<Parameter> all = pack.parameters();
        for (int i = 0; i < all.size(); i++) {
            var parameter = all.get(i);
            String at = "/parameters/" + i;
            knownClause(at + "/clause", parameter.clause());
            value(at, parameter);
            if (parameter.validTo() != null && parameter.validTo().isBefore(parameter.validFrom())) {
                fault(at + "/validTo", PackRule.ENDS_BEFORE_START, parameter.validFrom(), parameter.validTo());
            }
            units.putIfAbsent(parameter.key(), parameter.unit());
            for (int j = 0; j < i; j++) {
                var earlier = all.get(j);
                int line = tree.line("/parameters/" + j + "/key");
                if (earlier.key().equals(parameter.key()) && earlier.unit() != parameter.unit()) {
                    fault(at + "/unit", PackRule.PARAMETER_UNIT, parameter.key(), line);
                }
                if (earlier.key().equals(parameter.key()) && earlier.overlaps(parameter)) {
                    fault(at + "/validFrom", PackRule.PARAMETER_OVERLAP, parameter.key(), line);
                }
            }
        }
    }

    private void value(String at, Parameter parameter) {
        boolean bounds =
                bound(at + "/min", parameter, parameter.min()) & bound(at + "/max", parameter, parameter.max());
        for (int i = 0; i < parameter.options().size(); i++) {
            form(at + "/options/" + i, parameter.unit(), parameter.options().get(i));
        }
        if (form(at + "/value", parameter.unit(), parameter.value())
                && bounds
                && !parameter.isWithin(parameter.value())) {
            fault(at + "/value", PackRule.VALUE_OUTSIDE, parameter.value());
        }
    }

    private boolean form(String at, ParameterUnit unit, String value) {
        boolean reads = unit.reads(value);
        if (!reads) {
            fault(at, PackRule.VALUE_FORM, value, written(unit));
        }
        return reads;
    }

    private boolean bound(String at, Parameter parameter, @Nullable String bound) {
        if (bound == null) {
            return true;
        }
        if (!form(at, parameter.unit(), bound)) {
            return false;
        }
        if (parameter.unit().reads(parameter.value()) && !parameter.unit().comparable(bound, parameter.value())) {
            fault(at, PackRule.BOUND_INCOMPARABLE, bound, parameter.value());
            return false;
        }
        return true;
    }

    private void duties() {
        var seen = new HashMap<String, String>();
        for (int i = 0; i < pack.duties().size(); i++) {
            var duty = pack.duties().get(i);
            String at = "/duties/" + i;
            String before = seen.putIfAbsent(duty.key(), at + "/key");
            if (before != null) {
                fault(at + "/key", PackRule.DUTY_TWICE, duty.key(), tree.line(before));
            }
            knownClause(at + "/clause", duty.clause());
            for (var kind : duty.unitKinds()) {
                if (!pack.appliesTo().contains(kind)) {
                    fault(at + "/unitKinds", PackRule.KIND_NOT_COVERED, written(kind));
                }
            }
            if (duty.quota() != null) {
                knownParameter(at + "/quota", duty.quota(), ParameterUnit.COUNT, ParameterUnit.PEOPLE);
            }
            if (duty.verifier().of() == Duty.Verifier.Place.OWN_UNIT
                    && duty.verifier().role() == duty.post()) {
                fault(at + "/verifier", PackRule.OWN_VERIFIER);
            }
            when(at, duty);
            ladder(at, duty);
        }
    }

    private void when(String at, Duty duty) {
        if (duty.period() != null) {
            if (duty.recurrence() == Duty.Recurrence.BY_PARAMETER) {
                knownParameter(at + "/period", duty.period(), ParameterUnit.PERIOD);
            } else {
                fault(at + "/period", PackRule.PERIOD_UNUSED);
            }
        }
        if (duty.due().after() != null && duty.recurrence() != Duty.Recurrence.ON_EVENT) {
            fault(at + "/due/after", PackRule.AFTER_UNUSED);
        }
        String parameter = duty.due().parameter();
        if (duty.recurrence() == Duty.Recurrence.ONCE
                && (parameter == null || units.get(parameter) != ParameterUnit.DATE)) {
            fault(at + "/due", PackRule.ONCE_WITHOUT_DATE);
        }
        if (duty.recurrence() == Duty.Recurrence.ON_EVENT && parameter == null) {
            fault(at + "/due", PackRule.EVENT_WITHOUT_TERM);
        }
        lasts(at + "/period", duty.period());
        lasts(at + "/due/parameter", parameter);
        lasts(at + "/quota", duty.quota());
        if (parameter != null) {
            knownParameter(
                    at + "/due/parameter", parameter, ParameterUnit.TERM, ParameterUnit.DATE, ParameterUnit.MONTH_DAY);
        }
    }

    /** What a duty counts by must have a value for as long as the pack is in force. */
    private void lasts(String at, @Nullable String key) {
        if (key == null || !units.containsKey(key)) {
            return;
        }
        pack.parameters().stream()
                .filter(parameter -> parameter.key().equals(key))
                .max(Comparator.comparing(Parameter::validFrom))
                .map(Parameter::validTo)
                .filter(last -> pack.validTo() == null || last.isBefore(pack.validTo()))
                .ifPresent(last -> fault(at, PackRule.PARAMETER_ENDS, key, last));
    }

    private void ladder(String at, Duty duty) {
        for (int i = 1; i < duty.ladder().size(); i++) {
            if (duty.ladder().get(i).after() < duty.ladder().get(i - 1).after()) {
                fault(at + "/ladder/" + i, PackRule.LADDER_ORDER);
            }
        }
    }

    private void knownClause(String at, String id) {
        if (!clauses.contains(id)) {
            fault(at, PackRule.NO_CLAUSE, id);
        }
    }

    private void knownParameter(String at, String key, ParameterUnit... fitting) {
        ParameterUnit unit = units.get(key);
        if (unit == null) {
            fault(at, PackRule.NO_PARAMETER, key);
        } else if (!List.of(fitting).contains(unit)) {
            fault(at, PackRule.PARAMETER_NOT_FIT, key, written(unit), written(fitting[0]));
        }
    }

    private void fault(String path, PackRule rule, Object... args) {
        faults.add(tree.line(path), path, rule.broken(args).reason());
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
