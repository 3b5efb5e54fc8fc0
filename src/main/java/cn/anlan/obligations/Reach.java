package cn.anlan.obligations;

import cn.anlan.organization.HolderView;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
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

    private final PostQueries posts;
    private final Clock clock;

    Reach(PostQueries posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    List<UUID> of(Obligation o, String to) {
        return switch (to) {
            case "bearer" -> bearer(o);
            case "own-office" -> holders(posts.serving(o.unit, today()), Role.COMMITTEE_OFFICE);
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
        return holders(posts.serving(o.unit, today()), Role.PRINCIPAL);
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
        return posts.above(o.unit, today()).stream()
                .map(level -> holders(level, role))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<UUID> holders(List<PostView> posts, Role role) {
        return posts.stream()
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
