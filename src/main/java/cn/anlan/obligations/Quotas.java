package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.organization.HolderView;
import cn.anlan.organization.Persons;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import cn.anlan.platform.Zones;
import cn.anlan.regimes.Duty;
import cn.anlan.regimes.RegimeQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many of a duty a post owes in a period, how many are done, and by whom. What is open goes with the post; what is done stays with the
 * person who did it (WX-2.0). How a quota is shared after a change of holder in mid-period, the duty says.
 */
@Component
public class Quotas {

    private final JdbcClient jdbc;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Persons persons;
    private final RegimeQueries regimes;
    private final Clock clock;

    Quotas(JdbcClient jdbc, PostQueries posts, UnitQueries units, Persons persons, RegimeQueries regimes, Clock clock) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.units = units;
        this.persons = persons;
        this.regimes = regimes;
        this.clock = clock;
    }

    /**
     * One person's part.
     *
     * @param days of the period on which they held the post
     * @param share how many of the quota they answer for
     * @param done how many they have done, whoever's share it was
     */
    public record Part(UUID person, String name, int days, int share, int done) {}

    /**
     * One duty in one period.
     *
     * @param subject what it is about where each of several counts by itself
     * @param quota how many the post owes
     * @param done how many are performed or accepted
     * @param waived how many were lifted
     * @param late how many are open past their due instant
     * @param by earliest holder first
     */
    public record Line(
            String pack,
            String duty,
            String clause,
            Bilingual title,
            String period,
            @Nullable Subject subject,
            Duty.Handover handover,
            int quota,
            int done,
            int waived,
            int late,
            List<Part> by) {}

    private record Key(
            String pack,
            int version,
            String duty,
            String period,
            @Nullable UUID subject) {}

    private record Row(
            Key key,
            String clause,
            Bilingual title,
            @Nullable String subjectName,
            @Nullable UUID person,
            int count,
            int done,
            int waived,
            int late) {}

    /**
     * The duties of a post in one period, or in all periods that a day lies in.
     *
     * @param period its name; null for those that hold today
     * @throws Problem 404 unless the actor may see the post's unit
     */
    @Transactional(readOnly = true)
    public List<Line> of(Actor actor, UUID post, @Nullable String period) {
        PostView asked = posts.get(post);
        mustSee(actor, asked);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        Map<Key, List<Row>> byKey = rows(asked).stream()
                .filter(row -> period == null
                        ? holdsOn(row.key().period(), today)
                        : period.equals(row.key().period()))
                .collect(Collectors.groupingBy(Row::key, LinkedHashMap::new, Collectors.toList()));
        var names = new HashMap<UUID, String>();
        persons.findAll(byKey.values().stream()
                        .flatMap(Collection::stream)
                        .flatMap(row -> java.util.stream.Stream.ofNullable(row.person()))
                        .collect(Collectors.toSet()))
                .forEach((id, person) -> names.put(id, person.name()));
        return byKey.entrySet().stream()
                .map(entry -> line(asked, entry.getKey(), entry.getValue(), names))
                .toList();
    }

    private static boolean holdsOn(String period, LocalDate day) {
        return DutyPeriod.named(period).map(one -> one.holds(day)).orElse(false);
    }

    private List<Row> rows(PostView post) {
        return jdbc.sql("""
                        SELECT o.pack, o.pack_version, o.duty, o.clause, o.title_zh, o.title_en, split_part(o.period, '#', 1) AS period,
                            o.subject, o.subject_name, o.performed_by, count(*) AS count,
                            count(*) FILTER (WHERE o.state IN ('PERFORMED', 'ACCEPTED')) AS done,
                            count(*) FILTER (WHERE o.state = 'WAIVED') AS waived,
                            count(*) FILTER (WHERE o.state IN ('OPEN', 'ASSIGNED') AND o.due <= :now) AS late
                        FROM obligations.obligation o
                        WHERE o.unit = :unit AND o.bearer_post = :post AND o.period IS NOT NULL AND o.pack IS NOT NULL
                        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
                        ORDER BY 4, 3, 7, 9
                        """)
                .param("unit", post.unit())
                .param("post", post.id())
                .param("now", utc(clock.instant()))
                .query((row, n) -> new Row(
                        new Key(
                                row.getString("pack"),
                                row.getInt("pack_version"),
                                row.getString("duty"),
                                row.getString("period"),
                                row.getObject("subject", UUID.class)),
                        row.getString("clause"),
                        new Bilingual(row.getString("title_zh"), row.getString("title_en")),
                        row.getString("subject_name"),
                        row.getObject("performed_by", UUID.class),
                        row.getInt("count"),
                        row.getInt("done"),
                        row.getInt("waived"),
                        row.getInt("late")))
                .list();
    }

    private Line line(PostView post, Key key, List<Row> rows, Map<UUID, String> names) {
        Row first = rows.getFirst();
        int quota = rows.stream().mapToInt(Row::count).sum();
        Map<UUID, Integer> done = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.person() != null && row.done() > 0) {
                done.merge(row.person(), row.done(), Integer::sum);
            }
        }
        Duty.Handover handover = regimes.version(key.pack(), key.version())
                .flatMap(version -> version.content().duty(key.duty()))
                .map(Duty::handover)
                .orElse(Duty.Handover.WHOLE);
        return new Line(
                key.pack(),
                key.duty(),
                first.clause(),
                first.title(),
                key.period(),
                key.subject() == null || first.subjectName() == null
                        ? null
                        : new Subject(key.subject(), first.subjectName()),
                handover,
                quota,
                rows.stream().mapToInt(Row::done).sum(),
                rows.stream().mapToInt(Row::waived).sum(),
                rows.stream().mapToInt(Row::late).sum(),
                parts(post, key, quota, handover, done, names));
    }

    /** Those who held the post in the period, and anybody else who did some of it. */
    private List<Part> parts(
            PostView post,
            Key key,
            int quota,
            Duty.Handover handover,
            Map<UUID, Integer> done,
            Map<UUID, String> names) {
        DutyPeriod period = DutyPeriod.named(key.period()).orElse(null);
        Map<UUID, Integer> days = new LinkedHashMap<>();
        UUID last = null;
        if (period != null) {
            for (HolderView holder :
                    posts.holders(post.id(), period.from(), period.to().plusDays(1))) {
                names.put(holder.person(), holder.name());
                days.merge(holder.person(), period.daysHeld(holder.from(), holder.to()), Integer::sum);
                last = holder.person();
            }
        }
        var parts = new ArrayList<Part>();
        int byOthers = done.values().stream().mapToInt(Integer::intValue).sum();
        for (var held : days.entrySet()) {
            UUID person = held.getKey();
            int did = done.getOrDefault(person, 0);
            int share = switch (handover) {
                case PRO_RATA_DAYS -> java.util.Objects.requireNonNull(period).share(quota, held.getValue());
                // What nobody else has done is the last holder's; what the others did was theirs.
                case WHOLE -> person.equals(last) ? quota - (byOthers - did) : did;
            };
            parts.add(new Part(person, names.getOrDefault(person, ""), held.getValue(), share, did));
        }
        done.forEach((person, did) -> {
            if (!days.containsKey(person)) {
                parts.add(new Part(person, names.getOrDefault(person, ""), 0, 0, did));
            }
        });
        return parts;
    }

    private void mustSee(Actor actor, PostView post) {
        UnitView unit = units.get(post.unit());
        boolean sees = switch (actor.scope()) {
            case Scope.Territory(var prefixes) -> prefixes.stream().anyMatch(unit.territory()::startsWith);
            case Scope.OwnUnit(var own) -> own.equals(unit.id());
            case Scope.TakesPart(var person) ->
                post.holder() != null && person.equals(post.holder().person());
            case Scope.Nothing() -> false;
        };
        if (!sees) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
    }
}
