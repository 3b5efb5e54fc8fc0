package cn.anlan.seals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a verification has seen so far. */
public final class Findings {

    /** Faults told one by one; the rest are only counted. */
    static final int MOST = 100;

    private final List<Finding> told = new ArrayList<>();
    private final Map<String, Long> checked = new LinkedHashMap<>();
    private final Runnable progress;
    private @Nullable Finding first;
    private long count;

    public Findings(Runnable progress) {
        this.progress = progress;
    }

    /** Tells a fault. */
    public void found(Finding finding) {
        count++;
        if (told.size() < MOST) {
            told.add(finding);
        }
        if (finding.act() != null && (first == null || before(finding.act(), first.act()))) {
            first = finding;
        }
    }

    /** Counts one more thing looked at, e.g. {@code acts}. */
    public void checked(String what) {
        checked.merge(what, 1L, Long::sum);
        progress.run();
    }

    long count() {
        return count;
    }

    long checkedOf(String what) {
        return checked.getOrDefault(what, 0L);
    }

    Map<String, Long> checked() {
        return Map.copyOf(checked);
    }

    /** The fault at the earliest act; failing that, the first fault told. */
    @Nullable Finding first() {
        return first != null || told.isEmpty() ? first : told.getFirst();
    }

    /** The faults told, the first hundred of them. */
    public List<Finding> told() {
        return List.copyOf(told);
    }

    /** Acts' ids sort by the time they were recorded, when read as unsigned numbers. */
    private static boolean before(UUID act, @Nullable UUID other) {
        return other == null || act.toString().compareTo(other.toString()) < 0;
    }
}
