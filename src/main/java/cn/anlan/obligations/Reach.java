package cn.anlan.obligations;

import cn.anlan.organization.HolderView;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The persons concerned with obligations besides those that their rows name. */
@Component
class Reach {

    private final PostQueries posts;
    private final Clock clock;

    Reach(PostQueries posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    /** Those around some obligations. What has to be looked up for one of them is looked up for all, by the same queries. */
    Around around(Collection<Obligation> some) {
        return new Around(some, posts, LocalDate.ofInstant(clock.instant(), Zones.CHINA));
    }

    /** Asked only about the obligations that it was made for. */
    static final class Around {

        private final Supplier<Map<UUID, List<PostView>>> inOwnUnit;
        private final Supplier<Map<UUID, PostView>> verifying;
        private final Supplier<Map<UUID, List<PostView>>> inVerifyingUnit;
        private final Supplier<Map<UUID, List<List<PostView>>>> above;

        private Around(Collection<Obligation> some, PostQueries posts, LocalDate today) {
            inOwnUnit = SingletonSupplier.of(() -> posts.serving(ids(some, o -> o.unit), today));
            verifying = SingletonSupplier.of(() -> posts.findAll(ids(some, o -> o.verifierPost), today));
            inVerifyingUnit = SingletonSupplier.of(() -> posts.serving(ids(some, o -> o.verifierUnit), today));
            above = SingletonSupplier.of(() -> posts.above(ids(some, o -> o.unit), today));
        }

        private static Set<UUID> ids(Collection<Obligation> some, Function<Obligation, @Nullable UUID> id) {
            return some.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
        }

        List<UUID> of(Obligation o, String to) {
            return switch (to) {
                case "bearer" -> bearer(o);
                case "own-office" -> ofUnit(o, Role.COMMITTEE_OFFICE);
                case "superior-principal" -> superior(o, Role.PRINCIPAL);
                case "superior-office" -> superiorOffice(o);
                default -> verifiers(o);
            };
        }

        /** The bearer; where nobody is named, whoever heads the unit and must name somebody. */
        List<UUID> bearer(Obligation o) {
            if (o.bearer != null) {
                return o.bearer.person() == null ? List.of() : List.of(o.bearer.person());
            }
            return ofUnit(o, Role.PRINCIPAL);
        }

        List<UUID> verifiers(Obligation o) {
            if (o.verifierPost != null) {
                return Stream.ofNullable(verifying.get().get(o.verifierPost))
                        .flatMap(Reach::person)
                        .toList();
            }
            if (o.verifierUnit != null) {
                return inVerifyingUnit.get().getOrDefault(o.verifierUnit, List.of()).stream()
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

        private List<UUID> ofUnit(Obligation o, Role role) {
            return holders(inOwnUnit.get().getOrDefault(o.unit, List.of()), role);
        }

        /** In the nearest unit above, or in an office directly under it, that has such a post with somebody in it. */
        private List<UUID> superior(Obligation o, Role role) {
            return above.get().getOrDefault(o.unit, List.of()).stream()
                    .map(level -> holders(level, role))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
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
}
