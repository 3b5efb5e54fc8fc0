package cn.anlan.hazards;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Listed supervision of major hazards by level, in public, until the effect of the rectification is evaluated (JZ-3.1.1a, JZ-3.1.1b). */
@Service
@Transactional
class Supervision {

    private final HazardRecorder recorder;
    private final HazardTerms terms;
    private final Evidence evidence;
    private final Clock clock;

    Supervision(HazardRecorder recorder, HazardTerms terms, Evidence evidence, Clock clock) {
        this.recorder = recorder;
        this.terms = terms;
        this.evidence = evidence;
        this.clock = clock;
    }

    Done list(Actor by, UUID id, @Nullable Long seen, Listing.Level level, String reason) {
        Hazard h = recorder.seen(by, id, seen);
        var before = HazardStore.Counted.of(h);
        if (level.ordinal() >= terms.of(h.finding).listingLevels()) {
            throw new Problem(HazardProblem.LEVEL_ABOVE_YOURS)
                    .clause("JZ-3.1.1a")
                    .field("level", "AboveYours");
        }
        h.listed(level, by, clock.instant(), reason);
        return recorder.record(
                h, before, HazardStep.LIST, by, Map.of("level", level.name(), "reason", reason), List.of());
    }

    /** Publishes it: only this title and text are shown to the public, never what was reported. */
    Done publish(Actor by, UUID id, @Nullable Long seen, String title, String text) {
        Hazard h = recorder.seen(by, id, seen);
        var before = HazardStore.Counted.of(h);
        h.published(by, title, text, clock.instant());
        return recorder.record(h, before, HazardStep.PUBLISH, by, Map.of("title", title, "text", text), List.of());
    }

    Done evaluate(Actor by, UUID id, @Nullable Long seen, boolean effective, String conclusion, List<UUID> files) {
        Hazard h = recorder.seen(by, id, seen);
        var before = HazardStore.Counted.of(h);
        h.evaluated(by, effective, conclusion, clock.instant());
        List<String> hashes =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        return recorder.record(
                h, before, HazardStep.EVALUATE, by, Map.of("effective", effective, "conclusion", conclusion), hashes);
    }

    Done delist(Actor by, UUID id, @Nullable Long seen, String note) {
        Hazard h = recorder.seen(by, id, seen);
        var before = HazardStore.Counted.of(h);
        h.delisted(by, terms.of(h.finding).evaluationRequired(), clock.instant());
        return recorder.record(h, before, HazardStep.DELIST, by, Map.of("note", note), List.of());
    }
}
