package cn.anlan.tourplans;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.organization.HolderView;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import cn.anlan.tourplans.UpperTourStore.UpperTour;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tours by which a higher level examines a unit: the committee's office liaises with each by a person of its own (ZZ-2.1c). */
@Service
@Transactional
class UpperTours {

    private static final String SUBJECT = "upper-tour";

    private final UpperTourStore store;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final PostQueries posts;
    private final Evidence evidence;
    private final ActQueries acts;
    private final Clock clock;

    UpperTours(
            UpperTourStore store,
            TourplanRecorder recorder,
            TourParties parties,
            PostQueries posts,
            Evidence evidence,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.parties = parties;
        this.posts = posts;
        this.evidence = evidence;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * What is known of a tour from above.
     *
     * @param sender who sends it, in words: the level above needn't be in the system
     * @param liaison person of the committee's office who liaises with it
     */
    record Announced(String sender, String theme, LocalDate starts, LocalDate ends, UUID liaison, String contact) {}

    /** What can be done about a tour from above. */
    enum Step {
        AMEND,
        CONCLUDE
    }

    /** @param steps what the asker can do now */
    record UpperTourView(UpperTour tour, String state, List<Step> steps, List<ActView> timeline) {}

    /** Somebody of the office who may liaise. */
    record Liaison(UUID person, String name, String title) {}

    Done register(Actor by, Announced said) {
        UnitView home = parties.home(by);
        recorder.require(by, home.id(), Side.OFFICE);
        String liaison = requireLiaison(home.id(), said);
        var tour = new UpperTour(
                Ids.next(),
                1,
                home.id(),
                home.name(),
                home.territory(),
                said.sender(),
                said.theme(),
                said.starts(),
                said.ends(),
                said.liaison(),
                liaison,
                said.contact(),
                null,
                clock.instant(),
                null);
        store.insert(tour);
        return act(tour, 1, "ANNOUNCED", "upper-tour.registered", by, facts(said, liaison), List.of());
    }

    /** Other dates, or somebody else who liaises. */
    Done amend(Actor by, UUID id, long seen, Announced said) {
        UpperTour tour = ready(by, id, seen);
        String liaison = requireLiaison(tour.unit(), said);
        store.amend(id, said, liaison);
        return act(tour, seen + 1, "ANNOUNCED", "upper-tour.amended", by, facts(said, liaison), List.of());
    }

    /** What the tour found, with its papers. */
    Done conclude(Actor by, UUID id, long seen, String result, List<UUID> files) {
        UpperTour tour = ready(by, id, seen);
        List<String> hashes =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        store.conclude(id, result, clock.instant());
        return act(tour, seen + 1, "CONCLUDED", "upper-tour.concluded", by, Map.of("result", result), hashes);
    }

    /** Those of the units for which the actor plans, decides or audits, and of those below; the latest first. */
    @Transactional(readOnly = true)
    List<UpperTour> list(Actor by) {
        return store.list(parties.senders(by));
    }

    /** Those of the actor's own office. */
    @Transactional(readOnly = true)
    List<Liaison> liaisons(Actor by) {
        UnitView home = parties.home(by);
        recorder.require(by, home.id(), Side.OFFICE);
        return ofTheOffice(home.id()).stream()
                .map(post -> {
                    HolderView holder = Objects.requireNonNull(post.holder());
                    return new Liaison(holder.person(), holder.name(), post.title());
                })
                .toList();
    }

    @Transactional(readOnly = true)
    UpperTourView get(Actor by, UUID id) {
        UpperTour tour = store.find(id)
                .filter(found -> parties.belongs(by, found.unit()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        boolean open = tour.endedAt() == null && parties.isOffice(by, tour.unit());
        return new UpperTourView(
                tour, tour.state(), open ? List.of(Step.values()) : List.of(), acts.timeline(SUBJECT, id));
    }

    private UpperTour ready(Actor by, UUID id, long seen) {
        UpperTour tour = store.lock(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        recorder.require(by, tour.unit(), Side.OFFICE);
        recorder.requireSeen(SUBJECT, id, tour.version(), seen);
        if (tour.endedAt() != null) {
            throw new Problem(TourplanProblem.WRONG_STATE, "已结束", "办理", "Concluded", "Go on")
                    .clause("ZZ-2.1c")
                    .with("current", tour.version());
        }
        return tour;
    }

    /**
     * The name of whoever liaises.
     *
     * @throws Problem 422 when the days don't fit, or the person isn't of the committee's office
     */
    private String requireLiaison(UUID unit, Announced said) {
        if (said.ends().isBefore(said.starts())) {
            throw new Problem(TourplanProblem.ENDS_BEFORE_START).field("ends", "NotBeforeStart");
        }
        return ofTheOffice(unit).stream()
                .map(PostView::holder)
                .filter(Objects::nonNull)
                .filter(holder -> holder.person().equals(said.liaison()))
                .map(HolderView::name)
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NO_LIAISON)
                        .clause("ZZ-2.1c")
                        .field("liaison", "NotOfTheOffice"));
    }

    /** The posts of a committee's office that somebody holds. */
    private List<PostView> ofTheOffice(UUID unit) {
        return posts.serving(unit, LocalDate.ofInstant(clock.instant(), Zones.CHINA)).stream()
                .filter(post -> post.role() == Role.COMMITTEE_OFFICE && post.holder() != null)
                .toList();
    }

    private static Map<String, Object> facts(Announced said, String liaison) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("sender", said.sender());
        facts.put("theme", said.theme());
        facts.put("starts", said.starts().toString());
        facts.put("ends", said.ends().toString());
        facts.put("liaison", liaison);
        return facts;
    }

    private Done act(
            UpperTour tour,
            long version,
            String state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes) {
        return recorder.record(
                SUBJECT, tour.id(), version, state, kind, by, tour.unit(), tour.territory(), facts, hashes);
    }
}
