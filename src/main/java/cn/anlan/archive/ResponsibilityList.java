package cn.anlan.archive;

import cn.anlan.archive.ArchiveView.Entry;
import cn.anlan.archive.ArchiveView.Held;
import cn.anlan.archive.ArchiveView.Item;
import cn.anlan.archive.ArchiveView.Owed;
import cn.anlan.archive.SituationView.Standing;
import cn.anlan.boards.Span;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Bilingual;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.PackVersion;
import cn.anlan.regimes.RegimeQueries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The items against which an archive is read: the duties that the regimes in force give to the posts held, and the key tasks. One with
 * nothing done under it in the period is a gap (WX-3.3e).
 */
@Component
class ResponsibilityList {

    private final RegimeQueries regimes;
    private final UnitQueries units;

    ResponsibilityList(RegimeQueries regimes, UnitQueries units) {
        this.regimes = regimes;
        this.units = units;
    }

    List<Item> items(List<Held> held, Collection<ObligationRow> owed, List<Entry> entries, Span span, LocalDate today) {
        Map<UUID, Integer> entriesOf = new HashMap<>();
        entries.forEach(entry -> entry.serves().forEach(one -> entriesOf.merge(one.obligation(), 1, Integer::sum)));
        var items = new ArrayList<Item>();
        Set<String> seen = new LinkedHashSet<>();
        for (Held post : held) {
            UnitView unit = units.find(post.unit()).orElse(null);
            if (unit == null) {
                continue;
            }
            LocalDate day = span.to().isAfter(today) ? today : span.to();
            for (PackVersion pack : regimes.inForceFor(unit, day)) {
                pack.content().duties().stream()
                        .filter(duty ->
                                duty.post() == post.role() && duty.unitKinds().contains(unit.kind()))
                        .filter(duty -> seen.add(unit.id() + pack.content().pack() + duty.key()))
                        .map(duty -> duty(duty, pack.content().pack(), unit, owed, entriesOf, span))
                        .filter(item -> item.due() > 0 || item.entries() > 0 || isAlwaysThere(pack, item))
                        .forEach(items::add);
            }
        }
        owed.stream()
                .filter(ObligationRow::key)
                .filter(row -> isDueIn(row, span) || entriesOf.containsKey(row.id()))
                .map(row -> item(row.clause(), null, row.title(), row.unitName(), true, List.of(row), entriesOf, span))
                .forEach(items::add);
        return items;
    }

    /** What arises only with an event is no gap before there is one. */
    private static boolean isAlwaysThere(PackVersion pack, Item item) {
        return pack.content()
                .duty(String.valueOf(item.duty()))
                .filter(duty -> duty.recurrence() != Duty.Recurrence.ON_EVENT)
                .isPresent();
    }

    private static Item duty(
            Duty duty,
            String pack,
            UnitView unit,
            Collection<ObligationRow> owed,
            Map<UUID, Integer> entriesOf,
            Span span) {
        Predicate<ObligationRow> mine = row -> duty.key().equals(row.duty())
                && pack.equals(row.pack())
                && unit.id().equals(row.unit());
        return item(
                duty.clause(),
                duty.key(),
                duty.title(),
                unit.name(),
                false,
                owed.stream().filter(mine).toList(),
                entriesOf,
                span);
    }

    private static Item item(
            String clause,
            @Nullable String duty,
            Bilingual title,
            String unitName,
            boolean keyTask,
            List<ObligationRow> rows,
            Map<UUID, Integer> entriesOf,
            Span span) {
        int entries = rows.stream()
                .mapToInt(row -> entriesOf.getOrDefault(row.id(), 0))
                .sum();
        List<Owed> due = rows.stream()
                .filter(row -> isDueIn(row, span))
                .map(row -> new Owed(row.id(), row.state(), row.dueDay(), row.late(), inTime(row), row.performedAt()))
                .toList();
        return new Item(
                clause,
                duty,
                title,
                unitName,
                keyTask,
                entries,
                due.size(),
                (int) due.stream().filter(Owed::late).count(),
                entries == 0,
                due);
    }

    private static boolean inTime(ObligationRow row) {
        return row.performedAt() != null && row.performedAt().isBefore(row.due());
    }

    private static boolean isDueIn(ObligationRow row, Span span) {
        return !row.dueDay().isBefore(span.from()) && !row.dueDay().isAfter(span.to());
    }

    static Standing standing(Owed owed) {
        return Standing.of(owed.state(), owed.late(), owed.inTime());
    }
}
