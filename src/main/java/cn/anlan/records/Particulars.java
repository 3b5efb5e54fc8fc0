package cn.anlan.records;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record of one kind says beyond its title, time, items and files. A draft may leave anything out; what {@link #missing} names must
 * be there to file it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Particulars.Hearing.class, name = "hearing"),
    @JsonSubTypes.Type(value = Particulars.KeyWork.class, name = "key-work"),
    @JsonSubTypes.Type(value = Particulars.WorkPlan.class, name = "work-plan"),
    @JsonSubTypes.Type(value = Particulars.KeyList.class, name = "key-list"),
    @JsonSubTypes.Type(value = Particulars.KeyProblem.class, name = "problem"),
    @JsonSubTypes.Type(value = Particulars.Decision.class, name = "decision"),
    @JsonSubTypes.Type(value = Particulars.ThematicInspection.class, name = "thematic-inspection"),
    @JsonSubTypes.Type(value = Particulars.Analysis.class, name = "analysis"),
    @JsonSubTypes.Type(value = Particulars.Check.class, name = "check"),
    @JsonSubTypes.Type(value = Particulars.Session.class, name = "session"),
    @JsonSubTypes.Type(value = Particulars.FrontLineCheck.class, name = "front-line-check"),
    @JsonSubTypes.Type(value = Particulars.Drill.class, name = "drill"),
    @JsonSubTypes.Type(value = Particulars.Report.class, name = "report"),
    @JsonSubTypes.Type(value = Particulars.Other.class, name = "other")
})
public sealed interface Particulars {

    /** The most characters of a long text. */
    int LONG = 20_000;

    /** What kind of record has such particulars. */
    RecordKind is();

    /** The fields without which it can't be filed. */
    List<String> missing();

    /** The year it is for, where it is for one rather than for the day it was made. */
    default @Nullable Integer forYear() {
        return null;
    }

    /** A report heard. */
    record Hearing(
            @Nullable @Size(max = 50) List<@NotNull @Size(min = 1, max = 500) String> agenda,
            @Nullable @Size(max = 200) List<@NotNull @Size(min = 1, max = 100) String> attendees,
            @Nullable @Size(max = LONG) String minutes,
            @Nullable @Size(max = 200) String place)
            implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.HEARING;
        }

        @Override
        public List<String> missing() {
            return new Needs()
                    .list("agenda", agenda)
                    .list("attendees", attendees)
                    .text("minutes", minutes)
                    .found;
        }
    }

    /** One of the two documents of a year, which must each be there. */
    record KeyWork(
            @Nullable Document document,
            @Nullable @Min(2000) @Max(2100) Integer year,
            @Nullable @Size(max = 60) String number,
            @Nullable @Size(max = LONG) String summary)
            implements Particulars {

        /** Which of the two. */
        public enum Document {
            KEY_WORK,
            WORK_REPORT
        }

        @Override
        public RecordKind is() {
            return RecordKind.KEY_WORK;
        }

        @Override
        public List<String> missing() {
            return new Needs().value("document", document).value("year", year).found;
        }

        @Override
        public @Nullable Integer forYear() {
            return year;
        }
    }

    /** A year's plan. */
    record WorkPlan(
            @Nullable @Min(2000) @Max(2100) Integer year,
            @Nullable @Size(max = LONG) String goals) implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.WORK_PLAN;
        }

        @Override
        public List<String> missing() {
            return new Needs().value("year", year).found;
        }

        @Override
        public @Nullable Integer forYear() {
            return year;
        }
    }

    /** The list of the leading member whom the record is about. */
    record KeyList(@Nullable @Min(2000) @Max(2100) Integer year) implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.KEY_LIST;
        }

        @Override
        public List<String> missing() {
            return new Needs().value("year", year).found;
        }

        @Override
        public @Nullable Integer forYear() {
            return year;
        }
    }

    /** A problem; its items are what is done about it. */
    record KeyProblem(
            @Nullable @Size(max = LONG) String description,
            @Nullable @Size(max = 500) String concerned) implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.PROBLEM;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("description", description).found;
        }
    }

    /** A decision from above: who issued it, under what number, when it came. */
    record Decision(
            @Nullable @Size(max = 200) String issuer,
            @Nullable @Size(max = 100) String number,
            @Nullable LocalDate received,
            @Nullable @Size(max = LONG) String gist)
            implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.DECISION;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("issuer", issuer).value("received", received).found;
        }
    }

    /** An inspection of the special committee that the record is about. */
    record ThematicInspection(
            @Nullable @Size(max = 300) String theme,
            @Nullable @Size(max = LONG) String conclusion) implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.THEMATIC_INSPECTION;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("theme", theme).text("conclusion", conclusion).found;
        }
    }

    /** An analysis of the situation, from the pack the system prepares. */
    record Analysis(@Nullable @Size(max = LONG) String conclusions) implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.ANALYSIS;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("conclusions", conclusions).found;
        }
    }

    /** A check of how key work goes. */
    record Check(
            @Nullable @Size(max = 300) String work,
            @Nullable @Size(max = 200) String checked,
            @Nullable @Size(max = LONG) String result)
            implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.CHECK;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("work", work).text("result", result).found;
        }
    }

    /** A meeting. */
    record Session(
            @Nullable @Size(max = 50) List<@NotNull @Size(min = 1, max = 500) String> agenda,
            @Nullable @Size(max = 200) List<@NotNull @Size(min = 1, max = 100) String> attendees,
            @Nullable @Size(max = LONG) String minutes,
            @Nullable @Size(max = 200) String place)
            implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.SESSION;
        }

        @Override
        public List<String> missing() {
            return new Needs().list("attendees", attendees).text("minutes", minutes).found;
        }
    }

    /** A leader on the spot. */
    record FrontLineCheck(
            @Nullable @Size(max = 200) String place,
            @Nullable @Size(max = 200) String checked,
            @Nullable @Size(max = LONG) String result)
            implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.FRONT_LINE_CHECK;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("place", place).text("result", result).found;
        }
    }

    /** A drill. */
    record Drill(
            @Nullable @Size(max = 300) String scenario,
            @Nullable @Size(max = 200) String place,
            @Nullable @PositiveOrZero @Max(1_000_000) Integer participants,
            @Nullable @Size(max = LONG) String evaluation)
            implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.DRILL;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("scenario", scenario).text("evaluation", evaluation).found;
        }
    }

    /** A report made. */
    record Report(
            @Nullable @Size(max = 200) String to,
            @Nullable @Size(max = LONG) String text) implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.REPORT;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("text", text).found;
        }
    }

    /** Anything else. */
    record Other(@Nullable @Size(max = LONG) String text) implements Particulars {
        @Override
        public RecordKind is() {
            return RecordKind.OTHER;
        }

        @Override
        public List<String> missing() {
            return new Needs().text("text", text).found;
        }
    }

    /** Gathers the names of what isn't there. */
    final class Needs {

        final List<String> found = new ArrayList<>();

        private Needs() {}

        Needs text(String field, @Nullable String value) {
            return value(field, value == null || value.isBlank() ? null : value);
        }

        Needs list(String field, @Nullable List<String> value) {
            return value(field, value == null || value.isEmpty() ? null : value);
        }

        Needs value(String field, @Nullable Object value) {
            if (value == null) {
                found.add(field);
            }
            return this;
        }
    }
}
