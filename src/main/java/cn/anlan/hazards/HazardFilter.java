package cn.anlan.hazards;

import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which hazards a list shows.
 *
 * @param q words in number, title, unit or place; two characters at least
 * @param area prefix of the area code
 * @param late rectification overdue
 * @param listed on the list for supervision
 * @param from first day it was found
 * @param to last day it was found
 * @param batch the import it came with
 * @param sort {@code newest}, or {@code due} for those being rectified, the most urgent first
 */
public record HazardFilter(
        @Nullable String q,
        @Nullable List<HazardState> state,
        @Nullable HazardKind kind,
        @Nullable UUID unit,
        @Nullable String area,
        @Nullable String category,
        @Nullable String source,
        @Nullable Boolean late,
        @Nullable Boolean listed,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID batch,
        @Nullable UUID risk,
        @Nullable String sort) {

    /** The filter, if what was asked for can be searched for. */
    HazardFilter checked() {
        if (q != null && !q.isBlank() && q.strip().codePointCount(0, q.strip().length()) < 2) {
            throw new Problem(PlatformProblem.INVALID, 1).field("q", "TooShort");
        }
        if (area != null && !area.matches("\\d{0,12}")) {
            throw new Problem(PlatformProblem.INVALID, 1).field("area", "Type", "AreaCode");
        }
        return this;
    }

    static HazardFilter ofState(HazardState state, @Nullable String area) {
        return new HazardFilter(
                null, List.of(state), null, null, area, null, null, null, null, null, null, null, null, null);
    }

    boolean byDue() {
        return "due".equals(sort) || Boolean.TRUE.equals(late);
    }

    /** The halves of the indexes it must walk: live ones, closed ones, or both. */
    List<Boolean> halves() {
        if (byDue()) {
            return List.of(true);
        }
        return state == null || state.isEmpty()
                ? List.of(true, false)
                : state.stream()
                        .map(one -> one != HazardState.CLOSED)
                        .distinct()
                        .toList();
    }
}
