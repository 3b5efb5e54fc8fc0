package cn.anlan.obligations;

import cn.anlan.organization.PostView;
import cn.anlan.platform.Role;
import cn.anlan.regimes.Duty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs from target to target in a part of a round, column by column.
 *
 * @param columns units, posts, persons, verifying posts, verifying units, territories and subjects as PostgreSQL writes arrays
 * @param subjectNames null where a target has no subject
 */
record DutyColumns(List<String> columns, @Nullable String[] subjectNames) {

    /** Made once for all duties of the same bearer and verifier, for the sixty duties of a town differ in nothing else here. */
    static final class OfPart {

        private record Alike(Role post, Duty.Verifier verifier, List<RecurringDuties.Target> targets) {}

        private final DutyPosts bearers;
        private final Map<Alike, DutyColumns> made = new HashMap<>();

        OfPart(DutyPosts bearers) {
            this.bearers = bearers;
        }

        DutyColumns of(List<RecurringDuties.Target> targets, Duty duty) {
            return made.computeIfAbsent(
                    new Alike(duty.post(), duty.verifier(), targets), alike -> columns(targets, duty, bearers));
        }
    }

    int size() {
        return subjectNames.length;
    }

    private record Row(
            RecurringDuties.Target target,
            @Nullable PostView bearer,
            @Nullable PostView verifier) {}

    private static DutyColumns columns(List<RecurringDuties.Target> targets, Duty duty, DutyPosts bearers) {
        List<Row> rows = targets.stream()
                .map(target -> new Row(
                        target,
                        bearers.own(target.unit(), duty.post()).orElse(null),
                        bearers.verifier(target.unit(), duty).orElse(null)))
                .toList();
        return new DutyColumns(
                List.of(
                        array(rows, row -> row.target().unit().id()),
                        array(
                                rows,
                                row -> row.bearer() == null
                                        ? null
                                        : row.bearer().id()),
                        array(rows, DutyColumns::person),
                        array(
                                rows,
                                row -> row.verifier() == null
                                        ? null
                                        : row.verifier().id()),
                        array(
                                rows,
                                row -> row.verifier() == null
                                        ? row.target().unit().parent()
                                        : null),
                        array(rows, row -> row.target().unit().territory()),
                        array(
                                rows,
                                row -> row.target().subject() == null
                                        ? null
                                        : row.target().subject().id())),
                rows.stream()
                        .map(row -> row.target().subject() == null
                                ? null
                                : row.target().subject().name())
                        .toArray(String[]::new));
    }

    private static @Nullable Object person(Row row) {
        PostView bearer = row.bearer();
        return bearer == null || bearer.holder() == null
                ? null
                : bearer.holder().person();
    }

    /** Of ids and area codes, which need no quotes. */
    private static String array(List<Row> rows, Function<Row, @Nullable Object> column) {
        return rows.stream()
                .map(row ->
                        Objects.requireNonNullElse(column.apply(row), "NULL").toString())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
