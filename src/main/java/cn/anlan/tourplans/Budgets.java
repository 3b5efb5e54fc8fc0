package cn.anlan.tourplans;

import cn.anlan.evidence.Evidence;
import cn.anlan.evidence.EvidenceView;
import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The money of tours: the office proposes a year's line of the special fund, the committee approves it, nothing is spent above it (ZZ-4.1b). */
@Service
@Transactional
class Budgets {

    private static final String SUBJECT = "tour-budget";

    private final JdbcClient jdbc;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final Evidence evidence;
    private final UnitQueries units;
    private final ActQueries acts;

    Budgets(
            JdbcClient jdbc,
            TourplanRecorder recorder,
            TourParties parties,
            Evidence evidence,
            UnitQueries units,
            ActQueries acts) {
        this.jdbc = jdbc;
        this.recorder = recorder;
        this.parties = parties;
        this.evidence = evidence;
        this.units = units;
        this.acts = acts;
    }

    /** What was paid. */
    record Spending(
            UUID id,
            BigDecimal amount,
            String words,
            @Nullable UUID tour,
            LocalDate spentOn,
            String name) {}

    /** What can be done about a budget. */
    enum Step {
        APPROVE,
        SPEND,
        REVISE
    }

    /**
     * A budget with what was paid out of it.
     *
     * @param steps what the asker can do now
     */
    record BudgetView(
            Budget budget,
            String unitName,
            BigDecimal left,
            List<Spending> spendings,
            List<Step> steps,
            List<ActView> timeline) {}

