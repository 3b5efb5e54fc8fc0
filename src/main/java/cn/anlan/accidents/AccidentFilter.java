package cn.anlan.accidents;

import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which accidents a list shows, the latest first; every part left out asks nothing.
 *
 * @param q words in the title, the place or the unit's name, two characters or more
 * @param area prefix of the area code where it happened
 * @param from first day it happened
 * @param to last day it happened
 */
record AccidentFilter(
        @Nullable String q,
        @Nullable List<AccidentGrade> grade,
        @Nullable List<AccidentKind> kind,
        @Nullable List<AccidentState> state,
        @Nullable UUID unit,
        @Nullable String area,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** The filter, if what was asked for can be searched for. */
    AccidentFilter checked() {
        if (q != null && !q.isBlank() && q.strip().codePointCount(0, q.strip().length()) < 2) {
            throw new Problem(PlatformProblem.INVALID, 1).field("q", "TooShort");
        }
        if (area != null && !area.matches("\\d{0,12}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("area", "AreaCode");
        }
        return this;
    }
}
