package cn.anlan.organization;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters persons, keeps their addresses, and reads them. */
@Component
public class Persons {

    private final PersonStore persons;
    private final Today today;
    private final ApplicationEventPublisher events;

    Persons(PersonStore persons, Today today, ApplicationEventPublisher events) {
        this.persons = persons;
        this.today = today;
        this.events = events;
    }

    /** A person's entries; mobile and email may be absent. */
    public record Entry(
            String name, @Nullable String mobile, @Nullable String email, boolean sample) {}

    public Optional<PersonView> find(UUID id) {
        return persons.find(id).map(PersonStore.Versioned::person);
    }

    /** Many persons at once, by id; unknown ones are left out. */
    public Map<UUID, PersonView> findAll(Collection<UUID> ids) {
        return persons.findAll(ids).stream().collect(Collectors.toMap(PersonView::id, Function.identity()));
    }

    @Transactional
    public Done enter(Actor actor, Entry entry) {
        var person = view(Ids.next(), entry, entry.sample());
        persons.insert(person);
        return record(actor, person, 1, "person.entered");
    }

    @Transactional
    public Done correct(Actor actor, UUID id, @Nullable Long seen, Entry entry) {
        var current = persons.lock(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_PERSON));
        if (seen != null && seen != current.version()) {
            throw new Problem(PlatformProblem.STALE, seen, current.version()).with("current", current.version());
        }
        var person = view(id, entry, current.person().sample());
        persons.update(person, current.version() + 1);
        return record(actor, person, current.version() + 1, "person.corrected");
    }

    private static PersonView view(UUID id, Entry entry, boolean sample) {
        return new PersonView(id, entry.name().strip(), entry.mobile(), entry.email(), sample);
    }

    private Done record(Actor actor, PersonView person, long version, String kind) {
        UUID change = Ids.next();
        // Mobile and mail address stay out of the record: it can't be corrected, and is shown to auditors.
        events.publishEvent(new OrganizationChanged(
                change,
                actor,
                "person",
                person.id(),
                version,
                kind,
                null,
                AreaCode.full(""),
                today.date(),
                Map.of("name", person.name(), "state", "entered")));
        return new Done(person.id(), version, "entered", change);
    }
}
