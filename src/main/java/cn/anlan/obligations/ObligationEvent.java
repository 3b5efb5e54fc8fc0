package cn.anlan.obligations;

import cn.anlan.platform.Actor;
import java.util.UUID;

/** Something happened to an obligation. Published synchronously in the transaction of the act. */
public sealed interface ObligationEvent {

    /** What every event tells. */
    Fact fact();

    /**
     * @param originKind kind of the record it comes from, by which listeners know their own
     * @param act the act that records it
     */
    record Fact(UUID obligation, String originKind, UUID origin, UUID act, Actor actor) {}

    record Opened(Fact fact) implements ObligationEvent {}

    record Assigned(Fact fact) implements ObligationEvent {}

    record Performed(Fact fact) implements ObligationEvent {}

    record Returned(Fact fact) implements ObligationEvent {}

    record Accepted(Fact fact) implements ObligationEvent {}

    record ExtensionRequested(Fact fact) implements ObligationEvent {}

    record Extended(Fact fact) implements ObligationEvent {}

    record ExtensionRefused(Fact fact) implements ObligationEvent {}

    record Waived(Fact fact) implements ObligationEvent {}

    record Transferred(Fact fact) implements ObligationEvent {}

    record Urged(Fact fact) implements ObligationEvent {}

    record Checked(Fact fact) implements ObligationEvent {}

    record Escalated(Fact fact) implements ObligationEvent {}

    record Overdue(Fact fact) implements ObligationEvent {}

    record DueConfirmed(Fact fact) implements ObligationEvent {}

    static ObligationEvent of(Step step, Fact fact) {
        return switch (step) {
            case OPEN -> new Opened(fact);
            case ASSIGN -> new Assigned(fact);
            case PERFORM -> new Performed(fact);
            case RETURN -> new Returned(fact);
            case ACCEPT -> new Accepted(fact);
            case REQUEST_EXTENSION -> new ExtensionRequested(fact);
            case GRANT_EXTENSION -> new Extended(fact);
            case REFUSE_EXTENSION -> new ExtensionRefused(fact);
            case WAIVE -> new Waived(fact);
            case TRANSFER -> new Transferred(fact);
            case URGE -> new Urged(fact);
            case CHECK -> new Checked(fact);
            case ESCALATE -> new Escalated(fact);
            case EXPIRE -> new Overdue(fact);
            case CONFIRM_DUE -> new DueConfirmed(fact);
        };
    }
}
