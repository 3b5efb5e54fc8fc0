package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationState.ACCEPTED;
import static cn.anlan.obligations.ObligationState.ASSIGNED;
import static cn.anlan.obligations.ObligationState.OPEN;
import static cn.anlan.obligations.ObligationState.PERFORMED;
import static cn.anlan.obligations.ObligationState.WAIVED;
import static cn.anlan.obligations.Relation.BEARER;
import static cn.anlan.obligations.Relation.OPENER;
import static cn.anlan.obligations.Relation.SUPERIOR;
import static cn.anlan.obligations.Relation.SYSTEM;
import static cn.anlan.obligations.Relation.VERIFIER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The life cycle of an obligation: the one table of step, who may take it, from which state, to which. */
final class Steps {

    /** One row of the table; {@code to} is null where the state stays as it is. */
    record Row(
            Step step,
            Set<ObligationState> from,
            @org.jspecify.annotations.Nullable ObligationState to,
            Set<Relation> by) {

        ObligationState to(ObligationState now) {
            return to == null ? now : to;
        }
    }

    static final List<Row> TABLE = List.of(
            moves(Step.ASSIGN, ASSIGNED, from(OPEN, ASSIGNED), SUPERIOR, VERIFIER, OPENER),
            moves(Step.PERFORM, PERFORMED, from(ASSIGNED), BEARER, SYSTEM),
            moves(Step.RETURN, ASSIGNED, from(PERFORMED), VERIFIER),
            moves(Step.ACCEPT, ACCEPTED, from(PERFORMED), VERIFIER),
            moves(Step.WAIVE, WAIVED, from(OPEN, ASSIGNED), SUPERIOR, SYSTEM),
            stays(Step.REQUEST_EXTENSION, from(ASSIGNED), BEARER),
            stays(Step.GRANT_EXTENSION, from(ASSIGNED), SUPERIOR, VERIFIER),
            stays(Step.REFUSE_EXTENSION, from(ASSIGNED), SUPERIOR, VERIFIER),
            stays(Step.TRANSFER, from(OPEN, ASSIGNED, PERFORMED), SUPERIOR, SYSTEM),
            stays(Step.URGE, from(OPEN, ASSIGNED), SUPERIOR, VERIFIER),
            stays(Step.CHECK, from(OPEN, ASSIGNED, PERFORMED), SUPERIOR, VERIFIER),
            stays(Step.ESCALATE, from(OPEN, ASSIGNED), SUPERIOR, SYSTEM),
            stays(Step.EXPIRE, from(OPEN, ASSIGNED), SYSTEM),
            stays(Step.CONFIRM_DUE, from(OPEN, ASSIGNED), SYSTEM));

    private Steps() {}

    static Optional<Row> find(Step step, ObligationState from) {
        return TABLE.stream()
                .filter(row -> row.step() == step && row.from().contains(from))
                .findFirst();
    }

    /** The steps open to somebody, in the order of the table. */
    static List<Step> allowed(ObligationState from, Set<Relation> relations) {
        return TABLE.stream()
                .filter(row -> row.from().contains(from) && row.by().stream().anyMatch(relations::contains))
                .map(Row::step)
                .toList();
    }

    private static Set<ObligationState> from(ObligationState... states) {
        return EnumSet.copyOf(Arrays.asList(states));
    }

    private static Row moves(Step step, ObligationState to, Set<ObligationState> from, Relation... by) {
        return new Row(step, from, to, EnumSet.copyOf(Arrays.asList(by)));
    }

    private static Row stays(Step step, Set<ObligationState> from, Relation... by) {
        return new Row(step, from, null, EnumSet.copyOf(Arrays.asList(by)));
    }
}
