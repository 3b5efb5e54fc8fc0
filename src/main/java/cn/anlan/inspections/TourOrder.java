package cn.anlan.inspections;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import cn.anlan.tourplans.TourTerms;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which a tour can go, each a table of steps. That of the regime of tours is {@link TourStep}'s own; a check of a county by a
 * city's offices is a light tour (XN-1.3a): no notice, group, committee or publication, its report is told to the county as it is filed.
 */
enum TourOrder {
    FULL(TourTerms.PACK, "ZZ-3.3.5", "rectification-limit", Role.PRINCIPAL, full()),
    LIGHT("xianning-town-capacity", "XN-1.3a", "check-rectification-limit", Role.COMMITTEE_OFFICE, light());

    /**
     * What an order says of a step.
     *
     * @param by who takes it; null where it follows from what happens elsewhere
     * @param to null where the state stays
     */
    record Rule(
            TourStep.@Nullable Side by,
            Set<TourState> from,
            @Nullable TourState to,
            String clause) {}

    private final String pack;
    private final String rectification;
    private final String limit;
    private final Role verifier;
    private final Map<TourStep, Rule> rules;

    TourOrder(String pack, String rectification, String limit, Role verifier, Map<TourStep, Rule> rules) {
        this.pack = pack;
        this.rectification = rectification;
        this.limit = limit;
        this.verifier = verifier;
        this.rules = rules;
    }

    /** The regime that sets the order. */
    String pack() {
        return pack;
    }

    /** The clause by which findings are put right. */
    String rectification() {
        return rectification;
    }

    /** The regime's parameter that says by when. */
    String limit() {
        return limit;
    }

    /** Who of the sender accepts that a finding has been put right. */
    Role verifier() {
        return verifier;
    }

    /** What a state is called. In the light order the report is the feedback, and nobody tours. */
    Bilingual label(TourState state) {
        if (this == FULL) {
            return state.label();
        }
        return switch (state) {
            case PLANNED -> new Bilingual("未开始", "Not begun");
            case AT_WORK -> new Bilingual("检查中", "At work");
            case FED_BACK -> new Bilingual("已报告", "Reported");
            default -> state.label();
        };
    }

    boolean isOf(TourStep step, Set<TourStep.Side> sides) {
        Rule rule = rules.get(step);
        return rule != null && rule.by() != null && sides.contains(rule.by());
    }

    boolean leads(TourStep step, TourState state) {
        Rule rule = rules.get(step);
        return rule != null && rule.from().contains(state);
    }

    TourState to(TourStep step, TourState now) {
        Rule rule = rules.get(step);
        return rule == null || rule.to() == null ? now : rule.to();
    }

    String clause(TourStep step) {
        Rule rule = rules.get(step);
        return rule == null ? rectification : rule.clause();
    }

    /** The clause that forbids a step now: of the one that must come first, or the step's own when its time is over. */
    String forbidding(TourStep step, TourState now) {
        return this == FULL ? TourStep.forbidding(step, now).clause() : clause(step);
    }

    /** The steps open to some sides, in order. */
    List<TourStep> open(TourState state, Set<TourStep.Side> sides) {
        return Arrays.stream(TourStep.values())
                .filter(step -> leads(step, state) && isOf(step, sides))
                .toList();
    }

    private static Map<TourStep, Rule> full() {
        var rules = new EnumMap<TourStep, Rule>(TourStep.class);
        for (TourStep step : TourStep.values()) {
            rules.put(step, step.rule());
        }
        return rules;
    }

    private static Map<TourStep, Rule> light() {
        var rules = new EnumMap<TourStep, Rule>(TourStep.class);
        rules.put(TourStep.ENTER, light(null, TourState.PLANNED, TourState.AT_WORK));
        rules.put(TourStep.VISIT, light(TourStep.Side.MEMBER, TourState.AT_WORK, null));
        rules.put(TourStep.LOG, light(TourStep.Side.MEMBER, TourState.AT_WORK, null));
        rules.put(TourStep.FIND, light(TourStep.Side.MEMBER, TourState.AT_WORK, null));
        rules.put(TourStep.RAISE, light(TourStep.Side.MEMBER, TourState.AT_WORK, null));
        rules.put(TourStep.REPORT, light(TourStep.Side.LEADER, TourState.AT_WORK, TourState.FED_BACK));
        rules.put(TourStep.CLOSE, light(null, TourState.FED_BACK, TourState.CLOSED));
        return rules;
    }

    private static Rule light(TourStep.@Nullable Side by, TourState from, @Nullable TourState to) {
        return new Rule(by, EnumSet.of(from), to, "XN-1.3a");
    }
}
