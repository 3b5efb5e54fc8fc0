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
import cn.anlan.platform.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The money of tours: the office proposes a year's line of the special fund, the committee approves it, nothing is spent above it (ZZ-4.1b). */
@Service
@Transactional
class Budgets {

    private static final String SUBJECT = "tour-budget";

    private final BudgetStore store;
    private final TourplanRecorder recorder;
    private final TourParties parties;
    private final Evidence evidence;
    private final UnitQueries units;
    private final MetDuties duties;
    private final ActQueries acts;
    private final Clock clock;

    Budgets(
            BudgetStore store,
            TourplanRecorder recorder,
            TourParties parties,
            Evidence evidence,
            UnitQueries units,
            MetDuties duties,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.parties = parties;
        this.evidence = evidence;
        this.units = units;
        this.duties = duties;
        this.acts = acts;
        this.clock = clock;
    }

    /** What can be done about a budget. */
    enum Step {
        APPROVE,
        SPEND,
        REVISE
    }

    /**
     * A budget with what was paid out of it.
     *
     * @param met obligations of the office that its approval has performed
     * @param steps what the asker can do now
     */
    record BudgetView(
            Budget budget,
            String unitName,
            BigDecimal left,
            List<Budget.Spending> spendings,
            List<MetDuties.Met> met,
            List<Step> steps,
            List<ActView> timeline) {}

    Done propose(Actor by, int year, String fund, BigDecimal fundTotal, BigDecimal amount) {
        UnitView unit = parties.home(by);
        recorder.require(by, unit.id(), Side.OFFICE);
        requireWithin(fund, fundTotal, amount);
        if (store.exists(unit.id(), year)) {
            throw new Problem(TourplanProblem.BUDGET_MADE, unit.name(), String.valueOf(year)).clause("ZZ-4.1b");
        }
        var budget = new Budget(
                Ids.next(),
                1,
                unit.id(),
                unit.territory(),
                year,
                fund,
                fundTotal,
                amount,
                BigDecimal.ZERO,
                Budget.State.PROPOSED,
                by.person(),
                null);
        store.insert(budget);
        return act(
                budget,
                1,
                Budget.State.PROPOSED,
                "tour-budget.proposed",
                by,
                Map.of("year", year, "fund", fund, "amount", amount.toPlainString()),
                List.of());
    }

    /** The committee decides; with it the office has met its duty to make the budget of the year. */
    Done approve(Actor by, UUID id, long seen) {
        Budget budget = seen(by, id, seen, Side.COMMITTEE, Budget.State.PROPOSED);
        if (budget.proposedBy().equals(by.person())) {
            throw new Problem(TourplanProblem.OWN_PLAN).clause("ZZ-4.1b");
        }
        store.approve(id, by.name());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        String unitName = units.get(budget.unit()).name();
        List<UUID> met = duties.meet(
                by,
                new MetDuties.Decision(
                        id,
                        budget.unit(),
                        budget.year(),
                        "tour-budget",
                        ApprovedPapers.budget(budget, unitName, today)));
        return act(
                budget,
                Budget.State.APPROVED,
                "tour-budget.approved",
                by,
                Map.of("met", met.stream().map(UUID::toString).toList()),
                List.of());
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
        store.spend(id, amount);
        Done done = act(
                budget,
                Budget.State.APPROVED,
                "tour-budget.spent",
                by,
                Map.of("amount", amount.toPlainString(), "words", words, "tour", String.valueOf(tour)),
                hashes);
        store.insert(id, new Budget.Spending(Ids.next(), amount, words, tour, spentOn, by.name()), done.act());
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
        requireWithin(budget.fund(), fundTotal, amount);
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
        store.revise(id, fundTotal, amount);
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
        return store.list(parties.senders(by));
    }

    @Transactional(readOnly = true)
    BudgetView get(Actor by, UUID id) {
        Budget budget = store.find(id)
                .filter(found -> parties.belongs(by, found.unit()))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        return new BudgetView(
                budget,
                units.get(budget.unit()).name(),
                budget.left(),
                store.spendings(id),
                duties.of(id),
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

    private static void requireWithin(String fund, BigDecimal fundTotal, BigDecimal amount) {
        if (amount.compareTo(fundTotal) > 0) {
            throw new Problem(TourplanProblem.ABOVE_FUND, fund, fundTotal.toPlainString())
                    .clause("ZZ-4.1b")
                    .field("amount", "AboveFund");
        }
    }

    private Budget seen(Actor by, UUID id, long seen, Side side, Budget.State state) {
        Budget budget = store.lock(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
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

    private Done act(
            Budget budget, Budget.State state, String kind, Actor by, Map<String, ?> facts, List<String> hashes) {
        return act(budget, budget.version() + 1, state, kind, by, facts, hashes);
    }

    private Done act(
            Budget budget,
            long version,
            Budget.State state,
            String kind,
            Actor by,
            Map<String, ?> facts,
            List<String> hashes) {
        return recorder.record(
                SUBJECT,
                budget.id(),
                version,
                state.name(),
                kind,
                by,
                budget.unit(),
                budget.territory(),
                facts,
                hashes);
    }
}
