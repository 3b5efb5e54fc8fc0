package cn.anlan.organization;

import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads committees and who sits in them; no secret within the organization. */
@Component
public class CommitteeQueries {

    private final CommitteeStore store;
    private final Today today;

    CommitteeQueries(CommitteeStore store, Today today) {
        this.store = store;
        this.today = today;
    }

    /**
     * The committee with those who sit in it today; a closed one too.
     *
     * @throws Problem 404 if there is no such committee
     */
    public CommitteeView get(UUID id) {
        var found = store.find(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_COMMITTEE));
        return store.seated(List.of(found), today.date()).getFirst();
    }

    /** The committees of many units with their seats on a day, by unit; units without any are left out. */
    public Map<UUID, List<CommitteeView>> of(Collection<UUID> units, LocalDate at) {
        return units.isEmpty()
                ? Map.of()
                : store.seated(store.of(units, at), at).stream().collect(Collectors.groupingBy(CommitteeView::of));
    }

    /** The special committees of a unit on a day, in the order of their founding. */
    public List<CommitteeView> special(UUID unit, LocalDate at) {
        return of(List.of(unit), at).getOrDefault(unit, List.of()).stream()
                .filter(one -> one.kind() == UnitKind.SPECIAL_COMMITTEE)
                .toList();
    }
}
