package cn.anlan.inspections;

import cn.anlan.hazards.HazardQueries;
import cn.anlan.hazards.HazardRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The findings of a tour with what has become of them: one raised as a hazard is closed where hazards are followed. */
@Component
class FollowedFindings {

    private final WorkStore work;
    private final HazardQueries hazards;

    FollowedFindings(WorkStore work, HazardQueries hazards) {
        this.work = work;
        this.hazards = hazards;
    }

    List<TourFinding> of(UUID tour) {
        List<TourFinding> found = work.findings(tour);
        List<UUID> raised =
                found.stream().map(TourFinding::hazard).filter(Objects::nonNull).toList();
        var closed = new HashMap<UUID, Instant>();
        for (HazardRow hazard : raised.isEmpty() ? List.<HazardRow>of() : hazards.raised(raised)) {
            if (hazard.closedAt() != null) {
                closed.put(hazard.id(), hazard.closedAt());
            }
        }
        return found.stream()
                .map(one -> one.hazard() == null ? one : one.closed(closed.get(one.hazard())))
                .toList();
    }
}
