package cn.anlan.access;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.OrganizationChanged;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records in the ledger what was changed in the organization, which stands below the ledger and can't do so itself. */
@Component
class OrganizationActs {

    private final Ledger ledger;
    private final Clock clock;

    OrganizationActs(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    void record(OrganizationChanged change) {
        ledger.append(new NewAct(
                change.subjectKind(),
                change.subject(),
                change.version(),
                change.kind(),
                change.actor(),
                change.unit(),
                change.territory(),
                occurred(change.effective()),
                change.facts(),
                List.of()));
    }

    /** A change that counts from an earlier day happened then, and shows as entered late. */
    private Instant occurred(LocalDate effective) {
        Instant now = clock.instant();
        Instant day = effective.atStartOfDay(Zones.CHINA).toInstant();
        return effective.isBefore(LocalDate.ofInstant(now, Zones.CHINA)) ? day : now;
    }
}
