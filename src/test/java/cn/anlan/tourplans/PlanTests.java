package cn.anlan.tourplans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanTests {

    private static final UUID GROUP = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    @Test
    void allowsOfAllPairsOfStepAndStateThoseOfTheTableAlone() {
        Map<Plan.State, List<Plan.Step>> allowed = Map.of(
                Plan.State.DRAFT, List.of(Plan.Step.AMEND, Plan.Step.SUBMIT),
                Plan.State.SUBMITTED, List.of(Plan.Step.SEND_BACK, Plan.Step.APPROVE),
                Plan.State.APPROVED,
                        List.of(
                                Plan.Step.ADD_TOUR,
                                Plan.Step.DROP_TOUR,
                                Plan.Step.APPROVE_TOUR,
                                Plan.Step.EXTEND_TOUR,
                                Plan.Step.CANCEL_TOUR));
        for (Plan.State state : Plan.State.values()) {
            for (Plan.Step step : Plan.Step.values()) {
                var plan = new Plan(GROUP, 1, GROUP, "高新区", "370403002000", 2026, 1, state, GROUP, "安二", null, null);
                if (allowed.getOrDefault(state, List.of()).contains(step)) {
                    assertThat(plan.require(step).step()).isEqualTo(step);
                } else {
                    assertThatThrownBy(() -> plan.require(step)).isInstanceOf(Problem.class);
                }
            }
        }
    }

    @Test
    void allowsOfAllPairsOfAGroupThoseOfTheTableAlone() {
        Map<TourGroup.State, List<TourGroup.Step>> allowed = Map.of(
                TourGroup.State.DRAFT, List.of(TourGroup.Step.AMEND, TourGroup.Step.PROPOSE),
                TourGroup.State.PROPOSED, List.of(TourGroup.Step.SEND_BACK, TourGroup.Step.APPROVE),
                TourGroup.State.APPROVED,
                        List.of(TourGroup.Step.PROPOSE_REPLACEMENT, TourGroup.Step.DECIDE_REPLACEMENT));
        for (TourGroup.State state : TourGroup.State.values()) {
            for (TourGroup.Step step : TourGroup.Step.values()) {
                assertThat(TourGroup.row(step, state).isPresent())
                        .as("%s in %s", step, state)
                        .isEqualTo(allowed.getOrDefault(state, List.of()).contains(step));
            }
        }
    }

    @Test
    void proposesToursOneAfterAnotherOutOfTheWayOfWhatUnitsDeclared() {
        var places = List.of(place(1), place(2), place(3));
        var busy = List.of(new BusyTime(
                GROUP,
                1,
                place(2).unit(),
                "二",
                "370403003000",
                BusyTime.Kind.CRITICAL_WORK,
                LocalDate.parse("2026-03-10"),
                LocalDate.parse("2026-03-12"),
                "迎检",
                "某",
                java.time.Instant.EPOCH,
                null));

        var proposed = Proposer.propose(
                places,
                List.of(GROUP, OTHER),
                List.of(),
                busy,
                starts -> starts.plusDays(13),
                LocalDate.parse("2026-03-02"),
                LocalDate.parse("2026-12-31"));

        assertThat(proposed.leftOut()).isEmpty();
        assertThat(proposed.tours())
                .extracting(tour -> tour.unitName() + " " + tour.starts() + " " + tour.ends())
                .containsExactly("街道1 2026-03-02 2026-03-15", "街道2 2026-03-13 2026-03-26", "街道3 2026-03-16 2026-03-29");
        assertThat(proposed.tours()).extracting(Proposer.Proposal::group).containsExactly(GROUP, OTHER, GROUP);
    }

    @Test
    void leavesOutWhatTheYearHasNoRoomFor() {
        var proposed = Proposer.propose(
                List.of(place(1), place(2)),
                List.of(GROUP),
                List.of(),
                List.of(),
                starts -> starts.plusDays(13),
                LocalDate.parse("2026-12-18"),
                LocalDate.parse("2026-12-31"));

        assertThat(proposed.tours()).hasSize(1);
        assertThat(proposed.leftOut()).extracting(Proposer.Place::name).containsExactly("街道2");
    }

    private static Proposer.Place place(int n) {
        return new Proposer.Place(new UUID(9, n), "街道" + n, "37040300" + n + "000");
    }
}
