package cn.anlan.obligations;

import cn.anlan.organization.HolderView;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The persons concerned with an obligation besides those its row names. */
@Component
class Reach {

    private final UnitQueries units;
    private final PostQueries posts;
    private final Clock clock;

    Reach(UnitQueries units, PostQueries posts, Clock clock) {
        this.units = units;
        this.posts = posts;
        this.clock = clock;
    }

    List<UUID> of(Obligation o, String to) {
        return switch (to) {
            case "bearer" -> bearer(o);
            case "own-office" -> holders(o.unit, Role.COMMITTEE_OFFICE);
            case "superior-principal" -> superior(o, Role.PRINCIPAL);
            case "superior-office" -> superior(o, Role.COMMITTEE_OFFICE);
            default -> verifiers(o);
        };
    }

    /** The bearer; where nobody is named, whoever heads the unit and must name somebody. */
    List<UUID> bearer(Obligation o) {
        if (o.bearer != null) {
            return o.bearer.person() == null ? List.of() : List.of(o.bearer.person());
        }
        return holders(o.unit, Role.PRINCIPAL);
    }

    List<UUID> verifiers(Obligation o) {
        if (o.verifierPost != null) {
            HolderView holder = posts.get(o.verifierPost).holder();
            return holder == null ? List.of() : List.of(holder.person());
        }
        if (o.verifierUnit != null) {
            return posts.serving(o.verifierUnit, today()).stream()
                    .filter(post -> post.role() == Role.COMMITTEE_OFFICE || post.role() == Role.SUPERVISOR)
                    .flatMap(Reach::person)
                    .distinct()
                    .toList();
        }
        return superiorOffice(o);
    }

    List<UUID> superiorOffice(Obligation o) {
        return superior(o, Role.COMMITTEE_OFFICE);
    }

    /** In the nearest unit above, or in an office directly under it, that has such a post with somebody in it. */
    private List<UUID> superior(Obligation o, Role role) {
        for (UnitView above : units.superiors(o.unit)) {
            List<UUID> found = holders(above.id(), role);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<UUID> holders(UUID unit, Role role) {
        return posts.serving(unit, today()).stream()
                .filter(post -> post.role() == role)
                .flatMap(Reach::person)
                .distinct()
                .toList();
    }

    private static Stream<UUID> person(PostView post) {
        HolderView holder = post.holder();
        return holder == null ? Stream.empty() : Stream.of(holder.person());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }
}
