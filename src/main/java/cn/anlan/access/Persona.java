package cn.anlan.access;

import cn.anlan.organization.Persons;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Puts together the acting person from an account and the post acted in. */
@Component
class Persona {

    private final Persons persons;
    private final PostQueries posts;
    private final UnitQueries units;
    private final Clock clock;
    private final boolean production;

    Persona(Persons persons, PostQueries posts, UnitQueries units, Clock clock, Environment environment) {
        this.persons = persons;
        this.posts = posts;
        this.units = units;
        this.clock = clock;
        this.production = environment.acceptsProfiles(Profiles.of("production"));
    }

    /** May this account be used at all? Sample accounts have known passwords and are no use in production. */
    boolean usable(AccountStore.Account account) {
        return !account.disabled() && !(account.sample() && production);
    }

    List<PostView> posts(AccountStore.Account account) {
        return posts.heldBy(account.person(), LocalDate.ofInstant(clock.instant(), Zones.CHINA));
    }

    /** The person of an account acting in a post; empty if they don't hold it today. */
    Optional<Actor> in(AccountStore.Account account, @Nullable UUID post) {
        return persons.find(account.person()).flatMap(person -> {
            if (post == null) {
                return Optional.of(new Actor(person.id(), person.name(), null, null, null, null, null, List.of()));
            }
            return posts(account).stream()
                    .filter(held -> held.id().equals(post))
                    .findFirst()
                    .map(held -> {
                        var unit = units.get(held.unit());
                        return new Actor(
                                person.id(),
                                person.name(),
                                held.id(),
                                held.title(),
                                held.role(),
                                unit.id(),
                                unit.name(),
                                unit.areas());
                    });
        });
    }
}
