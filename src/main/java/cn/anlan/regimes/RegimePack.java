package cn.anlan.regimes;

import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of one policy document: what its text file says, checked. Never changes; a change is another version.
 *
 * @param pack the regime's name, the same in all its versions
 * @param prefix letters with which its clause ids begin
 * @param number document number (文号)
 * @param issued date of the document, null when unknown
 * @param validFrom first day it is in force
 * @param validTo last day it is in force, null while it is
 * @param places territory prefixes of the places it is written for
 * @param appliesTo kinds of unit covered below a unit that adopts it
 * @param rollout the day by which it must be in force everywhere, if it names one
 */
public record RegimePack(
        String pack,
        int version,
        String prefix,
        Bilingual issuer,
        String number,
        Bilingual title,
        @Nullable Bilingual note,
        @Nullable LocalDate issued,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<String> places,
        Set<UnitKind> appliesTo,
        @Nullable Rollout rollout,
        List<Parameter> parameters,
        List<Clause> clauses,
        List<Duty> duties) {

    /**
     * @param clause the clause that demands it
     * @param deadline key of the parameter that holds the last day
     */
    public record Rollout(String clause, String deadline) {}

    public RegimePack {
        places = List.copyOf(places);
        appliesTo = Set.copyOf(appliesTo);
        parameters = List.copyOf(parameters);
        clauses = List.copyOf(clauses);
        duties = List.copyOf(duties);
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public Optional<Clause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    public Optional<Duty> duty(String key) {
        return duties.stream().filter(duty -> duty.key().equals(key)).findFirst();
    }

    /** The parameter as it stands on a day. */
    public Optional<Parameter> parameter(String key, LocalDate day) {
        return parameters.stream()
                .filter(parameter -> parameter.key().equals(key) && parameter.holdsOn(day))
                .findFirst();
    }

    /** Whether the document is written for a place that one of these territory prefixes touches. */
    boolean isFor(List<String> areas) {
        return areas.stream()
                .anyMatch(area -> places.stream().anyMatch(place -> place.startsWith(area) || area.startsWith(place)));
    }
}
