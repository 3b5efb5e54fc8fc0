package cn.anlan.ledger;

import cn.anlan.ledger.ActStore.ActRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the acts of one subject. Whether the caller may see the subject is for the module that owns it to decide. */
@Component
public class ActQueries {

    private final ActStore store;
    private final Duration lateAfter;

    ActQueries(ActStore store, LedgerSettings settings) {
        this.store = store;
        this.lateAfter = settings.lateAfter();
    }

    /** All acts on a subject, oldest first. */
    public List<ActView> timeline(String subjectKind, UUID subject) {
        return since(subjectKind, subject, 0);
    }

    /** The acts after a version the caller has seen, oldest first: what a stale command is told. */
    public List<ActView> since(String subjectKind, UUID subject, long version) {
        return store.timeline(subjectKind, subject, version).stream()
                .map(this::view)
                .toList();
    }

    /** The last act on each of many subjects, by subject; those without acts are left out. */
    public Map<UUID, ActView> latest(String subjectKind, Collection<UUID> subjects) {
        return store.latest(subjectKind, subjects).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, last -> view(last.getValue())));
    }

    /** An act with what it was done on. */
    public record Deed(UUID subject, ActView act) {}

    /** What a person did on subjects of a kind, by acts of a kind that happened in a span; the earliest first. */
    public List<Deed> ofPerson(
            UUID person, String subjectKind, String kind, java.time.Instant from, java.time.Instant to) {
        return store.ofPerson(person, subjectKind, kind, from, to).stream()
                .map(done -> new Deed(done.subject(), view(done.row())))
                .toList();
    }

    /** When a person last did something in a post, after an instant. */
    public Optional<Instant> lastIn(UUID post, UUID person, Instant after) {
        return store.lastIn(post, person, after);
    }

    ActView view(ActRow row) {
        ActContent act = ActContent.read(row.content());
        return new ActView(
                act.id(),
                act.kind(),
                act.version(),
                act.actor().person(),
                act.actor().name(),
                act.actor().postTitle(),
                act.actor().unitName(),
                act.occurredAt(),
                act.enteredAt(),
                act.occurredAt().plus(lateAfter).isBefore(act.enteredAt()),
                act.facts(),
                act.evidence(),
                row.sealed());
    }
}
