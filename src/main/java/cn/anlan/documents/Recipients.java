package cn.anlan.documents;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In whose hands a letter to a unit is put, and who in a unit must act on its own letters. */
@Component
class Recipients {

    private static final List<Role> USUAL = List.of(
            Role.COMMITTEE_OFFICE,
            Role.PRINCIPAL,
            Role.DEPARTMENT,
            Role.SUPERVISOR,
            Role.INSPECTOR,
            Role.ENTERPRISE,
            Role.GRID_WORKER);
    private static final List<Role> OF_A_DEPARTMENT =
            List.of(Role.DEPARTMENT, Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.SUPERVISOR, Role.INSPECTOR);

    private final PostQueries posts;
    private final UnitQueries units;
    private final Clock clock;

    Recipients(PostQueries posts, UnitQueries units, Clock clock) {
        this.posts = posts;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The post whose holder is told: of the role the kind names, else of the unit's usual ones, its own posts before those of its offices;
     * none where nobody is in office.
     */
    Optional<PostView> post(UnitView unit, @Nullable Role wanted) {
        var order = new ArrayList<Role>();
        if (wanted != null) {
            order.add(wanted);
        }
        order.addAll(unit.kind() == UnitKind.DEPARTMENT ? OF_A_DEPARTMENT : USUAL);
        // Posts of departments of a county aren't the county's own, so its own posts come first whatever their role.
        return posts.serving(unit.id(), today()).stream()
                .filter(post -> post.holder() != null && order.contains(post.role()))
                .min(Comparator.comparing((PostView post) -> !post.unit().equals(unit.id()))
                        .thenComparing(post -> order.indexOf(post.role())));
    }

    /** Those who review and sign a unit's letters. */
    List<UUID> leaders(UUID unit) {
        return units.spokenForBy(unit).stream()
                .flatMap(level -> posts.ofUnit(level.id(), today()).stream())
                .filter(post -> post.role() == Role.PRINCIPAL
                        || post.role() == Role.COMMITTEE_OFFICE
                        || post.role() == Role.DEPARTMENT && post.unit().equals(unit)
                        || post.role() == Role.ENTERPRISE && post.unit().equals(unit))
                .flatMap(Recipients::person)
                .distinct()
                .toList();
    }

    Optional<UUID> holder(UUID post) {
        return person(posts.get(post)).findFirst();
    }

    private static Stream<UUID> person(PostView post) {
        return Stream.ofNullable(post.holder())
                .map(holder -> Objects.requireNonNull(holder).person());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
