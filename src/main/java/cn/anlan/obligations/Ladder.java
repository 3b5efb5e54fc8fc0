package cn.anlan.obligations;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens as the due instant nears and passes, in order. */
record Ladder(List<Rung> rungs) {

    /**
     * @param step {@code remind}, or what the superior is asked to do: {@code report}, {@code interview} …
     * @param after days from the due instant, negative before it
     * @param to {@code bearer}, {@code verifier}, {@code superior-office} or {@code superior-principal}
     */
    record Rung(String step, int after, String to) {

        Instant at(Instant due) {
            return due.plus(Duration.ofDays(after));
        }

        boolean escalates() {
            return !step.equals("remind");
        }
    }

    /** Where no regime says otherwise: a reminder three days before, the superior's office three days after. */
    static final Ladder USUAL =
            new Ladder(List.of(new Rung("remind", -3, "bearer"), new Rung("report", 3, "superior-office")));

    Ladder {
        rungs = rungs.stream().sorted(Comparator.comparingInt(Rung::after)).toList();
    }

    /** The rung to climb next, null at the top. */
    @Nullable Rung at(int rung) {
        return rung < rungs.size() ? rungs.get(rung) : null;
    }

    /** The first rung that an obligation opened now doesn't have behind it already. */
    int start(Instant due, Instant now) {
        int rung = 0;
        while (rung < rungs.size() && rungs.get(rung).at(due).isBefore(now)) {
            rung++;
        }
        return rung;
    }

    /** When time next does something to an obligation, null if nothing is left. */
    @Nullable Instant next(Instant due, int rung, boolean overdueRecorded) {
        Instant step = rung < rungs.size() ? rungs.get(rung).at(due) : null;
        if (overdueRecorded) {
            return step;
        }
        return step == null || step.isAfter(due) ? due : step;
    }
}
