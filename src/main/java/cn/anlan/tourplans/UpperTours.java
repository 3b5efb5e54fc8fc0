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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tours by which a higher level examines a unit: the committee's office liaises with each by a person of its own (ZZ-2.1c). */
@Service
@Transactional
class UpperTours {

    private static final String SUBJECT = "upper-tour";

    private final JdbcClient jdbc;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final PostQueries posts;
    private final Evidence evidence;
    private final ActQueries acts;
    private final Clock clock;

    UpperTours(
            JdbcClient jdbc,
            TourplanRecorder recorder,
            TourParties parties,
            PostQueries posts,
            Evidence evidence,
            ActQueries acts,
            Clock clock) {
        this.jdbc = jdbc;
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

    /** @param result what came of it; null while it isn't over */
    record UpperTour(
            UUID id,
            long version,
            UUID unit,
            String unitName,
            String territory,
            String sender,
            String theme,
            LocalDate starts,
            LocalDate ends,
            UUID liaison,
            String liaisonName,
            String contact,
            @Nullable String result,
            Instant enteredAt,
            @Nullable Instant endedAt) {

        String state() {
            return endedAt == null ? "ANNOUNCED" : "CONCLUDED";
        }
    }

    record UpperTourView(UpperTour tour, String state, List<ActView> timeline) {}

    Done register(Actor by, Announced said) {
        UnitView home = parties.home(by);
        recorder.require(by, home.id(), Side.OFFICE);
        String liaison = requireLiaison(home.id(), said);
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO tourplans.upper_tour (id, version, unit, unit_name, territory, sender, theme, starts, ends, liaison,
                    liaison_name, contact, entered_at)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
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
                        PlanStore.utc(clock.instant()))
                .update();
        return act(lock(id), 1, "ANNOUNCED", "upper-tour.registered", by, facts(said, liaison), List.of());
    }

    /** Other dates, or somebody else who liaises. */
    Done amend(Actor by, UUID id, long seen, Announced said) {
        UpperTour tour = ready(by, id, seen);
        String liaison = requireLiaison(tour.unit(), said);
        jdbc.sql("""
                UPDATE tourplans.upper_tour SET version = version + 1, sender = ?, theme = ?, starts = ?, ends = ?, liaison = ?,
                    liaison_name = ?, contact = ? WHERE id = ?
                """)
                .params(
                        said.sender(),
                        said.theme(),
                        said.starts(),
                        said.ends(),
                        said.liaison(),
                        liaison,
                        said.contact(),
                        id)
                .update();
        return act(tour, seen + 1, "ANNOUNCED", "upper-tour.amended", by, facts(said, liaison), List.of());
    }

    /** What the tour found, with its papers. */
    Done conclude(Actor by, UUID id, long seen, String result, List<UUID> files) {
        UpperTour tour = ready(by, id, seen);
        List<String> hashes =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        jdbc.sql("UPDATE tourplans.upper_tour SET version = version + 1, result = ?, ended_at = ? WHERE id = ?")
                .params(result, PlanStore.utc(clock.instant()), id)
                .update();
        return act(tour, seen + 1, "CONCLUDED", "upper-tour.concluded", by, Map.of("result", result), hashes);
    }

    /** Those of the units for which the actor plans, decides or audits, and of those below; the latest first. */
    @Transactional(readOnly = true)
    List<UpperTour> list(Actor by) {
        return jdbc.sql(
                        "SELECT * FROM tourplans.upper_tour WHERE unit = ANY (?) ORDER BY starts DESC, id DESC LIMIT 200")
                .param(parties.senders(by).toArray(UUID[]::new))
                .query(UpperTours::row)
                .list();
    }

    @Transactional(readOnly = true)
    UpperTourView get(Actor by, UUID id) {
        UpperTour tour = jdbc.sql("SELECT * FROM tourplans.upper_tour WHERE id = ?")
                .param(id)
                .query(UpperTours::row)
                .optional()
                .filter(found -> parties.belongs(by, found.unit()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        return new UpperTourView(tour, tour.state(), acts.timeline(SUBJECT, id));
    }

    private UpperTour ready(Actor by, UUID id, long seen) {
        UpperTour tour = lock(id);
        recorder.require(by, tour.unit(), Side.OFFICE);
        recorder.requireSeen(SUBJECT, id, tour.version(), seen);
        if (tour.endedAt() != null) {
            throw new Problem(TourplanProblem.WRONG_STATE, "已结束", "办理", "Concluded", "Go on")
                    .clause("ZZ-2.1c")
                    .with("current", tour.version());
        }
        return tour;
    }

    private UpperTour lock(UUID id) {
        return jdbc.sql("SELECT * FROM tourplans.upper_tour WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UpperTours::row)
                .optional()
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
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
        for (PostView post : posts.serving(unit, LocalDate.ofInstant(clock.instant(), Zones.CHINA))) {
            HolderView holder = post.holder();
            if (post.role() == Role.COMMITTEE_OFFICE
                    && holder != null
                    && holder.person().equals(said.liaison())) {
                return holder.name();
            }
        }
        throw new Problem(TourplanProblem.NO_LIAISON).clause("ZZ-2.1c").field("liaison", "NotOfTheOffice");
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

    private static UpperTour row(ResultSet row, int n) throws SQLException {
        return new UpperTour(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                row.getString("territory"),
                row.getString("sender"),
                row.getString("theme"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getObject("liaison", UUID.class),
                row.getString("liaison_name"),
                row.getString("contact"),
                row.getString("result"),
                row.getTimestamp("entered_at").toInstant(),
                PlanStore.instant(row, "ended_at"));
    }
}
