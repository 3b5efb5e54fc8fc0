package cn.anlan.regimes;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the committees of the units in one's area lack by the regimes in force for them. */
@RestController
@RequestMapping("/api/committees/gaps")
class CommitteeGapsApi {

    /** More than anybody reads; the counts are of all. */
    private static final int MOST = 500;

    private final CommitteeGaps gaps;
    private final UnitsWithinReach reach;

    CommitteeGapsApi(CommitteeGaps gaps, UnitsWithinReach reach) {
        this.gaps = gaps;
        this.reach = reach;
    }

    /**
     * @param counts how many of each there are
     * @param items the first 500 of them
     */
    record Gaps(Map<CommitteeGaps.Lack, Long> counts, List<CommitteeGaps.Gap> items) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping
    Gaps list(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) CommitteeGaps.@Nullable Lack lack) {
        List<CommitteeGaps.Gap> all = gaps.of(one -> (unit == null || unit.equals(one.id())) && reach.sees(actor, one));
        var counts = new EnumMap<CommitteeGaps.Lack, Long>(CommitteeGaps.Lack.class);
        all.forEach(gap -> counts.merge(gap.lack(), 1L, Long::sum));
        return new Gaps(
                counts,
                all.stream()
                        .filter(gap -> lack == null || gap.lack() == lack)
                        .limit(MOST)
                        .toList());
    }
}
