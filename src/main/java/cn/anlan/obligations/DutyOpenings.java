package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.JsonText;
import cn.anlan.regimes.Duty;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the obligations of rounds of duties: one statement and one act for the round of a part of the units. */
@Component
class DutyOpenings {

    private static final Logger LOG = LoggerFactory.getLogger(DutyOpenings.class);

    static final String SUBJECT = "duty-round";
    static final String ORIGIN = "duty";
    private static final int AT_ONCE = 2;

    /** So many units or subjects are opened in one statement. */
    private static final int PART = 2000;

    private static final String INSERT = """
            INSERT INTO obligations.obligation (id, version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause,
                duty, period, unit, bearer_post, bearer_role, bearer_person, verifier_post, verifier_unit, territory, opened_at, due,
                provisional, key_task, rung, next_at, subject, subject_name)
            SELECT uuidv7(), 0, CASE WHEN u.post IS NULL THEN 'OPEN' ELSE 'ASSIGNED' END, 'duty', ?, ?, ?, ?, ?, ?,
                ?, ?, u.unit, u.post, CASE WHEN u.post IS NULL THEN NULL ELSE ? END, u.person, u.verifier_post, u.verifier_unit, u.territory,
                ?, ?, ?, false, ?, ?, u.subject, u.subject_name
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])
                AS u (unit, post, person, verifier_post, verifier_unit, territory, subject, subject_name)
            """;

    /** Each row is looked up and marked as not yet certain: an eighth of what it costs, so only where some may be there. */
    private static final String UNLESS_THERE =
            INSERT + "ON CONFLICT (unit, pack, duty, period, subject) WHERE period IS NOT NULL DO NOTHING";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final PostQueries posts;
    private final UnitQueries units;
    private final JsonText json;
    private final Clock clock;