    Done propose(Actor by, int year, String fund, BigDecimal fundTotal, BigDecimal amount) {
        UnitView unit = parties.home(by);
        recorder.require(by, unit.id(), Side.OFFICE);
        if (amount.compareTo(fundTotal) > 0) {
            throw new Problem(TourplanProblem.ABOVE_FUND, fund, fundTotal.toPlainString())
                    .clause("ZZ-4.1b")
                    .field("amount", "AboveFund");
        }
        boolean made = jdbc.sql("SELECT EXISTS (SELECT FROM tourplans.budget WHERE unit = ? AND year = ?)")
                .params(unit.id(), year)
                .query(Boolean.class)
                .single();
        if (made) {
            throw new Problem(TourplanProblem.BUDGET_MADE, unit.name(), String.valueOf(year)).clause("ZZ-4.1b");
        }
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO tourplans.budget (id, version, unit, territory, year, fund, fund_total, amount, state, proposed_by)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?)
                """)
                .params(id, unit.id(), unit.territory(), year, fund, fundTotal, amount, by.person())
                .update();
        return recorder.record(
                SUBJECT,
                id,
                1,
                Budget.State.PROPOSED.name(),
                "tour-budget.proposed",
                by,
                unit.id(),
                unit.territory(),
                Map.of("year", year, "fund", fund, "amount", amount.toPlainString()),
                List.of());
    }

    Done approve(Actor by, UUID id, long seen) {
        Budget budget = seen(by, id, seen, Side.COMMITTEE, Budget.State.PROPOSED);
        if (budget.proposedBy().equals(by.person())) {
            throw new Problem(TourplanProblem.OWN_PLAN).clause("ZZ-4.1b");
        }
        jdbc.sql("""
                UPDATE tourplans.budget SET version = version + 1, state = 'APPROVED', approved_name = ? WHERE id = ?
                """).params(by.name(), id).update();
        return act(budget, Budget.State.APPROVED, "tour-budget.approved", by, Map.of(), List.of());
    }

    /** Pays something out of the line; what is left is the limit. */
    Done spend(
            Actor by,
            UUID id,
            long seen,
            BigDecimal amount,
            String words,
            @Nullable UUID tour,
            LocalDate spentOn,
            List<UUID> files) {
        Budget budget = seen(by, id, seen, Side.OFFICE, Budget.State.APPROVED);
        if (amount.compareTo(budget.left()) > 0) {
            throw new Problem(
                            TourplanProblem.ABOVE_BUDGET,
                            amount.toPlainString(),
                            budget.left().toPlainString())
                    .clause("ZZ-4.1b")
                    .field("amount", "AboveBudget");
        }
        List<String> hashes =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        jdbc.sql("UPDATE tourplans.budget SET version = version + 1, spent = spent + ? WHERE id = ?")
                .params(amount, id)
                .update();
        Done done = act(
                budget,
                Budget.State.APPROVED,
                "tour-budget.spent",
                by,
                Map.of("amount", amount.toPlainString(), "words", words, "tour", String.valueOf(tour)),
                hashes);
        jdbc.sql("""
                INSERT INTO tourplans.spending (id, budget, amount, words, tour, spent_on, name, act) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        Ids.next(), id, amount, words, tour, spentOn, by.name(), done.act()))
                .update();
        return done;
    }

    /**
     * Sets the line anew by a decision of the committee, on paper: it may rise as far as the fund holds, and fall as far as is spent.
     *
     * @param fundTotal what the fund holds now
     */
    Done revise(
            Actor by, UUID id, long seen, BigDecimal fundTotal, BigDecimal amount, String reason, List<UUID> files) {
        Budget budget = seen(by, id, seen, Side.COMMITTEE, Budget.State.APPROVED);
        if (amount.compareTo(fundTotal) > 0) {
            throw new Problem(TourplanProblem.ABOVE_FUND, budget.fund(), fundTotal.toPlainString())
                    .clause("ZZ-4.1b")
                    .field("amount", "AboveFund");
        }
        if (amount.compareTo(budget.spent()) < 0) {
            throw new Problem(
                            TourplanProblem.BELOW_SPENT,
                            amount.toPlainString(),
                            budget.spent().toPlainString())
                    .clause("ZZ-4.1b")
                    .field("amount", "BelowSpent");
        }
        if (amount.compareTo(budget.amount()) == 0 && fundTotal.compareTo(budget.fundTotal()) == 0) {
            throw new Problem(TourplanProblem.SAME_LINE).field("amount", "Same");
        }
        List<String> hashes =
                evidence.require(by, files).stream().map(EvidenceView::sha256).toList();
        jdbc.sql("UPDATE tourplans.budget SET version = version + 1, fund_total = ?, amount = ? WHERE id = ?")
                .params(fundTotal, amount, id)
                .update();
        return act(
                budget,
                Budget.State.APPROVED,
                "tour-budget.revised",
                by,
                Map.of(
                        "before", budget.amount().toPlainString(),
                        "amount", amount.toPlainString(),
                        "fundTotal", fundTotal.toPlainString(),
                        "reason", reason),
                hashes);
    }

    @Transactional(readOnly = true)
    List<Budget> list(Actor by) {
        return jdbc.sql("SELECT * FROM tourplans.budget WHERE unit = ANY (?) ORDER BY year DESC, unit LIMIT 200")
                .param(parties.senders(by).toArray(UUID[]::new))
                .query(Budgets::budget)
                .list();
    }

    @Transactional(readOnly = true)
    BudgetView get(Actor by, UUID id) {
        Budget budget = find(id, "")
                .filter(found -> parties.belongs(by, found.unit()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        List<Spending> spendings = jdbc.sql("SELECT * FROM tourplans.spending WHERE budget = ? ORDER BY id")
                .param(id)
                .query((row, n) -> new Spending(
                        row.getObject("id", UUID.class),
                        row.getBigDecimal("amount"),
                        row.getString("words"),
                        row.getObject("tour", UUID.class),
                        row.getObject("spent_on", LocalDate.class),
                        row.getString("name")))
                .list();
        return new BudgetView(
                budget,
                units.get(budget.unit()).name(),
                budget.left(),
                spendings,
                steps(by, budget),
                acts.timeline(SUBJECT, id));
    }

    private List<Step> steps(Actor by, Budget budget) {
        return switch (budget.state()) {
            case PROPOSED -> parties.isCommittee(by, budget.unit()) ? List.of(Step.APPROVE) : List.of();
            case APPROVED ->
                parties.isOffice(by, budget.unit())
                        ? List.of(Step.SPEND)
                        : parties.isCommittee(by, budget.unit()) ? List.of(Step.REVISE) : List.of();
        };
    }

    private Budget seen(Actor by, UUID id, long seen, Side side, Budget.State state) {
        Budget budget = find(id, " FOR UPDATE").orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        recorder.require(by, budget.unit(), side);
        recorder.requireSeen(SUBJECT, id, budget.version(), seen);
        if (budget.state() != state) {
            boolean approved = budget.state() == Budget.State.APPROVED;
            throw new Problem(
                            TourplanProblem.WRONG_STATE,
                            approved ? "已审批" : "待审批",
                            approved ? "审批" : "支出或调整",
                            approved ? "Approved" : "To be approved",
                            approved ? "Approve" : "Spend or change")
                    .clause("ZZ-4.1b")
                    .with("current", budget.version());
        }
        return budget;
    }

    private Optional<Budget> find(UUID id, String suffix) {
        return jdbc.sql("SELECT * FROM tourplans.budget WHERE id = ?" + suffix)
                .param(id)
                .query(Budgets::budget)
                .optional();
    }

    private static Budget budget(ResultSet row, int n) throws SQLException {
        return new Budget(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getInt("year"),
                row.getString("fund"),
                row.getBigDecimal("fund_total"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("spent"),
                Budget.State.valueOf(row.getString("state")),
                row.getObject("proposed_by", UUID.class),
                row.getString("approved_name"));
    }

    private Done act(
            Budget budget, Budget.State state, String kind, Actor by, Map<String, ?> facts, List<String> hashes) {
        return recorder.record(
                SUBJECT,
                budget.id(),
                budget.version() + 1,
                state.name(),
                kind,
                by,
                budget.unit(),
                budget.territory(),
                facts,
                hashes);
    }
}
