package cn.anlan.organization;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates posts, and appoints and dismisses their holders. A post has one holder at a time. A version seen of null stands for the current one. */
@Component
public class Posts {

    /** The article that wants one holder at a time. */
    private static final String ONE_HOLDER = "WX-2.0";

    private final PostStore posts;
    private final PersonStore persons;
    private final UnitStore units;
    private final Today today;
    private final ApplicationEventPublisher events;

    Posts(PostStore posts, PersonStore persons, UnitStore units, Today today, ApplicationEventPublisher events) {
        this.posts = posts;
        this.persons = persons;
        this.units = units;
        this.today = today;
        this.events = events;
    }

    /** Creates a post in an open unit, outside its leading team; a unit has one principal. */
    @Transactional
    public Done create(Actor actor, UUID unit, String title, Role role) {
        return create(actor, unit, title, role, false);
    }

    /**
     * Creates a post in an open unit; a unit has one principal.
     *
     * @param leading whether its holder belongs to the unit's leading team
     */
    @Transactional
    public Done create(Actor actor, UUID unit, String title, Role role, boolean leading) {
        // Locked, so that it isn't closed meanwhile and doesn't get two principals.
        UnitView in = units.lock(unit)
                .orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_UNIT))
                .unit();
        if (!in.isOpen()) {
            throw new Problem(OrganizationProblem.UNIT_IS_CLOSED, in.name());
        }
        if (role == Role.PRINCIPAL && posts.hasOpenPrincipal(unit)) {
            throw new Problem(OrganizationProblem.SECOND_PRINCIPAL, in.name()).clause(ONE_HOLDER);
        }
        var post = new PostStore.Post(Ids.next(), unit, title.strip(), role, leading, null, 1);
        posts.insert(post, today.date());
        return record(
                actor,
                post,
                1,
                "post.created",
                today.date(),
                Map.of("title", post.title(), "role", role, "leading", leading));
    }

    /** Counts a post's holder among the unit's leading team from now on, or no longer. */
    @Transactional
    public Done lead(Actor actor, UUID post, @Nullable Long seen, boolean leading) {
        var current = lock(post, seen);
        posts.lead(post, leading, today.date(), current.version() + 1);
        return record(
                actor,
                current,
                current.version() + 1,
                leading ? "post.joined-team" : "post.left-team",
                today.date(),
                Map.of("leading", leading));
    }

    /**
     * Gives a post its holder from a day on.
     *
     * @param from first day; today if null
     * @param to first day no longer, for entering who held it in the past; null for the present holder
     * @throws Problem 422 naming the other holder and the days if there is one, or if the person's duties would not be separate
     */
    @Transactional
    public Done appoint(
            Actor actor,
            UUID post,
            @Nullable Long seen,
            UUID person,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        var current = lock(post, seen);
        LocalDate since = today.orNotAfter(from);
        LocalDate until = to == null ? null : today.orNotAfter(to);
        if (until != null && !until.isAfter(since)) {
            throw new Problem(OrganizationProblem.ENDS_BEFORE_START, since.toString());
        }
        // Locked, so that two appointments of one person at once can't both find the duties separate.
        var who = persons.lock(person).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_PERSON));
        for (var other : posts.overlapping(post, since, until)) {
            throw overlap(current, other.holder());
        }
        for (var held : posts.heldDuring(person, since, until)) {
            if (!Duties.compatible(held.role(), current.role())) {
                throw new Problem(
                        OrganizationProblem.DUTIES_NOT_SEPARATE, who.person().name(), held.title(), current.title());
            }
        }
        posts.hold(post, person, since, until);
        posts.version(post, current.version() + 1);
        if (until == null) {
            events.publishEvent(new HolderChanged(post, current.unit(), null, person, since));
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("person", person.toString());
        facts.put("name", who.person().name());
        if (until != null) {
            facts.put("until", until.toString());
        }
        return record(actor, current, current.version() + 1, "post.appointed", since, facts);
    }

    /** Ends the present holder's time in a post: {@code on} is the first day they no longer hold it, today if null. */
    @Transactional
    public Done dismiss(Actor actor, UUID post, @Nullable Long seen, @Nullable LocalDate on) {
        var current = lock(post, seen);
        LocalDate date = today.orNotAfter(on);
        var holding = present(post).orElseThrow(() -> new Problem(OrganizationProblem.NOT_HELD, current.title()));
        if (date.isBefore(holding.holder().from())) {
            throw new Problem(
                    OrganizationProblem.ENDS_BEFORE_START,
                    holding.holder().from().toString());
        }
        end(current, holding, date);
        posts.version(post, current.version() + 1);
        return record(actor, current, current.version() + 1, "post.dismissed", date, left(holding));
    }

    /** Ends the posts of a unit that is being closed, and their holders' time in them. */
    void closeAll(Actor actor, UnitView unit, LocalDate date) {
        for (var post : posts.openIn(unit.id())) {
            var holding = present(post.id());
            holding.ifPresent(held -> end(post, held, date));
            posts.close(post.id(), date, post.version() + 1);
            record(
                    actor,
                    post,
                    post.version() + 1,
                    "post.closed",
                    date,
                    holding.map(Posts::left).orElse(Map.of()));
        }
    }

    private Optional<PostStore.Holding> present(UUID post) {
        return posts.holdingsOfPost(post).stream()
                .filter(h -> h.holder().to() == null)
                .findFirst();
    }

    private void end(PostStore.Post post, PostStore.Holding holding, LocalDate date) {
        posts.end(holding, date);
        events.publishEvent(
                new HolderChanged(post.id(), post.unit(), holding.holder().person(), null, date));
    }

    private static Map<String, ?> left(PostStore.Holding holding) {
        return Map.of(
                "person",
                holding.holder().person().toString(),
                "name",
                holding.holder().name());
    }

    private static Problem overlap(PostStore.Post post, HolderView other) {
        return new Problem(
                        OrganizationProblem.HOLDER_OVERLAPS,
                        post.title(),
                        other.name(),
                        other.from().toString(),
                        other.to() == null ? "—" : other.to().minusDays(1).toString())
                .clause(ONE_HOLDER)
                .with("holder", other);
    }

    private PostStore.Post lock(UUID id, @Nullable Long seen) {
        var post = posts.lock(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_POST));
        if (seen != null && seen != post.version()) {
            throw new Problem(PlatformProblem.STALE, seen, post.version()).with("current", post.version());
        }
        if (post.closed() != null) {
            throw new Problem(OrganizationProblem.POST_IS_CLOSED, post.title());
        }
        return post;
    }

    private Done record(
            Actor actor, PostStore.Post post, long version, String kind, LocalDate effective, Map<String, ?> facts) {
        String state =
                kind.equals("post.closed") ? "closed" : present(post.id()).isPresent() ? "held" : "vacant";
        var all = new LinkedHashMap<String, Object>(facts);
        all.put("state", state);
        all.put("effective", effective.toString());
        String territory = units.find(post.unit()).map(UnitView::territory).orElse(AreaCode.full(""));
        UUID change = Ids.next();
        events.publishEvent(new OrganizationChanged(
                change, actor, "post", post.id(), version, kind, post.unit(), territory, effective, all));
        return new Done(post.id(), version, state, change);
    }
}
