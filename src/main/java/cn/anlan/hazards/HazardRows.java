package cn.anlan.hazards;

import cn.anlan.platform.BulkRows;
import cn.anlan.platform.Ids;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** New hazards as rows to be added by the thousand: their own, the words they are found by and what they add to the counts. */
final class HazardRows {

    private static final String COLUMNS = """
            id, version, state, number, kind, title, description, place, longitude, latitude, category, source, violation, unit, unit_name,
            keeper, territory, reporter, reporter_name, found_at, reported_at, month, due, obligation, bearer_person, import, fingerprint,
            closed_at""";

    private HazardRows() {}

    static List<BulkRows> of(List<Hazard> hazards) {
        var rows = new BulkRows("hazards.hazard", COLUMNS);
        var words = new BulkRows("hazards.word", "hazard, keys");
        Map<Counted, Integer> counts = new HashMap<>();
        for (Hazard h : hazards) {
            var f = h.finding;
            rows.add(
                    f.id(),
                    h.version,
                    h.state,
                    f.number(),
                    h.kind,
                    f.title(),
                    f.description(),
                    f.place(),
                    f.longitude(),
                    f.latitude(),
                    f.category(),
                    f.source(),
                    f.violation(),
                    f.unit(),
                    f.unitName(),
                    f.keeper(),
                    f.territory(),
                    f.reporter(),
                    f.reporterName(),
                    f.foundAt(),
                    f.reportedAt(),
                    f.month(),
                    h.due,
                    h.obligation,
                    h.bearerPerson,
                    f.batch(),
                    f.fingerprint(),
                    h.closedAt);
            words.add(f.id(), HazardWords.keys(f));
            counts.merge(new Counted(f.territory().substring(0, 9), f.month(), h.kind, h.state), 1, Integer::sum);
        }
        var changes = new BulkRows("hazards.change", "id, area, month, kind, state, n");
        counts.forEach((as, n) -> changes.add(Ids.next(), as.area(), as.month(), as.kind(), as.state(), n));
        return List.of(rows, words, changes);
    }

    /** What hazards are counted under. */
    private record Counted(String area, LocalDate month, HazardKind kind, HazardState state) {}
}
