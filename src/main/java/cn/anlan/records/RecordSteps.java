package cn.anlan.records;

import static cn.anlan.records.RecordRelation.BEARER;
import static cn.anlan.records.RecordRelation.MEMBER;
import static cn.anlan.records.RecordRelation.OWNER;
import static cn.anlan.records.RecordRelation.SYSTEM;
import static cn.anlan.records.RecordState.CLOSED;
import static cn.anlan.records.RecordState.DRAFT;
import static cn.anlan.records.RecordState.FILED;
import static cn.anlan.records.RecordState.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life of a record: the one table of step, who may take it, from which state, to which. What is filed is never rewritten. */
final class RecordSteps {

    /** One row of the table; {@code to} is null where the state stays as it is. */
    record Row(
            RecordStep step,
            Set<RecordState> from,
            @Nullable RecordState to,
            Set<RecordRelation> by) {

        RecordState to(RecordState now) {
            return to == null ? now : to;
        }
    }

    static final List<Row> TABLE = List.of(
            row(RecordStep.AMEND, null, from(DRAFT), MEMBER, BEARER),
            row(RecordStep.FILE, FILED, from(DRAFT), BEARER),
            row(RecordStep.WITHDRAW, WITHDRAWN, from(DRAFT), MEMBER, BEARER),
            row(RecordStep.CORRECT, null, from(FILED, CLOSED), BEARER),
            row(RecordStep.COORDINATE, null, from(FILED), BEARER),
            row(RecordStep.CONVEY, null, from(FILED), BEARER, MEMBER),
            row(RecordStep.RECEIVE, null, from(FILED), OWNER),
            row(RecordStep.PROGRESS, null, from(FILED), BEARER, MEMBER, OWNER),
            row(RecordStep.FOLLOW, null, from(FILED), SYSTEM),
            row(RecordStep.CLOSE, CLOSED, from(FILED), SYSTEM));

    private RecordSteps() {}

    static Optional<Row> find(RecordStep step, RecordState from) {
        return TABLE.stream()
                .filter(row -> row.step() == step && row.from().contains(from))
                .findFirst();
    }

    /** The steps open to somebody, in the order of the table. */
    static List<RecordStep> allowed(RecordState from, Set<RecordRelation> relations) {
        return TABLE.stream()
                .filter(row -> row.from().contains(from) && row.by().stream().anyMatch(relations::contains))
                .map(Row::step)
                .toList();
    }

    private static Set<RecordState> from(RecordState... states) {
        return EnumSet.copyOf(Arrays.asList(states));
    }

    private static Row row(RecordStep step, @Nullable RecordState to, Set<RecordState> from, RecordRelation... by) {
        return new Row(step, from, to, EnumSet.copyOf(Arrays.asList(by)));
    }
}
