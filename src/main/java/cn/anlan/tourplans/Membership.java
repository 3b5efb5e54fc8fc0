package cn.anlan.tourplans;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is recorded of each member of a group: interests (ZZ-4.3c), and release from the own post (ZZ-4.1). */
@Service
@Transactional
class Membership {

    private final GroupStore store;
    private final GroupRecorder groups;
    private final TourplanRecorder recorder;
    private final Evidence evidence;
    private final Clock clock;

    Membership(GroupStore store, GroupRecorder groups, TourplanRecorder recorder, Evidence evidence, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.recorder = recorder;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * A member declares their interests in the places of a tour; the office enters what was declared on paper, with the signed paper.
     *
     * @param ties none, if there are none
     */
    Done declare(Actor by, UUID id, long seen, UUID person, UUID tour, List<Declaration.Tie> ties, List<UUID> files) {
        TourGroup group = groups.lock(id);
        boolean own = by.person().equals(person);
        if (!own) {
            recorder.require(by, group.unit(), Side.OFFICE);
        }
        recorder.requireSeen(Groups.SUBJECT, id, group.version(), seen);
        Member member = group.candidates().stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NOT_IN_GROUP).field("person", "NotInGroup"));
        if (!own && files.isEmpty()) {
            throw new Problem(TourplanProblem.DECLARES_ONESELF, member.name())
                    .clause("ZZ-4.3c")
                    .field("evidence", "NotEmpty");
        }
        PlannedTour planned = groups.tours(group).stream()
                .filter(one -> one.id().equals(tour))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NO_SUCH_TOUR));
        store.declare(new Declaration(id, person, tour, planned.places(), ties, clock.instant(), by.name()));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("person", member.name());
        facts.put("tour", tour.toString());
        facts.put("ties", ties);
        return groups.kept(group, "tour-group.interests-declared", by, facts, hashes(by, files));
    }

    /** The own unit releases a member from the own post for a time (ZZ-4.1). */
    Done release(Actor by, UUID id, long seen, UUID person, LocalDate from, LocalDate to, String agreedBy) {
        TourGroup group = groups.lock(id);
        recorder.require(by, group.unit(), Side.OFFICE);
        recorder.requireSeen(Groups.SUBJECT, id, group.version(), seen);
        Member member = group.member(person);
        if (to.isBefore(from)) {
            throw new Problem(TourplanProblem.ENDS_BEFORE_START).field("to", "NotBeforeStart");
        }
        store.release(id, person, from, to);
        return groups.kept(
                group,
                "tour-group.member-released",
                by,
                Map.of(
                        "person", member.name(),
                        "from", from.toString(),
                        "to", to.toString(),
                        "agreedBy", agreedBy),
                List.of());
    }

    private List<String> hashes(Actor by, List<UUID> files) {
        return evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
    }
}
