package cn.anlan.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The yearly notice on holidays as it is handed in.
 *
 * @param off days off, weekends within a holiday included
 * @param makeUpWork weekend days worked in exchange
 * @param workdays how many days are worked that year, if the notice was counted by somebody: a check
 * @param source addresses or document numbers
 */
record YearNotice(
        List<LocalDate> off,
        @JsonProperty("makeup_work") List<LocalDate> makeUpWork,
        @Nullable Integer workdays,
        List<String> source) {

    CalendarYear year(int year, int version) {
        return new CalendarYear(year, version, off, makeUpWork, source);
    }
}
