package cn.anlan.inspections;

import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Performs what a tour obliges somebody to, by whoever the tour allows it, also where another post bears it. */
@Component
class Performing {

    private final TourReach reach;
    private final Obligations obligations;
    private final Clock clock;

    Performing(TourReach reach, Obligations obligations, Clock clock) {
        this.reach = reach;
        this.obligations = obligations;
        this.clock = clock;
    }

    Done perform(Actor by, UUID obligation, String words, List<UUID> files) {
        return reach.bears(by, obligation)
                ? obligations.perform(by, obligation, null, words, files, null)
                : obligations.performedBy(by, obligation, words, files, clock.instant());
    }
}
