package cn.anlan.organization;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ProblemTexts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports divisions from a file, all or none. Those that exist already are left alone, so the same file twice adds nothing. */
@Component
public class UnitImport {

    /** So many bad rows are listed in an answer; the file of bad rows has all. */
    private static final int LISTED = 1000;

    private final UnitImportStore store;
    private final Today today;
    private final ProblemTexts texts;
    private final ApplicationEventPublisher events;

    UnitImport(UnitImportStore store, Today today, ProblemTexts texts, ApplicationEventPublisher events) {
        this.store = store;
        this.today = today;
        this.texts = texts;
        this.events = events;
    }

    /** What an import did: rows added, and rows that were there already. */
    public record Imported(int added, int present) {}

    /** A bad row as it is shown. */
    record Reason(int row, String column, String value, String reason) {}

    /** What a file comes to: units to add, how many are there already, and the file with its bad rows. */
    private record Plan(UnitFile file, List<UnitView> units, int present) {}

    /**
     * Adds the divisions of a file that don't exist yet, open since a day.
     *
     * @param csv UTF-8 or GB 18030
     * @param opened today if null
     * @throws Problem 422 listing the bad rows; then nothing was added
     */
    @Transactional
    public Imported run(Actor actor, byte[] csv, @Nullable LocalDate opened, Locale locale) {
        LocalDate since = today.orNotAfter(opened);
        store.oneAtATime();
        Plan plan = plan(csv, since);
        if (!plan.file().bad().isEmpty()) {
            var reasons = reasons(plan.file(), locale);
            throw new Problem(
                            OrganizationProblem.BAD_ROWS,
                            plan.file().bad().stream()
                                    .map(UnitFile.BadRow::row)
                                    .distinct()
                                    .count())
                    .with("rows", reasons.subList(0, Math.min(LISTED, reasons.size())));
        }
        if (!plan.units().isEmpty()) {
            store.insertAll(plan.units());
            announce(actor, csv, plan, since);
        }
        return new Imported(plan.units().size(), plan.present());
    }

    /** The bad rows of a file as a file, to be corrected and imported; empty but for the header if there is none. */
    @Transactional(readOnly = true)
    public String badRows(byte[] csv, Locale locale) {
        UnitFile file = plan(csv, today.date()).file();
        var byRow = new HashMap<Integer, List<String>>();
        reasons(file, locale)
                .forEach(reason -> byRow.computeIfAbsent(reason.row(), row -> new ArrayList<>())
                        .add(reason.column() + ": " + reason.reason()));
        var text = new StringBuilder("\ufeff").append(CsvText.write(plus(file.header(), "row", "reason")));
        for (CsvText.Line line : file.lines()) {
            List<String> why = byRow.get(line.number());
            if (why != null) {
                var cells = new ArrayList<>(line.cells());
                while (cells.size() < file.header().size()) {
                    cells.add("");
                }
                text.append(CsvText.write(
                        plus(cells.subList(0, file.header().size()), line.number() + "", String.join("; ", why))));
            }
        }
        return text.toString();
    }

    private static List<String> plus(List<String> cells, String... more) {
        var all = new ArrayList<>(cells);
        all.addAll(List.of(more));
        return all;
    }

    private List<Reason> reasons(UnitFile file, Locale locale) {
        return file.bad().stream()
                .sorted(Comparator.comparing(UnitFile.BadRow::row))
                .map(bad -> {
                    String text = texts.text(
                            "organization",
                            "row." + bad.reason(),
                            locale,
                            bad.args().stream().map(String::valueOf).toArray());
                    return new Reason(bad.row(), bad.column(), bad.value(), text == null ? bad.reason() : text);
                })
                .toList();
    }

    private Plan plan(byte[] csv, LocalDate since) {
        UnitFile file = UnitFile.read(csv);
        var known = store.byCode();
        var ids = new HashMap<String, UUID>();
        known.forEach((code, units) -> ids.put(code, units.getFirst().id()));
        var fresh = new ArrayList<UnitFile.Row>();
        int present = 0;
        for (UnitFile.Row row : file.rows()) {
            var same = known.getOrDefault(row.code(), List.of());
            if (same.stream().anyMatch(unit -> unit.name().equals(row.name()))) {
                present++;
            } else if (row.kind().isDivision()
                    && !same.isEmpty()
                    && same.getFirst().kind().isDivision()) {
                file.reject(
                        row.number(),
                        "code",
                        row.code(),
                        "CODE_OTHER_NAME",
                        same.getFirst().name());
            } else {
                ids.put(row.code(), Ids.next());
                fresh.add(row);
            }
        }
        return new Plan(file, fresh.stream().map(row -> unit(row, ids, since)).toList(), present);
    }

    private static UnitView unit(UnitFile.Row row, Map<String, UUID> ids, LocalDate since) {
        return new UnitView(
                Objects.requireNonNull(ids.get(row.code())),
                row.name(),
                row.kind(),
                row.territory(),
                Units.defaultAreas(row.kind(), row.territory()),
                superior(row.code(), ids),
                since,
                null,
                null,
                false);
    }

    /** The nearest area above that there is, in the file or before it. */
    private static @Nullable UUID superior(String code, Map<String, UUID> ids) {
        for (String above = AreaCode.above(code); !above.isEmpty(); above = AreaCode.above(above)) {
            UUID id = ids.get(above);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private void announce(Actor actor, byte[] csv, Plan plan, LocalDate since) {
        events.publishEvent(
                new UnitsOpened(plan.units().stream().map(UnitView::id).toList(), since));
        events.publishEvent(new OrganizationChanged(
                Ids.next(),
                actor,
                "unit-import",
                Ids.next(),
                1,
                "units.imported",
                null,
                AreaCode.full(""),
                since,
                Map.of(
                        "added", plan.units().size(),
                        "present", plan.present(),
                        "sha256", sha256(csv),
                        "state", "imported")));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
