package cn.anlan.commitments;

import cn.anlan.access.Accounts;
import cn.anlan.organization.HolderView;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who of an enterprise holds a post here, and whether they can sign in. */
@Component
class Contacts {

    private static final List<Role> ORDER = List.of(Role.PRINCIPAL, Role.ENTERPRISE);
    /** Titles of whoever answers first for an enterprise under the Work Safety Law. */
    private static final Set<String> HEADS = Set.of("主要负责人", "董事长", "总经理", "经理", "厂长", "法定代表人", "负责人");

    private final PostQueries posts;
    private final Accounts accounts;
    private final Clock clock;

    Contacts(PostQueries posts, Accounts accounts, Clock clock) {
        this.posts = posts;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Whom to turn to in an enterprise.
     *
     * @param signsIn has an account, so that a notice or a reminder reaches them here
     * @param head the name of the enterprise's head, as far as one of its posts is the head's
     */
    record Contact(
            UUID person,
            String name,
            boolean signsIn,
            @Nullable String head) {}

    /** Somebody of each enterprise that has any, rather who can sign in than who can't, rather the head than another. */
    Map<UUID, Contact> of(Collection<UUID> enterprises) {
        Map<UUID, List<PostView>> held = new HashMap<>();
        posts.ofUnits(enterprises, LocalDate.ofInstant(clock.instant(), Zones.CHINA))
                .forEach((unit, own) -> held.put(
                        unit,
                        own.stream()
                                .filter(post -> post.holder() != null && ORDER.contains(post.role()))
                                .sorted(Comparator.comparing((PostView post) -> !isHead(post))
                                        .thenComparing(post -> ORDER.indexOf(post.role())))
                                .toList()));
        Set<UUID> able = accounts.ableToSignIn(held.values().stream()
                .flatMap(List::stream)
                .map(Contacts::person)
                .toList());
        var contacts = new HashMap<UUID, Contact>();
        held.forEach((unit, own) -> own.stream()
                .min(Comparator.comparing(post -> !able.contains(person(post))))
                .ifPresent(post -> contacts.put(unit, contact(post, own.getFirst(), able))));
        return contacts;
    }

    /** Those of the enterprises where somebody can sign in. */
    Map<UUID, Contact> reached(Collection<UUID> enterprises) {
        Map<UUID, Contact> reached = of(enterprises);
        reached.values().removeIf(contact -> !contact.signsIn());
        return reached;
    }

    private static Contact contact(PostView post, PostView first, Set<UUID> able) {
        return new Contact(
                person(post),
                holder(post).name(),
                able.contains(person(post)),
                isHead(first) ? holder(first).name() : null);
    }

    private static UUID person(PostView post) {
        return holder(post).person();
    }

    private static HolderView holder(PostView post) {
        return Objects.requireNonNull(post.holder());
    }

    private static boolean isHead(PostView post) {
        return post.role() == Role.PRINCIPAL || HEADS.contains(post.title());
    }
}
