package cn.anlan.tourplans;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Complaints that a member sought gain from a tour, for themselves or others: logged, and decided by the committee (ZZ-4.3c). */
@Service
@Transactional
class Complaints {

    private static final String SUBJECT = "tour-complaint";

    private final JdbcClient jdbc;
    private final PlanStore plans;
    private final GroupStore groups;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final Clock clock;

    Complaints(
            JdbcClient jdbc,
            PlanStore plans,
            GroupStore groups,
            TourplanRecorder recorder,
            TourParties parties,
            Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.groups = groups;
        this.recorder = recorder;
        this.parties = parties;
        this.clock = clock;
    }

    /** What the committee found. */
    enum Outcome {
        UPHELD,
        UNFOUNDED
    }

    /** @param state {@code LOGGED}, {@code UPHELD} or {@code UNFOUNDED} */
    record Complaint(
            UUID id,
            long version,
            UUID unit,
            String territory,
            UUID group,
            UUID person,
            String name,
            String words,
            String state,
            UUID loggedBy,
            String loggedName,
            Instant loggedAt,
            @Nullable String decision,
            @Nullable String decidedName,
            @Nullable Instant decidedAt) {}

    /** Open to whoever is toured, sends the tour or makes it. */
    Done log(Actor by, UUID tour, UUID person, String words) {
        PlannedTour planned = plans.tour(tour)
                .filter(one -> one.group() != null)
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        TourGroup group =
                groups.find(java.util.Objects.requireNonNull(planned.group())).orElseThrow();
        boolean concerned = parties.belongs(by, group.unit())
                || parties.spokenFor(by).stream().anyMatch(planned.places()::contains)
                || group.members().stream().anyMatch(one -> one.person().equals(by.person()));
        if (!concerned) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        Member member = group.members().stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Problem(TourplanProblem.NOT_IN_GROUP).field("person", "NotInGroup"));
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO tourplans.complaint (id, version, unit, territory, tour_group, person, name, words, state, logged_by,
                    logged_name, logged_at)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, 'LOGGED', ?, ?, ?)
                """)
                .params(
                        id,
                        group.unit(),
                        group.territory(),
                        group.id(),
                        person,
                        member.name(),
                        words,
                        by.person(),
                        by.name(),
                        PlanStore.utc(clock.instant()))
                .update();
        return recorder.record(
                SUBJECT,
                id,
                1,
                "LOGGED",
                "tour-complaint.logged",
                by,
                group.unit(),
                group.territory(),
                Map.of("member", member.name(), "words", words),
                List.of());
    }

    Done decide(Actor by, UUID id, long seen, Outcome outcome, String decision) {
        Complaint complaint = jdbc.sql("SELECT * FROM tourplans.complaint WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Complaints::complaint)
                .optional()
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        recorder.require(by, complaint.unit(), Side.COMMITTEE);
        recorder.requireSeen(SUBJECT, id, complaint.version(), seen);
        if (complaint.person().equals(by.person())) {
            throw new Problem(TourplanProblem.OWN_COMPLAINT).clause("ZZ-4.3c");
        }
        if (!complaint.state().equals("LOGGED")) {
            throw new Problem(TourplanProblem.WRONG_STATE, "已处理", "处理", "Decided", "Decide")
                    .clause("ZZ-4.3c")
                    .with("current", complaint.version());
        }
        jdbc.sql("""
                UPDATE tourplans.complaint SET version = version + 1, state = ?, decision = ?, decided_by = ?, decided_name = ?,
                    decided_at = ? WHERE id = ?
                """)
                .params(outcome.name(), decision, by.person(), by.name(), PlanStore.utc(clock.instant()), id)
                .update();
        return recorder.record(
                SUBJECT,
                id,
                complaint.version() + 1,
                outcome.name(),
                "tour-complaint.decided",
                by,
                complaint.unit(),
                complaint.territory(),
                Map.of("decision", decision),
                List.of());
    }

    /** Those the actor may see: of the own committee, or logged by oneself; never one against oneself. */
    @Transactional(readOnly = true)
    List<Complaint> list(Actor by) {
        return jdbc.sql("""
                        SELECT * FROM tourplans.complaint WHERE (unit = ANY (?) OR logged_by = ?) AND person <> ?
                        ORDER BY logged_at DESC, id LIMIT 200
                        """)
                .params(parties.senders(by).toArray(UUID[]::new), by.person(), by.person())
                .query(Complaints::complaint)
                .list();
    }

    private static Complaint complaint(ResultSet row, int n) throws SQLException {
        return new Complaint(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getObject("tour_group", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("words"),
                row.getString("state"),
                row.getObject("logged_by", UUID.class),
                row.getString("logged_name"),
                row.getTimestamp("logged_at").toInstant(),
                row.getString("decision"),
                row.getString("decided_name"),
                PlanStore.instant(row, "decided_at"));
    }
}
