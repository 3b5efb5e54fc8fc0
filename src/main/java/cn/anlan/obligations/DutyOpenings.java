package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens rounds of duties, part of the units by part, for those that don't have them yet. */
@Component
class DutyOpenings {

    private static final Logger LOG = LoggerFactory.getLogger(DutyOpenings.class);

    static final String SUBJECT = "duty-round";
    static final String ORIGIN = "duty";
    private static final int AT_ONCE = 2;

    /** So many units or subjects are opened at once. */
    private static final int PART = 2000;

    private final JdbcClient jdbc;
    private final DutyRounds rounds;
    private final PostQueries posts;
    private final UnitQueries units;

    DutyOpenings(JdbcClient jdbc, DutyRounds rounds, PostQueries posts, UnitQueries units) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.posts = posts;
        this.units = units;
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

    /**
     * All rounds that none of the part's targets has, by one statement for those of the same bearers. Where the first has a round already, others
     * may; where it hasn't, none has, for a part is opened wholly or not at all. Should that be wrong, because another node is at it too, the
     * unique index says so, and what is there is left out.
     */
    private int openPart(List<RecurringDuties.Opening> missing, int from, DutyPosts bearers, Instant asOf) {
        var columns = new DutyColumns.OfPart(bearers);
        Map<UUID, Set<Owed>> there = new HashMap<>();
        Map<DutyColumns, List<RecurringDuties.Round>> fresh = new LinkedHashMap<>();
        int opened = 0;
        for (RecurringDuties.Opening one : missing) {
            List<RecurringDuties.Target> all = one.targets();
            if (from < all.size()) {
                List<RecurringDuties.Target> part = all.subList(from, Math.min(all.size(), from + PART));
                DutyColumns targets = columns.of(part, one.round().duty());
                RecurringDuties.Target first = part.getFirst();
                if (there.computeIfAbsent(first.unit().id(), this::owedBy).contains(Owed.of(one.round(), first))) {
                    opened += rounds.openMissing(one.round(), targets, asOf);
                } else {
                    fresh.computeIfAbsent(targets, none -> new ArrayList<>()).add(one.round());
                }
            }
        }
        for (var alike : fresh.entrySet()) {
            opened += openAll(alike.getValue(), alike.getKey(), asOf);
        }
        return opened;
    }

    private int openAll(List<RecurringDuties.Round> fresh, DutyColumns targets, Instant asOf) {
        try {
            return rounds.openAll(fresh, targets, asOf);
        } catch (DuplicateKeyException someAreThere) {
            LOG.debug("Some of {} rounds are there for some already", fresh.size(), someAreThere);
            return fresh.stream()
                    .mapToInt(round -> rounds.openMissing(round, targets, asOf))
                    .sum();
        }
    }

    /** An obligation that a unit has by a duty. */
    private record Owed(
            String pack,
            String duty,
            String period,
            @Nullable UUID subject) {

        static Owed of(RecurringDuties.Round round, RecurringDuties.Target target) {
            Subject about = target.subject();
            return new Owed(
                    round.version().content().pack(),
                    round.duty().key(),
                    round.period(),
                    about == null ? null : about.id());
        }
    }

    /** Asked once for all rounds: asked for each while the table is filled, it would be planned as if that were still empty. */
    private Set<Owed> owedBy(UUID unit) {
        return jdbc.sql(
                        "SELECT pack, duty, period, subject FROM obligations.obligation WHERE unit = ? AND period IS NOT NULL")
                .param(unit)
                .query(Owed.class)
                .set();
    }

    private static long mark(RecurringDuties.Target target) {
        Subject about = target.subject();
        return target.unit().id().getLeastSignificantBits()
                + (about == null ? 0 : 31 * about.id().getLeastSignificantBits());
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
}
