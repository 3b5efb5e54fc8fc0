package cn.anlan.tourplans;

import static cn.anlan.tourplans.PlanStore.utc;
import static cn.anlan.tourplans.PlanStore.uuids;

import cn.anlan.platform.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tour groups, their members and what these declared, as rows. */
@Repository
class GroupStore {

    private final JdbcClient jdbc;
    private final JsonText json;

    GroupStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Ties(List<Declaration.Tie> ties) {}

    private record InGroup(UUID group, Member member) {}

    void insert(TourGroup g) {
        jdbc.sql("""
                INSERT INTO tourplans.tour_group (id, version, plan, unit, territory, name, state, proposed_by)
                VALUES (?, 1, ?, ?, ?, ?, 'DRAFT', ?)
                """)
                .params(g.id(), g.plan(), g.unit(), g.territory(), g.name(), g.proposedBy())
                .update();
        g.members().forEach(member -> join(g.id(), member));
    }

    void move(TourGroup g, TourGroup.State to, UUID proposedBy, TourGroup.@Nullable Replacement pending) {
        jdbc.sql("""
                UPDATE tourplans.tour_group SET version = version + 1, state = ?, proposed_by = ?, pending = ?::jsonb WHERE id = ?
                """)
                .params(Arrays.<@Nullable Object>asList(
                        to.name(), proposedBy, pending == null ? null : json.write(pending), g.id()))
                .update();
    }

    /** Puts others in the place of a draft's members. */
    void members(UUID group, List<Member> members) {
        jdbc.sql("DELETE FROM tourplans.member WHERE tour_group = ?")
                .param(group)
                .update();
        members.forEach(member -> join(group, member));
    }

    void join(UUID group, Member m) {
        jdbc.sql("""
                INSERT INTO tourplans.member (tour_group, person, name, leader, official, unit, unit_name, rank, field, conditions,
                    released_from, released_to)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tour_group, person) DO UPDATE SET leader = excluded.leader, official = excluded.official,
                    unit = excluded.unit, unit_name = excluded.unit_name, rank = excluded.rank, field = excluded.field,
                    conditions = excluded.conditions, released_from = excluded.released_from, released_to = excluded.released_to,
                    left_at = NULL, left_reason = NULL
                """)
                .params(Arrays.<@Nullable Object>asList(
                        group,
                        m.person(),
                        m.name(),
                        m.leader(),
                        m.official(),
                        m.unit(),
                        m.unitName(),
                        m.rank().name(),
                        m.field(),
                        m.conditions().stream().map(Enum::name).sorted().toArray(String[]::new),
                        m.releasedFrom(),
                        m.releasedTo()))
                .update();
    }

    void leave(UUID group, UUID person, String reason, Instant at) {
        jdbc.sql("UPDATE tourplans.member SET left_at = ?, left_reason = ? WHERE tour_group = ? AND person = ?")
                .params(utc(at), reason, group, person)
                .update();
    }

    void release(UUID group, UUID person, LocalDate from, LocalDate to) {
        jdbc.sql("UPDATE tourplans.member SET released_from = ?, released_to = ? WHERE tour_group = ? AND person = ?")
                .params(from, to, group, person)
                .update();
    }

    void declare(Declaration d) {
        jdbc.sql("""
                INSERT INTO tourplans.declaration (tour_group, person, tour, about, ties, declared_at, entered_by)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, ?)
                ON CONFLICT (tour_group, person, tour) DO UPDATE SET about = excluded.about, ties = excluded.ties,
                    declared_at = excluded.declared_at, entered_by = excluded.entered_by
                """)
                .params(
                        d.group(),
                        d.person(),
                        d.tour(),
                        d.about().toArray(UUID[]::new),
                        json.write(new Ties(d.ties())),
                        utc(d.declaredAt()),
                        d.enteredBy())
                .update();
    }

    List<Declaration> declarations(UUID group) {
        return jdbc.sql("SELECT * FROM tourplans.declaration WHERE tour_group = ? ORDER BY declared_at")
                .param(group)
                .query((row, n) -> new Declaration(
                        row.getObject("tour_group", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getObject("tour", UUID.class),
                        uuids(row.getArray("about")),
                        json.read(row.getString("ties"), Ties.class).ties(),
                        row.getTimestamp("declared_at").toInstant(),
                        row.getString("entered_by")))
                .list();
    }

    Optional<TourGroup> find(UUID id) {
        return one(id, "");
    }

    Optional<TourGroup> lock(UUID id) {
        return one(id, " FOR UPDATE");
    }

    private Optional<TourGroup> one(UUID id, String suffix) {
        return jdbc.sql("SELECT * FROM tourplans.tour_group WHERE id = ?" + suffix)
                .param(id)
                .query((row, n) -> group(row, members(List.of(id)).getOrDefault(id, List.of())))
                .optional();
    }

    List<TourGroup> ofPlan(UUID plan) {
        List<UUID> ids = jdbc.sql("SELECT id FROM tourplans.tour_group WHERE plan = ? ORDER BY id")
                .param(plan)
                .query(UUID.class)
                .list();
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Plans in whose groups a person is. */
    List<UUID> plansOf(UUID person) {
        return jdbc.sql("""
                        SELECT DISTINCT g.plan FROM tourplans.tour_group g JOIN tourplans.member m ON m.tour_group = g.id
                        WHERE m.person = ? AND m.left_at IS NULL
                        """).param(person).query(UUID.class).list();
    }

    /** Tours of the approved groups a person is in. */
    List<UUID> toursOf(UUID person) {
        return jdbc.sql("""
                        SELECT t.id FROM tourplans.tour t
                            JOIN tourplans.tour_group g ON g.id = t.tour_group
                            JOIN tourplans.member m ON m.tour_group = g.id
                        WHERE m.person = ? AND m.left_at IS NULL AND g.state = 'APPROVED'
                        """).param(person).query(UUID.class).list();
    }

    Map<UUID, List<Member>> members(Collection<UUID> groups) {
        return jdbc
                .sql("""
                        SELECT * FROM tourplans.member WHERE tour_group = ANY (?) AND left_at IS NULL ORDER BY leader DESC, name, person
                        """)
                .param(groups.toArray(UUID[]::new))
                .query((row, n) -> new InGroup(row.getObject("tour_group", UUID.class), member(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        InGroup::group, Collectors.mapping(InGroup::member, Collectors.toList())));
    }

    private TourGroup group(ResultSet row, List<Member> members) throws SQLException {
        String pending = row.getString("pending");
        return new TourGroup(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("plan", UUID.class),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getString("name"),
                TourGroup.State.valueOf(row.getString("state")),
                row.getObject("proposed_by", UUID.class),
                members,
                pending == null ? null : json.read(pending, TourGroup.Replacement.class));
    }

    private static Member member(ResultSet row) throws SQLException {
        Set<Condition> conditions = Arrays.stream(
                        (String[]) row.getArray("conditions").getArray())
                .map(Condition::valueOf)
                .collect(Collectors.toSet());
        return new Member(
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getBoolean("leader"),
                row.getBoolean("official"),
                row.getObject("unit", UUID.class),
                row.getString("unit_name"),
                Rank.valueOf(row.getString("rank")),
                row.getString("field"),
                conditions,
                row.getObject("released_from", LocalDate.class),
                row.getObject("released_to", LocalDate.class));
    }
}
