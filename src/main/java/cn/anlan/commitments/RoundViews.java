package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows rounds to whoever oversees some part of their territory, each with what the asker may do about it. */
@Component
@Transactional(readOnly = true)
class RoundViews {

    private static final int REMINDERS = 5;
    private static final int SHOWN = 12;

    private final RoundStore store;
    private final BulkLetters letters;
    private final UnitQueries units;

    RoundViews(RoundStore store, BulkLetters letters, UnitQueries units) {
        this.store = store;
        this.letters = letters;
        this.units = units;
    }

    /** The units whose rounds are the actor's to carry on: those they speak for. */
    Set<UUID> own(Actor by) {
        return by.unit() == null
                ? Set.of()
                : units.spokenForBy(by.unit()).stream().map(UnitView::id).collect(Collectors.toSet());
    }

    /** Some rounds, one's own first; of very many only as many as anybody looks at, since each place says whether it has one. */
    List<Overview.RoundView> views(Actor by, List<Round> some) {
        Set<UUID> own = own(by);
        return some.stream()
                .sorted(Comparator.comparing((Round round) -> !own.contains(round.unit()))
                        .thenComparing(round -> !round.isOpen())
                        .thenComparing(Round::territory))
                .limit(SHOWN)
                .map(round -> view(by, round, own))
                .toList();
    }

    /** @throws Problem 404 absent, or about none of the asker's territory */
    Overview.RoundView round(Actor by, UUID id) {
        return view(
                by,
                store.find(id)
                        .filter(round -> RoundReach.sees(by, round))
                        .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND)),
                own(by));
    }

    private Overview.RoundView view(Actor by, Round round, Set<UUID> own) {
        RoundStore.NoticeRun last =
                store.noticeRuns(List.of(round.id())).stream().findFirst().orElse(null);
        return new Overview.RoundView(
                round.id(),
                round.version(),
                round.state(),
                round.state().label(),
                round.unit(),
                units.get(round.unit()).name(),
                round.year(),
                round.due(),
                round.language(),
                round.contact(),
                round.duties(),
                round.openedName(),
                round.openedAt(),
                round.closedAt(),
                own.contains(round.unit()) ? steps(by, round) : List.of(),
                last == null
                        ? null
                        : new Overview.Sending(
                                last.batch(), last.name(), last.at(), letters.progress(List.of(last.batch()))),
                store.reminderRuns(round.id(), REMINDERS));
    }

    private static List<Overview.Step> steps(Actor by, Round round) {
        if (!round.isOpen()) {
            return List.of();
        }
        if (by.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE)) {
            return List.of(Overview.Step.values());
        }
        return by.is(Role.SUPERVISOR)
                ? List.of(Overview.Step.REMIND, Overview.Step.LINK, Overview.Step.CLOSE)
                : List.of();
    }
}
