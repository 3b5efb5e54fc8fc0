package cn.anlan.obligations;

import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who bears obligations, and who takes them where a unit is gone. */
@Component
@Transactional(readOnly = true)
public class Bearers {

    private final JdbcClient jdbc;
    private final PostQueries posts;
    private final Clock clock;

    Bearers(JdbcClient jdbc, PostQueries posts, Clock clock) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.clock = clock;
    }

    /** To whom passes what a unit leaves open that nobody takes over: the office of the nearest level above in which somebody is in post, else its head. */
    public Optional<PostView> above(UUID unit, LocalDate day) {
        return posts.above(unit, day).stream()
                .flatMap(level -> Stream.of(Role.COMMITTEE_OFFICE, Role.PRINCIPAL)
                        .flatMap(role -> level.stream().filter(post -> post.role() == role && post.holder() != null)))
                .findFirst();
    }

    /** The post that bears each of the obligations that has one, with whoever holds it today. */
    public Map<UUID, PostView> of(Collection<UUID> obligations) {
        var bearing = new HashMap<UUID, UUID>();
        jdbc.sql("SELECT id, bearer_post FROM obligations.obligation WHERE id = ANY (?) AND bearer_post IS NOT NULL")
                .param(obligations.toArray(new UUID[0]))
                .query(row -> {
                    bearing.put(row.getObject("id", UUID.class), row.getObject("bearer_post", UUID.class));
                });
        Map<UUID, PostView> byPost = posts.findAll(bearing.values(), LocalDate.ofInstant(clock.instant(), Zones.CHINA));
        var bearers = new HashMap<UUID, PostView>();
        bearing.forEach((id, post) -> bearers.put(id, Objects.requireNonNull(byPost.get(post))));
        return bearers;
    }
}
