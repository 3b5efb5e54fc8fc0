package cn.anlan.obligations;

import static cn.anlan.obligations.ObligationStore.utc;

import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.JsonText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes the obligations of rounds of duties for a part of the units, with what each round has in common and its act. */
@Repository
class DutyRounds {

    /**
     * Unit by unit, so that what a unit owes lies together: most indexes begin by the unit, its county or its people, and most lists ask for
     * one of these. Materialized, or the arrays of the rounds would be read anew for each unit.
     */
    private static final String INSERT = """
            WITH u AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])
                    AS u (unit, post, person, verifier_post, verifier_unit, territory, subject, subject_name)),
            r AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::timestamptz[], ?::boolean[], ?::smallint[], ?::timestamptz[])
                    AS r (origin, title_zh, title_en, pack, pack_version, clause, duty, period, bearer_role, due, provisional, rung, next_at))
            INSERT INTO obligations.obligation (id, version, state, origin_kind, origin, title_zh, title_en, pack, pack_version, clause,
                duty, period, unit, bearer_post, bearer_role, bearer_person, verifier_post, verifier_unit, territory, opened_at, due,
                provisional, key_task, rung, next_at, subject, subject_name)
            SELECT uuidv7(), 0, CASE WHEN u.post IS NULL THEN 'OPEN' ELSE 'ASSIGNED' END, 'duty', r.origin, r.title_zh, r.title_en, r.pack,
                r.pack_version, r.clause, r.duty, r.period, u.unit, u.post, CASE WHEN u.post IS NOT NULL THEN r.bearer_role END, u.person,
                u.verifier_post, u.verifier_unit, u.territory, ?, r.due, r.provisional, false, r.rung, r.next_at, u.subject, u.subject_name
            FROM u CROSS JOIN LATERAL (SELECT u.unit AS of, r.* FROM r OFFSET 0) r
            """;

    /** Each row is looked up and marked as not yet certain: an eighth of what it costs, so only where some may be there. */
    private static final String UNLESS_THERE =
            INSERT + "ON CONFLICT (unit, pack, duty, period, subject) WHERE period IS NOT NULL DO NOTHING";

    /** What the rounds differ in, in the order of the statement. */
    private static final List<Function<Batch, @Nullable Object>> COLUMNS = List.of(
            Batch::id,
            batch -> batch.round().duty().title().zh(),
            batch -> batch.round().duty().title().en(),
            batch -> batch.round().version().content().pack(),
            batch -> batch.round().version().content().version(),
            batch -> batch.round().duty().clause(),
            batch -> batch.round().duty().key(),
            batch -> batch.round().period(),
            batch -> batch.round().duty().post().name(),
            batch -> batch.round().deadline().due(),
            batch -> batch.round().deadline().provisional(),
            Batch::rung,
            Batch::next);

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final JsonText json;
    private final Clock clock;

    DutyRounds(JdbcTemplate jdbc, Ledger ledger, JsonText json, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Opens rounds that none of the targets has; how many obligations that makes.
     *
     * @param asOf reminders before it are past
     * @throws org.springframework.dao.DuplicateKeyException when one has one, with nothing opened
     */
    @Transactional
    public int openAll(List<RecurringDuties.Round> rounds, DutyColumns targets, Instant asOf) {
        List<Batch> batches =
                rounds.stream().map(round -> Batch.of(round, asOf)).toList();
        int opened = insert(INSERT, batches, targets);
        keep(batches, targets.size());
        return opened;
    }

    /** Opens a round for those of the targets that don't have it; how many that are. */
    @Transactional
    public int openMissing(RecurringDuties.Round round, DutyColumns targets, Instant asOf) {
        List<Batch> batch = List.of(Batch.of(round, asOf));
        int opened = insert(UNLESS_THERE, batch, targets);
        if (opened > 0) {
            keep(batch, opened);
        }
        return opened;
    }

    /** The obligations of one round that are opened together. */
    private record Batch(
            UUID id,
            RecurringDuties.Round round,
            int rung,
            @Nullable Instant next) {

        static Batch of(RecurringDuties.Round round, Instant asOf) {
            Ladder ladder = Ladders.of(round.duty().ladder());
            Instant due = round.deadline().due();
            int rung = ladder.start(due, asOf);
            return new Batch(Ids.next(), round, rung, ladder.next(due, rung, false));
        }
    }

    private int insert(String sql, List<Batch> batches, DutyColumns targets) {
        var values = new ArrayList<@Nullable Object>();
        values.addAll(targets.columns());
        values.add(targets.subjectNames());
        for (Function<Batch, @Nullable Object> column : COLUMNS) {
            values.add(batches.stream()
                    .map(column)
                    .map(value -> value == null ? null : value.toString())
                    .toArray(String[]::new));
        }
        values.add(utc(clock.instant()));
        return jdbc.update(sql, values.toArray());
    }

    private void keep(List<Batch> batches, int units) {
        jdbc.batchUpdate(
                "INSERT INTO obligations.duty_round (id, deadline, demands) VALUES (?, ?::jsonb, ?::jsonb)",
                batches.stream()
                        .map(batch -> new Object[] {
                            batch.id(), json.write(batch.round().deadline()), json.write(demands(batch))
                        })
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO obligations.word (obligation, keys) VALUES (?, ?)",
                batches.stream()
                        .map(batch -> new Object[] {
                            batch.id(),
                            ObligationWords.keys(batch.round().duty().title())
                        })
                        .toList());
        ledger.appendAll(batches.stream().map(batch -> act(batch, units)).toList());
    }

    private static List<EvidenceDemand> demands(Batch batch) {
        return batch.round().duty().evidence().stream()
                .map(demand ->
                        new EvidenceDemand(demand.kind().name().toLowerCase(Locale.ROOT), demand.min(), demand.label()))
                .toList();
    }

    private NewAct act(Batch batch, int units) {
        RecurringDuties.Round round = batch.round();
        return new NewAct(
                DutyOpenings.SUBJECT,
                batch.id(),
                1,
                "duty.opened",
                Actor.system(),
                null,
                "000000000000",
                clock.instant(),
                Map.of(
                        "state", "OPENED",
                        "pack", round.version().content().pack(),
                        "version", round.version().content().version(),
                        "duty", round.duty().key(),
                        "clause", round.duty().clause(),
                        "period", round.period(),
                        "due", round.deadline().due().toString(),
                        "units", units),
                List.of());
    }
}
