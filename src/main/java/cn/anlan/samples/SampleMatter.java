package cn.anlan.samples;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A sample hazard on its way: a step its acts say was taken is not taken again. */
final class SampleMatter {

    /** The act that records each step. */
    private static final Map<String, String> ACTS = Map.of(
            "grade", "hazard.graded",
            "list", "hazard.listed",
            "publish", "hazard.published",
            "assign", "hazard.assigned",
            "rectify", "hazard.rectified",
            "return", "hazard.returned",
            "accept", "hazard.verified",
            "evaluate", "hazard.evaluated",
            "delist", "hazard.delisted",
            "close", "hazard.closed");

    private final int number;
    private final Set<Object> acts = new HashSet<>();
    private Map<?, ?> done;

    SampleMatter(int number, Map<?, ?> done) {
        this.number = number;
        this.done = done;
    }

    static SampleMatter goneOnWith(int number, Map<?, ?> view) {
        var matter = new SampleMatter(number, view);
        if (view.get("timeline") instanceof List<?> timeline) {
            timeline.forEach(act -> matter.acts.add(Objects.requireNonNull(((Map<?, ?>) act).get("kind"))));
        }
        return matter;
    }

    boolean has(String verb) {
        return acts.contains(Objects.requireNonNull(ACTS.get(verb)));
    }

    void step(SampleClient who, String verb, Map<String, ?> body) {
        if (!has(verb)) {
            done = who.post(
                    "/api/hazards/" + done.get("id") + "/" + verb,
                    "sample-hazard-" + number + "-" + verb,
                    done.get("version"),
                    body);
        }
    }
}
