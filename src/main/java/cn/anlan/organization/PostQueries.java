package cn.anlan.organization;

import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads posts and their holders. */
@Component
public class PostQueries {

    private final PostStore posts;
    private final UnitStore units;
    private final Today today;

    PostQueries(PostStore posts, UnitStore units, Today today) {
        this.posts = posts;
        this.units = units;
        this.today = today;
    }

    /**
     * The post with today's holder.
     *
     * @throws Problem 404 if there is no such post
     */
    public PostView get(UUID post) {
        return posts.findAt(post, today.date()).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_POST));
    }

    /** Many posts at once, by id, with their holders on a day; unknown ones are left out. */
    public Map<UUID, PostView> findAll(Collection<UUID> ids, LocalDate at) {
        return posts.findAllAt(ids, at).stream().collect(Collectors.toMap(PostView::id, Function.identity()));
    }

    /** The posts of a unit with their holders on a day. */
    public List<PostView> ofUnit(UUID unit, LocalDate at) {
        return posts.ofUnit(unit, at);
    }

    /** The posts of many units with their holders on a day, by unit; units without posts are left out. */
    public Map<UUID, List<PostView>> ofUnits(Collection<UUID> units, LocalDate at) {
        return posts.ofUnits(units, at).stream().collect(Collectors.groupingBy(PostView::unit));
    }

    /**
     * The posts that serve a unit, with their holders on a day: its own first, then those of the committees and offices in it. A city's
     * Committee Office is mostly a body of its own below the Safety Committee.
     */
    public List<PostView> serving(UUID unit, LocalDate at) {
        return posts.ofUnitsAndBodies(List.of(unit), at).stream()
                .map(PostStore.InHome::post)
                .toList();
    }

    /** The same for many units, by unit; units that no post serves are left out. */
    public Map<UUID, List<PostView>> serving(Collection<UUID> units, LocalDate at) {
        return posts.ofUnitsAndBodies(units, at).stream()
                .collect(Collectors.groupingBy(
                        PostStore.InHome::home, Collectors.mapping(PostStore.InHome::post, Collectors.toList())));
    }

    /** The posts that serve the units above a unit, level by level, nearest first. */
    public List<List<PostView>> above(UUID unit, LocalDate at) {
        return above(Set.of(unit), at).getOrDefault(unit, List.of());
    }

    /**
     * The posts that serve the units above each of many, level by level, nearest first; by two queries however many levels there are. Those with
     * none above are left out.
     */
    public Map<UUID, List<List<PostView>>> above(Collection<UUID> ids, LocalDate at) {
        Map<UUID, List<UnitView>> levels = units.superiorsOf(ids);
        Set<UUID> all =
                levels.values().stream().flatMap(List::stream).map(UnitView::id).collect(Collectors.toSet());
        Map<UUID, List<PostView>> found = serving(all, at);
        return levels.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        above -> above.getValue().stream()
                                .map(level -> found.getOrDefault(level.id(), List.of()))
                                .toList()));
    }

    /** The post of this role that serves a unit; of several, one that is held. */
    public Optional<PostView> inUnit(UUID unit, Role role, LocalDate at) {
        return serving(unit, at).stream()
                .filter(post -> post.role() == role)
                .min(Comparator.comparing(post -> post.holder() == null));
    }

    /** The posts a person holds on a day. */
    public List<PostView> heldBy(UUID person, LocalDate at) {
        return posts.heldBy(person, at);
    }

    /** The posts a person held on any day from one to another, each with that holding, the earliest first. */
    public List<PostView> heldDuring(UUID person, LocalDate from, LocalDate to) {
        return posts.postsDuring(person, from, to);
    }

    /** Who held a post on some day of a time, earliest first; {@code to} is the first day no longer part of it. */
    public List<HolderView> holders(UUID post, LocalDate from, LocalDate to) {
        return posts.overlapping(post, from, to).stream()
                .map(PostStore.Holding::holder)
                .toList();
    }

    /** Who holds a post on a day. */
    public Optional<UUID> holder(UUID post, LocalDate at) {
        return posts.findAt(post, at)
                .flatMap(view -> Optional.ofNullable(view.holder()).map(HolderView::person));
    }
}
