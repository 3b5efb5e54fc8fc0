package cn.anlan.commitments;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who of an enterprise works here. */
@Component
class Contacts {

    private static final List<Role> ORDER = List.of(Role.PRINCIPAL, Role.ENTERPRISE);
    /** Titles of whoever answers first for an enterprise under the Work Safety Law. */
    private static final Set<String> HEADS = Set.of("主要负责人", "董事长", "总经理", "经理", "厂长", "法定代表人", "负责人");

    private final PostQueries posts;
    private final Clock clock;

    Contacts(PostQueries posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    /** One held post of each enterprise that has any. */
    Map<UUID, PostView> of(Collection<UUID> enterprises) {
        var held = new HashMap<UUID, PostView>();
        posts.ofUnits(enterprises, LocalDate.ofInstant(clock.instant(), Zones.CHINA))
                .forEach((unit, own) -> own.stream()
                        .filter(post -> post.holder() != null && ORDER.contains(post.role()))
                        .min(Comparator.comparing((PostView post) -> !isHead(post))
                                .thenComparing(post -> ORDER.indexOf(post.role())))
                        .ifPresent(post -> held.put(unit, post)));
        return held;
    }

    /** The name of the enterprise's head, as far as one of its posts is the head's. */
    static Optional<String> head(PostView post) {
        return isHead(post) && post.holder() != null ? Optional.of(post.holder().name()) : Optional.empty();
    }

    private static boolean isHead(PostView post) {
        return post.role() == Role.PRINCIPAL || HEADS.contains(post.title());
    }
}
