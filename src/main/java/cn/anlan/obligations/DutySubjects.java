package cn.anlan.obligations;

import cn.anlan.organization.CommitteeQueries;
import cn.anlan.organization.CommitteeView;
import cn.anlan.organization.HolderView;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.regimes.Duty;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a duty is counted apart for: a unit's special committees (WX-2.4b), the members of its leading team (WX-2.5), its towns. */
@Component
class DutySubjects {

    private static final Set<UnitKind> TOWNS = EnumSet.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK);

    private final CommitteeQueries committees;
    private final UnitQueries units;

    DutySubjects(CommitteeQueries committees, UnitQueries units) {
        this.committees = committees;
        this.units = units;
    }

    Each of(List<UnitView> covered, DutyPosts posts, LocalDate day) {
        return new Each(
                () -> committees.of(covered.stream().map(UnitView::id).toList(), day),
                posts,
                unit -> units.below(unit.id(), TOWNS));
    }

    /** What is there on one day, for many units; read when first asked for. */
    static final class Each {

        private final java.util.function.Supplier<Map<UUID, List<CommitteeView>>> readCommittees;
        private final DutyPosts posts;
        private final Function<UnitView, List<UnitView>> readTowns;
        private final Map<UUID, List<UnitView>> towns = new HashMap<>();
        private final Map<UUID, LocalDate> since = new HashMap<>();
        private @Nullable Map<UUID, List<CommitteeView>> committees;

        private Each(
                java.util.function.Supplier<Map<UUID, List<CommitteeView>>> readCommittees,
                DutyPosts posts,
                Function<UnitView, List<UnitView>> readTowns) {
            this.readCommittees = readCommittees;
            this.posts = posts;
            this.readTowns = readTowns;
        }

        List<Subject> of(Duty.Each each, UnitView unit) {
            return switch (each) {
                case SPECIAL_COMMITTEE -> special(unit);
                case LEADING_TEAM_MEMBER ->
                    posts.leading(unit).stream().map(this::member).toList();
                case TOWN ->
                    towns.computeIfAbsent(unit.id(), key -> readTowns.apply(unit)).stream()
                            .map(town -> seen(town.id(), town.name(), town.opened()))
                            .toList();
            };
        }

        /** The first day of what an obligation is about; long ago for one that is about nothing in particular. */
        LocalDate since(@Nullable Subject subject) {
            return subject == null ? LocalDate.MIN : since.getOrDefault(subject.id(), LocalDate.MIN);
        }

        private List<Subject> special(UnitView unit) {
            if (committees == null) {
                committees = readCommittees.get();
            }
            return committees.getOrDefault(unit.id(), List.of()).stream()
                    .filter(committee -> committee.kind() == UnitKind.SPECIAL_COMMITTEE)
                    .map(committee -> seen(committee.id(), committee.name(), committee.opened()))
                    .toList();
        }

        private Subject member(PostView post) {
            HolderView holder = java.util.Objects.requireNonNull(post.holder());
            LocalDate counted = post.leadingSince() == null ? LocalDate.MIN : post.leadingSince();
            return seen(
                    post.id(),
                    post.title() + " " + holder.name(),
                    counted.isAfter(holder.from()) ? counted : holder.from());
        }

        private Subject seen(UUID id, String name, LocalDate from) {
            since.put(id, from);
            return new Subject(id, name);
        }
    }
}
