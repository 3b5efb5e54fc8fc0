package cn.anlan.records;

import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records a list shows, the latest work first; every part left out asks nothing.
 *
 * @param q words in the title or the person's name, two characters or more
 * @param person whose archive
 * @param area prefix of the area code
 * @param from first day it happened
 * @param to last day it happened
 * @param late only those entered late, or only those in time
 * @param obligation counted for this obligation, or would but for a reason
 */
public record RecordFilter(
        @Nullable String q,
        @Nullable List<RecordKind> kind,
        @Nullable List<RecordState> state,
        @Nullable UUID unit,
        @Nullable UUID post,
        @Nullable UUID person,
        @Nullable String area,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean late,
        @Nullable UUID subject,
        @Nullable UUID obligation) {

    /** Nothing asked. */
    public static RecordFilter all() {
        return new RecordFilter(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What is in a person's archive for the days from the first to the last. */
    public static RecordFilter ofPerson(UUID person, LocalDate from, LocalDate to) {
        return new RecordFilter(null, null, FILED, null, null, person, null, from, to, null, null, null);
    }

    /** What a unit has filed for the days from the first to the last. */
    public static RecordFilter ofUnit(UUID unit, LocalDate from, LocalDate to) {
        return new RecordFilter(null, null, FILED, unit, null, null, null, from, to, null, null, null);
    }

    private static final List<RecordState> FILED = List.of(RecordState.FILED, RecordState.CLOSED);

    /** The filter, if what was asked for can be searched for. */
    RecordFilter checked() {
        if (q != null && !q.isBlank() && q.strip().codePointCount(0, q.strip().length()) < 2) {
            throw new Problem(PlatformProblem.INVALID, 1).field("q", "TooShort");
        }
        if (area != null && !area.matches("\\d{0,12}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("area", "AreaCode");
        }
        return this;
    }
}
