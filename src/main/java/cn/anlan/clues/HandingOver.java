package cn.anlan.clues;

import cn.anlan.clues.ClueObligations.Way;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.tourplans.TourParties;
import cn.anlan.tourplans.TourPlans;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How clues begin: a town hands over that a unit or person fails their duty, the office of the level above deals with it and the one above
 * that follows it to the end (XN-3.3c); a group or its office records misconduct of a toured unit, which the sender's office handles and its
 * committee closes (ZZ-4.3b).
 */
@Service
@Transactional
class HandingOver {

    private static final Set<UnitKind> LEVELS =
            EnumSet.of(UnitKind.COUNTY, UnitKind.DISTRICT, UnitKind.CITY, UnitKind.PROVINCE);
    private static final Set<UnitKind> OFFICES = EnumSet.of(UnitKind.OFFICE, UnitKind.COMMITTEE);

    private final ClueStore store;
    private final ClueRecorder recorder;
    private final ClueObligations opening;
    private final TourParties parties;
    private final TourPlans tours;
    private final UnitQueries units;

    HandingOver(
            ClueStore store,
            ClueRecorder recorder,
            ClueObligations opening,
            TourParties parties,
            TourPlans tours,
            UnitQueries units) {
        this.store = store;
        this.recorder = recorder;
        this.opening = opening;
        this.parties = parties;
        this.tours = tours;
        this.units = units;
    }

    /**
     * What is told.
     *
     * @param about the unit it is about
     * @param person the person it is about, in words
     */
    record Told(UUID about, @Nullable String person, String words, ClueStore.@Nullable Reporter reporter) {}

    /** A town hands over that a unit or person fails their duty. A level that the clue is about, or that has nobody in its office, is passed over. */
    Done handOver(Actor by, Told told) {
        UnitView about = concerned(told.about(), "XN-3.3c");
        UnitView from = home(by);
        Set<UUID> above = units.superiors(about.id()).stream().map(UnitView::id).collect(Collectors.toSet());
        if (OFFICES.contains(about.kind())) {
            // Nobody deals with a clue about their own office.
            units.spokenForBy(about.id()).forEach(unit -> above.remove(unit.id()));
        }
        List<UnitView> levels = units.superiors(from.id()).stream()
                .filter(unit -> LEVELS.contains(unit.kind()) && above.contains(unit.id()) && opening.hasOffice(unit))
                .toList();
        if (levels.isEmpty()) {
            throw new Problem(ClueProblem.NO_LEVEL, about.name())
                    .clause("XN-3.3c")
                    .field("about", "NobodyAbove");
        }
        UnitView handler = levels.getFirst();
        UnitView follower = levels.size() > 1 ? levels.get(1) : handler;
        var way = new Way(from, handler, follower, "xianning-town-capacity", "XN-3.3c", "clue-limit");
        return enter(by, way, Clue.Kind.DUTY, null, about, null, told);
    }

    /** A member of the group, or the sender's office, records misconduct of a toured unit or of one within it. */
    Done misconduct(Actor by, UUID tour, Clue.Misconduct type, Told told) {
        TourPlans.Approved approved = tours.get(tour);
        boolean member = tours.team(approved.tour()).stream()
                .anyMatch(team -> team.approved() && team.members().containsKey(by.person()));
        if (!member && !parties.isOffice(by, approved.sender())) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        UnitView about = concerned(told.about(), "ZZ-4.3b");
        UUID toured = approved.tour().unit();
        boolean there = about.id().equals(toured)
                || approved.tour().enterprises().contains(about.id())
                || units.superiors(about.id()).stream()
                        .anyMatch(unit -> unit.id().equals(toured));
        if (!there) {
            throw new Problem(ClueProblem.NOT_TOURED, about.name())
                    .clause("ZZ-4.3b")
                    .field("about", "NotToured");
        }
        UnitView sender = units.get(approved.sender());
        var way = new Way(sender, sender, sender, "zaozhuang-tours", "ZZ-4.3b", "misconduct-limit");
        return enter(by, way, Clue.Kind.MISCONDUCT, type, about, tour, told);
    }

    private Done enter(
            Actor by,
            Way way,
            Clue.Kind kind,
            Clue.@Nullable Misconduct type,
            UnitView about,
            @Nullable UUID tour,
            Told told) {
        Clue clue = recorder.begun(
                kind,
                type,
                way,
                about,
                told.person(),
                tour,
                told.words(),
                told.reporter() != null,
                id -> opening.open(by, way, id));
        store.insert(clue, told.reporter(), by.person());
        return recorder.handedOver(clue, by);
    }

    private UnitView concerned(UUID about, String clause) {
        return units.find(about)
                .orElseThrow(() ->
                        new Problem(ClueProblem.ABOUT_NOBODY).clause(clause).field("about", "NoSuchUnit"));
    }

    private UnitView home(Actor by) {
        UUID unit = by.unit();
        if (unit == null) {
            throw new Problem(PlatformProblem.NOT_ALLOWED);
        }
        return units.spokenForBy(unit).getLast();
    }
}
