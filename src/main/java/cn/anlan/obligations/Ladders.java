package cn.anlan.obligations;

import org.springframework.stereotype.Component;

/** The ladder that holds for an obligation: its duty's, else the usual one. */
@Component
class Ladders {

    Ladder of(Obligation.Matter matter) {
        return Ladder.USUAL;
    }

    /** Sets when time next does something. */
    void arm(Obligation o) {
        o.nextAt = o.state.runs() ? of(o.matter).next(o.due, o.rung, o.overdueAt != null) : null;
    }
}
