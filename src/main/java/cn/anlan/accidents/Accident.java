package cn.anlan.accidents;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accident as the register knows it now; what was said before stands in its acts.
 *
 * @param territory where it happened, not where the unit is at home
 * @param unit the enterprise, or the town where no enterprise is concerned
 * @param harm whom it harmed and what it cost
 * @param grade follows from the harm
 * @param account what happened, in a few words
 */
record Accident(
        UUID id,
        long version,
        AccidentState state,
        String title,
        AccidentKind kind,
        Instant happenedAt,
        Instant reportedAt,
        String place,
        String territory,
        UUID unit,
        String unitName,
        Harm harm,
        AccidentGrade grade,
        String account,
        ReportedBy reporter) {

    /**
     * What an accident did.
     *
     * @param seriousInjuries acute industrial poisoning included
     * @param loss direct loss in yuan
     */
    record Harm(int deaths, int seriousInjuries, long loss) {

        AccidentGrade grade() {
            return AccidentGrade.of(deaths, seriousInjuries, loss);
        }

        /** Whether somebody or something less was harmed than another account says. */
        boolean isBelow(Harm other) {
            return deaths < other.deaths || seriousInjuries < other.seriousInjuries || loss < other.loss;
        }
    }

    /** Who entered it. */
    record ReportedBy(UUID person, String name, String post, String unit) {}

    /** What an addition says anew; null for what stays. */
    record Correction(
            @Nullable AccidentKind kind,
            @Nullable Instant happenedAt,
            @Nullable Integer deaths,
            @Nullable Integer seriousInjuries,
            @Nullable Long loss,
            @Nullable Boolean counted) {}

    Accident corrected(Correction said) {
        var now = new Harm(
                Objects.requireNonNullElse(said.deaths(), harm.deaths()),
                Objects.requireNonNullElse(said.seriousInjuries(), harm.seriousInjuries()),
                Objects.requireNonNullElse(said.loss(), harm.loss()));
        AccidentState then =
                said.counted() == null ? state : said.counted() ? AccidentState.REGISTERED : AccidentState.NOT_COUNTED;
        return new Accident(
                id,
                version + 1,
                then,
                title,
                Objects.requireNonNullElse(said.kind(), kind),
                Objects.requireNonNullElse(said.happenedAt(), happenedAt),
                reportedAt,
                place,
                territory,
                unit,
                unitName,
                now,
                now.grade(),
                account,
                reporter);
    }

    /** What acts and pages say of it, by name. */
    Map<String, Object> said() {
        var said = new LinkedHashMap<String, Object>();
        said.put("kind", kind.name());
        said.put("happenedAt", happenedAt.toString());
        said.put("deaths", harm.deaths());
        said.put("seriousInjuries", harm.seriousInjuries());
        said.put("loss", harm.loss());
        said.put("grade", grade.name());
        return said;
    }

    /** Of what is said now, what it said otherwise before: from and to, by name. */
    Map<String, Object> changes(Accident before) {
        Map<String, Object> old = before.said();
        var changes = new LinkedHashMap<String, Object>();
        said().forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                changes.put(name, Map.of("from", Objects.requireNonNull(old.get(name)), "to", value));
            }
        });
        return changes;
    }
}
