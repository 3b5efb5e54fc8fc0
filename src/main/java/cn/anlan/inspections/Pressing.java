package cn.anlan.inspections;

import cn.anlan.obligations.ObligationQueries;
import cn.anlan.obligations.Obligations;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourPlans;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The office presses for rectification together with the group: by a letter that names what is still open, and in the principal's list of
 * work (ZZ-2.1c).
 */
@Service
@Transactional
class Pressing {

    private final WorkStore work;
    private final TourRecorder recorder;
    private final TourReach reach;
    private final TourLetters letters;
    private final Obligations obligations;
    private final ObligationQueries owed;

    Pressing(
            WorkStore work,
            TourRecorder recorder,
            TourReach reach,
            TourLetters letters,
            Obligations obligations,
            ObligationQueries owed) {
        this.work = work;
        this.recorder = recorder;
        this.reach = reach;
        this.letters = letters;
        this.obligations = obligations;
        this.owed = owed;
    }

    /** @param together members of the group, at least one */
    Done press(Actor by, UUID id, long seen, List<UUID> together, String words) {
        Tour tour = recorder.ready(by, id, seen, TourStep.PRESS);
        Map<UUID, String> members =
                reach.team(tour).map(TourPlans.Team::members).orElse(Map.of());
        if (!members.keySet().containsAll(together)) {
            throw new Problem(InspectionProblem.NOT_IN_GROUP).clause("ZZ-2.1c").field("together", "NotInGroup");
        }
        String names = members.entrySet().stream()
                .filter(one -> together.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("、"));
        List<TourFinding> open = work.findings(id).stream()
                .filter(one -> one.obligation() != null && one.closedAt() == null)
                .toList();
        UUID rectification =
                Objects.requireNonNull(tour.progress().obligations().rectification());
        LocalDate due = owed.get(by, rectification).dueDay();
        UUID letter = letters.pressing(tour, by, names, due, open, words);
        obligations.urge(by, rectification, null, words);
        return recorder.record(
                tour,
                TourStep.PRESS,
                by,
                tour.progress(),
                Map.of("together", names, "words", words, "open", open.size(), "letter", letter.toString()));
    }
}