    DutyOpenings(
            JdbcClient jdbc,
            JdbcTemplate template,
            TransactionTemplate transaction,
            Ledger ledger,
            PostQueries posts,
            UnitQueries units,
            JsonText json,
            Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
        this.ledger = ledger;
        this.posts = posts;
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    DutyPosts postsOf(List<UnitView> covered, LocalDate day) {
        // Thousands of towns share their few counties, so one child of each stands for the others.
        Map<UUID, UUID> childOf = new HashMap<>();
        for (UnitView unit : covered) {
            UUID parent = unit.parent();
            if (parent != null) {
                childOf.putIfAbsent(parent, unit.id());
            }
        }
        Map<UUID, List<UnitView>> aboveChild = units.superiorsOf(childOf.values());
        Map<UUID, List<UnitView>> above = new HashMap<>();
        childOf.forEach((parent, child) -> above.put(parent, aboveChild.getOrDefault(child, List.of())));
        var all = new HashSet<UUID>();
        covered.forEach(unit -> all.add(unit.id()));
        above.values().forEach(ups -> ups.forEach(up -> all.add(up.id())));
        return new DutyPosts(posts.serving(all, day), above);
    }

    /**
     * Opens rounds for those that don't have them yet; how many were opened. All rounds of one part of the units come before the next part,
     * for what one unit owes lies together in most of the indexes: round by round, the database would go through all units again and
     * again. Some parts are worked on at once: most of the work is the database's, a processor for each.
     */
    int open(Stream<RecurringDuties.Opening> owed, DutyPosts bearers, Instant asOf) {
        List<RecurringDuties.Opening> missing = owed.filter(one -> !isDone(one)).toList();
        int most = missing.stream().mapToInt(one -> one.targets().size()).max().orElse(0);
        var parts = new ArrayList<CompletableFuture<Integer>>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int from = 0; from < most; from += PART) {
                int start = from;
                parts.add(CompletableFuture.supplyAsync(() -> openPart(missing, start, bearers, asOf), workers));
            }
        }
        int opened = parts.stream().mapToInt(CompletableFuture::join).sum();
        missing.forEach(this::done);
        return opened;
    }

    private int openPart(List<RecurringDuties.Opening> missing, int from, DutyPosts bearers, Instant asOf) {
        int opened = 0;
        for (RecurringDuties.Opening one : missing) {
            List<RecurringDuties.Target> all = one.targets();
            if (from < all.size()) {
                List<RecurringDuties.Target> part = all.subList(from, Math.min(all.size(), from + PART));
                opened += openPart(one.round(), part, bearers, asOf);
            }
        }
        return opened;
    }

    /**
     * Opens a round for part of the units in a transaction. Where the first has it already, others may; where it hasn't, none has, for a part
     * is opened wholly or not at all. Should that be wrong, because another node is at it too, the unique index says so, and what is
     * there is left out.
     */
    private int openPart(
            RecurringDuties.Round round, List<RecurringDuties.Target> part, DutyPosts bearers, Instant asOf) {
        if (!isThere(round, part.getFirst())) {
            try {
                return inTransaction(INSERT, round, part, bearers, asOf);
            } catch (DuplicateKeyException someAreThere) {
                LOG.debug("{} of {} is there for some already", round.duty().key(), round.period(), someAreThere);
            }
        }
        return inTransaction(UNLESS_THERE, round, part, bearers, asOf);
    }

    private int inTransaction(
            String sql,
            RecurringDuties.Round round,
            List<RecurringDuties.Target> part,
            DutyPosts bearers,
            Instant asOf) {
        return Objects.requireNonNull(transaction.execute(status -> insert(sql, round, part, bearers, asOf)));
    }

    private boolean isThere(RecurringDuties.Round round, RecurringDuties.Target target) {
        Subject about = target.subject();
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM obligations.obligation
                            WHERE unit = ? AND pack = ? AND duty = ? AND period = ? AND subject IS NOT DISTINCT FROM ?::uuid)
                        """)
                .params(Arrays.asList(
                        target.unit().id(),
                        round.version().content().pack(),
                        round.duty().key(),
                        round.period(),
                        about == null ? null : about.id()))
                .query(Boolean.class)
                .single();
    }

    private static long mark(RecurringDuties.Target target) {
        Subject about = target.subject();
        return target.unit().id().getLeastSignificantBits()
                + (about == null ? 0 : 31 * about.id().getLeastSignificantBits());
    }

    private int insert(
            String sql,
            RecurringDuties.Round round,
            List<RecurringDuties.Target> chunk,
            DutyPosts bearers,
            Instant asOf) {
        var duty = round.duty();
        var pack = round.version().content();
        var deadline = round.deadline();
        Ladder ladder = Ladders.of(duty.ladder());
        int rung = ladder.start(deadline.due(), asOf);
        UUID batch = Ids.next();
        Instant now = clock.instant();
        var demands = duty.evidence().stream()
                .map(demand ->
                        new EvidenceDemand(demand.kind().name().toLowerCase(Locale.ROOT), demand.min(), demand.label()))
                .toList();
        jdbc.sql("INSERT INTO obligations.duty_round (id, deadline, demands) VALUES (?, ?::jsonb, ?::jsonb)")
                .params(batch, json.write(deadline), json.write(demands))
                .update();
        var rows = new Columns();
        chunk.forEach(target -> rows.add(target, duty, bearers));
        int opened = template.update(
                sql,
                batch,
                duty.title().zh(),
                duty.title().en(),
                pack.pack(),
                pack.version(),
                duty.clause(),
                duty.key(),
                round.period(),
                duty.post().name(),
                utc(now),
                utc(deadline.due()),
                deadline.provisional(),
                rung,
                utc(ladder.next(deadline.due(), rung, false)),
                rows.units.toArray(new UUID[0]),
                rows.posts.toArray(new UUID[0]),
                rows.persons.toArray(new UUID[0]),
                rows.verifierPosts.toArray(new UUID[0]),
                rows.verifierUnits.toArray(new UUID[0]),
                rows.territories.toArray(new String[0]),
                rows.subjects.toArray(new UUID[0]),
                rows.subjectNames.toArray(new String[0]));
        if (opened == 0) {
            jdbc.sql("DELETE FROM obligations.duty_round WHERE id = ?")
                    .params(batch)
                    .update();
            return 0;
        }
        jdbc.sql("INSERT INTO obligations.word (obligation, keys) VALUES (?, ?)")
                .params(batch, ObligationWords.keys(duty.title()))
                .update();
        ledger.append(new NewAct(
                SUBJECT,
                batch,
                1,
                "duty.opened",
                Actor.system(),
                null,
                "000000000000",
                now,
                Map.of(
                        "state", "OPENED",
                        "pack", pack.pack(),
                        "version", pack.version(),
                        "duty", duty.key(),
                        "clause", duty.clause(),
                        "period", round.period(),
                        "due", deadline.due().toString(),
                        "units", opened),
                List.of()));
        return opened;
    }

    private boolean isDone(RecurringDuties.Opening one) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM obligations.duty_done
                            WHERE pack = ? AND version = ? AND duty = ? AND period = ? AND due = ? AND mark = ?)
                        """).params(key(one)).query(Boolean.class).single();
    }

    private void done(RecurringDuties.Opening one) {
        jdbc.sql("""
                INSERT INTO obligations.duty_done (pack, version, duty, period, due, mark) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (pack, version, duty, period, due) DO UPDATE SET mark = excluded.mark
                """).params(key(one)).update();
    }

    private static List<Object> key(RecurringDuties.Opening one) {
        RecurringDuties.Round round = one.round();
        var pack = round.version().content();
        return List.of(
                pack.pack(),
                pack.version(),
                round.duty().key(),
                round.period(),
                Objects.requireNonNull(utc(round.deadline().due())),
                one.targets().stream().mapToLong(DutyOpenings::mark).sum());
    }

    Optional<LocalDate> lastDay() {
        return jdbc.sql("SELECT last_day FROM obligations.duty_run")
                .query(LocalDate.class)
                .optional();
    }

    void ranOn(LocalDate day) {
        jdbc.sql("""
                INSERT INTO obligations.duty_run (single, last_day) VALUES (true, ?)
                ON CONFLICT (single) DO UPDATE SET last_day = greatest(duty_run.last_day, excluded.last_day)
                """).params(Date.valueOf(day)).update();
    }

    /** What differs from unit to unit, column by column. */
    private static final class Columns {

        final List<UUID> units = new ArrayList<>();
        final List<@Nullable UUID> posts = new ArrayList<>();
        final List<@Nullable UUID> persons = new ArrayList<>();
        final List<@Nullable UUID> verifierPosts = new ArrayList<>();
        final List<@Nullable UUID> verifierUnits = new ArrayList<>();
        final List<String> territories = new ArrayList<>();
        final List<@Nullable UUID> subjects = new ArrayList<>();
        final List<@Nullable String> subjectNames = new ArrayList<>();

        void add(RecurringDuties.Target target, Duty duty, DutyPosts bearers) {
            UnitView unit = target.unit();
            Subject about = target.subject();
            subjects.add(about == null ? null : about.id());
            subjectNames.add(about == null ? null : about.name());
            PostView bearer = bearers.own(unit, duty.post()).orElse(null);
            PostView verifier = bearers.verifier(unit, duty).orElse(null);
            units.add(unit.id());
            posts.add(bearer == null ? null : bearer.id());
            persons.add(
                    bearer == null || bearer.holder() == null
                            ? null
                            : bearer.holder().person());
            verifierPosts.add(verifier == null ? null : verifier.id());
            verifierUnits.add(verifier == null ? unit.parent() : null);
            territories.add(unit.territory());
        }
    }
}
