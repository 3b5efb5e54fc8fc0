package cn.anlan.supervision;

import cn.anlan.ledger.ActQueries;
import cn.anlan.obligations.ObligationEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was said with an obligation's act, in whatever page it was said. */
@Component
class ObligationWords {

    private final ActQueries acts;

    ObligationWords(ActQueries acts) {
        this.acts = acts;
    }

    /** A member of the act just recorded, empty if it has none of that name. */
    String said(ObligationEvent.Fact fact, String name) {
        var last = acts.latest("obligation", List.of(fact.obligation())).get(fact.obligation());
        return last == null ? "" : String.valueOf(last.facts().getOrDefault(name, ""));
    }
}
