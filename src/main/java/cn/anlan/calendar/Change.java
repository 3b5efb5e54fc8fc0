package cn.anlan.calendar;

import cn.anlan.platform.Problem;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What can befall a running deadline. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = Change.Extension.class, name = "extension")
})
public sealed interface Change {

    /** Why, in the words of whoever decided it. */
    String reason();

    /**
     * Time that doesn't count, such as a test or an appraisal (Administrative Compulsion Law art. 25). As with a term, the day it begins
     * isn't counted and the day it ends is.
     *
     * @param from when the term stopped running
     * @param to when it went on
     */
    record Pause(Instant from, Instant to, String reason) implements Change {
        public Pause {
            if (!from.isBefore(to)) {
                throw new Problem(CalendarProblem.PAUSE_REVERSED);
            }
        }
    }

    /**
     * More time, counted from the end of the term as it stands.
     *
     * @param by how much, or until when
     */
    record Extension(Term by, Rounding rounding, String reason) implements Change {}
}
