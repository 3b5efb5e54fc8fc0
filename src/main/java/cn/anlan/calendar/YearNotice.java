package cn.anlan.calendar;

import cn.anlan.platform.Problem;
import cn.anlan.platform.Problem.FieldRule;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The yearly notice on holidays as it is handed in, row by row, before it is known to be right.
 *
 * @param workdays how many days are worked that year, where whoever wrote the notice down has counted them: a check
 */
record YearNotice(List<Row> rows, @Nullable Integer workdays, List<String> source) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);

    enum Kind {
        OFF,
        WORK
    }

    /**
     * One day of the notice.
     *
     * @param place where it stands, for whoever has to correct it
     * @param kind null if unreadable
     */
    record Row(
            String place, @Nullable String date, @Nullable Kind kind) {}

    /** The notice as JSON. */
    record Json(
            @NotNull List<@Nullable String> off,
            @NotNull @JsonProperty("makeup_work") List<@Nullable String> makeUpWork,
            @Nullable Integer workdays,
            @Nullable List<String> source) {

        YearNotice notice() {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < off.size(); i++) {
                rows.add(new Row("off[" + i + "]", off.get(i), Kind.OFF));
            }
            for (int i = 0; i < makeUpWork.size(); i++) {
                rows.add(new Row("makeup_work[" + i + "]", makeUpWork.get(i), Kind.WORK));
            }
            return new YearNotice(rows, workdays, source == null ? List.of() : source);
        }
    }

    /** The notice as lines of {@code date,kind}, a kind being off or work, 休 or 班; a heading is skipped. */
    static YearNotice ofCsv(String csv, List<String> source) {
        var rows = new ArrayList<Row>();
        int number = 0;
        for (String line : csv.replace("\ufeff", "").lines().toList()) {
            number++;
            if (line.isBlank() || number == 1 && line.strip().equalsIgnoreCase("date,kind")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            Kind kind = cells.length == 2 ? kind(cells[1].strip()) : null;
            rows.add(new Row("line " + number, cells[0].strip(), kind));
        }
        return new YearNotice(rows, null, source);
    }

    /**
     * The year, if every row is right.
     *
     * @throws Problem {@link CalendarProblem#BAD_CALENDAR} with every row that isn't
     */
    CalendarYear year(int year, int version) {
        var wrong = new ArrayList<FieldRule>();
        var off = new TreeSet<LocalDate>();
        var work = new TreeSet<LocalDate>();
        var seen = new TreeSet<LocalDate>();
        for (Row row : rows) {
            LocalDate date = date(row.date);
            String rule = wrong(row, date, year, seen);
            if (rule != null) {
                wrong.add(new FieldRule(row.place, rule, String.valueOf(row.date), String.valueOf(year)));
            } else if (date != null) {
                (row.kind == Kind.OFF ? off : work).add(date);
            }
        }
        if (off.isEmpty()) {
            wrong.add(new FieldRule("off", "NoHolidays"));
        }
        if (!wrong.isEmpty()) {
            throw new Problem(CalendarProblem.BAD_CALENDAR, wrong.size()).fields(wrong);
        }
        var checked = new CalendarYear(year, version, off, work, source);
        if (workdays != null && workdays != checked.workdays()) {
            throw new Problem(CalendarProblem.BAD_CALENDAR, 1)
                    .field("workdays", "WorkdaysDiffer", workdays, checked.workdays());
        }
        return checked;
    }

    private static @Nullable String wrong(Row row, @Nullable LocalDate date, int year, SortedSet<LocalDate> seen) {
        if (date == null) {
            return "NotADate";
        }
        if (row.kind == null) {
            return "NotAKind";
        }
        if (date.getYear() != year) {
            return "OtherYear";
        }
        if (!seen.add(date)) {
            return "Twice";
        }
        return row.kind == Kind.WORK && !CalendarYear.isWeekend(date) ? "NotAWeekend" : null;
    }

    private static @Nullable Kind kind(String text) {
        return switch (text) {
            case "off", "休" -> Kind.OFF;
            case "work", "班" -> Kind.WORK;
            default -> null;
        };
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.replace('/', '-'), DATE);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
