package cn.anlan.seals;

import cn.anlan.platform.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which acts an archive is to hold. */
sealed interface Selection {

    /** The acts on matters of a unit. */
    record OfUnit(UUID unit) implements Selection {}

    /** What a person did. */
    record OfPerson(UUID person) implements Selection {}

    /** All acts on one subject. */
    record OfSubject(String subjectKind, UUID subject) implements Selection {}

    /**
     * All acts on several subjects.
     *
     * @param title what they have in common
     */
    record OfSubjects(String title, java.util.List<UUID> subjects) implements Selection {}

    /** @throws Problem {@code ONE_SCOPE} unless exactly one of the three is given */
    static Selection of(
            @Nullable UUID unit, @Nullable UUID person, @Nullable String subjectKind, @Nullable UUID subject) {
        if (unit != null && person == null && subject == null && subjectKind == null) {
            return new OfUnit(unit);
        }
        if (unit == null && person != null && subject == null && subjectKind == null) {
            return new OfPerson(person);
        }
        if (unit == null && person == null && subject != null && subjectKind != null) {
            return new OfSubject(subjectKind, subject);
        }
        throw new Problem(SealProblem.ONE_SCOPE);
    }

    /** An SQL condition over {@code ledger.act}, with named parameters. */
    default String condition() {
        return switch (this) {
            case OfUnit ignored -> "unit = :unit";
            case OfPerson ignored -> "person = :person";
            case OfSubject ignored -> "subject_kind = :subjectKind AND subject = :subject";
            // An empty IN list is no SQL; who has done nothing has an empty archive.
            case OfSubjects(var title, var subjects) -> subjects.isEmpty() ? "false" : "subject IN (:subjects)";
        };
    }

    /** The same as names and values: parameters of the condition, and what the manifest says. */
    default Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        switch (this) {
            case OfUnit(var unit) -> values.put("unit", unit);
            case OfPerson(var person) -> values.put("person", person);
            case OfSubject(var subjectKind, var subject) -> {
                values.put("subjectKind", subjectKind);
                values.put("subject", subject);
            }
            case OfSubjects(var title, var subjects) -> {
                values.put("title", title);
                values.put("subjects", subjects);
            }
        }
        return values;
    }

    default String fileName() {
        return switch (this) {
            case OfUnit(var unit) -> "anlan-unit-" + unit + ".zip";
            case OfPerson(var person) -> "anlan-person-" + person + ".zip";
            case OfSubjects ignored -> "anlan-archive.zip";
            case OfSubject(var kind, var subject) -> "anlan-case-" + subject + ".zip";
        };
    }
}
