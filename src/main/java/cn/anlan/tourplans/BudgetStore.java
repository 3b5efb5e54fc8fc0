package cn.anlan.tourplans;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Budgets and what was paid out of them as rows. */
@Repository
class BudgetStore {

    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(UUID unit, int year) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM tourplans.budget WHERE unit = ? AND year = ?)")
                .params(unit, year)
                .query(Boolean.class)
                .single();
    }

    void insert(Budget b) {
        jdbc.sql("""
                INSERT INTO tourplans.budget (id, version, unit, territory, year, fund, fund_total, amount, state, proposed_by)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?)
                """)
                .params(b.id(), b.unit(), b.territory(), b.year(), b.fund(), b.fundTotal(), b.amount(), b.proposedBy())
                .update();
    }

    void approve(UUID id, String name) {
        jdbc.sql("""
                UPDATE tourplans.budget SET version = version + 1, state = 'APPROVED', approved_name = ? WHERE id = ?
                """).params(name, id).update();
    }

    void spend(UUID id, BigDecimal amount) {
        jdbc.sql("UPDATE tourplans.budget SET version = version + 1, spent = spent + ? WHERE id = ?")
                .params(amount, id)
                .update();
    }

    /** @param act the act that records the payment */
    void insert(UUID budget, Budget.Spending s, UUID act) {
        jdbc.sql("""
                INSERT INTO tourplans.spending (id, budget, amount, words, tour, spent_on, name, act) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.<@Nullable Object>asList(
                        s.id(), budget, s.amount(), s.words(), s.tour(), s.spentOn(), s.name(), act))
                .update();
    }

    void revise(UUID id, BigDecimal fundTotal, BigDecimal amount) {
        jdbc.sql("UPDATE tourplans.budget SET version = version + 1, fund_total = ?, amount = ? WHERE id = ?")
                .params(fundTotal, amount, id)
                .update();
    }

    /** The latest year first. */
    List<Budget> list(Collection<UUID> units) {
        return jdbc.sql("SELECT * FROM tourplans.budget WHERE unit = ANY (?) ORDER BY year DESC, unit LIMIT 200")
                .param(units.toArray(UUID[]::new))
                .query(BudgetStore::budget)
                .list();
    }

    List<Budget.Spending> spendings(UUID budget) {
        return jdbc.sql("SELECT * FROM tourplans.spending WHERE budget = ? ORDER BY id")
                .param(budget)
                .query((row, n) -> new Budget.Spending(
                        row.getObject("id", UUID.class),
                        row.getBigDecimal("amount"),
                        row.getString("words"),
                        row.getObject("tour", UUID.class),
                        row.getObject("spent_on", LocalDate.class),
                        row.getString("name")))
                .list();
    }

    Optional<Budget> find(UUID id) {
        return one(id, "");
    }

    Optional<Budget> lock(UUID id) {
        return one(id, " FOR UPDATE");
    }

    private Optional<Budget> one(UUID id, String suffix) {
        return jdbc.sql("SELECT * FROM tourplans.budget WHERE id = ?" + suffix)
                .param(id)
                .query(BudgetStore::budget)
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
}
