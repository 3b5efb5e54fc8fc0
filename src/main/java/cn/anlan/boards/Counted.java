package cn.anlan.boards;

import cn.anlan.obligations.DutyFigures.Figures;
import cn.anlan.obligations.DutyFigures.Sum;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sums over a board, its units ranked and in order.
 *
 * @param ranks place of each unit that can be judged; equal rates share a place
 */
record Counted(
        Figures all,
        Map<UUID, Figures> byUnit,
        Map<String, Figures> byDuty,
        Map<UUID, Integer> ranks,
        List<UUID> order) {

    private static final Comparator<@Nullable Double> BEST_FIRST =
            Comparator.nullsLast(Comparator.<Double>naturalOrder().reversed());

    static Counted of(List<Sum> sums, Asked.Order order, UnitQueries units) {
        Figures all = Figures.NONE;
        var byUnit = new HashMap<UUID, Figures>();
        var byDuty = new HashMap<String, Figures>();
        for (Sum sum : sums) {
            if (sum.unit() != null) {
                byUnit.put(sum.unit(), sum.figures());
            } else if (sum.duty() != null) {
                byDuty.put(sum.duty(), sum.figures());
            } else {
                all = sum.figures();
            }
        }
        List<UUID> ranked = new ArrayList<>(byUnit.keySet());
        ranked.sort(byRate(byUnit));
        var ranks = new HashMap<UUID, Integer>();
        Double before = null;
        int place = 0;
        for (int i = 0; i < ranked.size(); i++) {
            Double rate = figures(byUnit, ranked.get(i)).rate();
            if (rate == null) {
                break;
            }
            place = rate.equals(before) ? place : i + 1;
            before = rate;
            ranks.put(ranked.get(i), place);
        }
        return new Counted(
                all,
                byUnit,
                byDuty,
                ranks,
                switch (order) {
                    case RANK -> ranked;
                    case OVERDUE -> sorted(ranked, byOverdue(byUnit));
                    case NAME -> sorted(ranked, byName(units.findAll(ranked)));
                });
    }

    private static List<UUID> sorted(List<UUID> units, Comparator<UUID> order) {
        return units.stream().sorted(order).toList();
    }

    private static Comparator<UUID> byRate(Map<UUID, Figures> byUnit) {
        return Comparator.comparing((UUID unit) -> figures(byUnit, unit).rate(), BEST_FIRST)
                .thenComparing(Comparator.naturalOrder());
    }

    private static Comparator<UUID> byOverdue(Map<UUID, Figures> byUnit) {
        return Comparator.comparing((UUID unit) -> -figures(byUnit, unit).overdue())
                .thenComparing(unit -> -figures(byUnit, unit).late())
                .thenComparing(Comparator.naturalOrder());
    }

    private static Comparator<UUID> byName(Map<UUID, UnitView> named) {
        Collator pinyin = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
        CollationKey none = pinyin.getCollationKey("");
        var keys = new HashMap<UUID, CollationKey>();
        named.forEach((unit, view) -> keys.put(unit, pinyin.getCollationKey(view.name())));
        return Comparator.comparing((UUID unit) -> keys.getOrDefault(unit, none))
                .thenComparing(Comparator.naturalOrder());
    }

    private static Figures figures(Map<UUID, Figures> byUnit, UUID unit) {
        return Objects.requireNonNull(byUnit.get(unit));
    }
}
