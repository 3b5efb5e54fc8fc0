package cn.anlan.commitments;

import cn.anlan.documents.BulkLetters;
import cn.anlan.documents.BulkLetters.Sent;
import cn.anlan.organization.Site;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds who has committed themselves from what there is: the enterprises that exist, and the notices that went to them with their replies.
 * Nothing of it is kept a second time, so an enterprise that comes later is missing from its first day, and a closed one is not counted.
 */
@Component
@Transactional(readOnly = true)
class Books {

    /** Under which notices name the round they belong to. */
    static final String MATTER = "commitment-round";

    static final String NOTICE = "responsibility-notice";

    private static final Set<UnitKind> PLACES = Set.of(UnitKind.TOWN, UnitKind.SUB_DISTRICT, UnitKind.PARK);
    private static final BinaryOperator<Sent> FURTHEST = BinaryOperator.maxBy(
            Comparator.comparing((Sent sent) -> Book.standing(sent)).thenComparing(Sent::delivery));

    private final RoundStore rounds;
    private final UnitQueries units;
    private final BulkLetters letters;
    private final Clock clock;

    Books(RoundStore rounds, UnitQueries units, BulkLetters letters, Clock clock) {
        this.rounds = rounds;
        this.units = units;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param areas prefixes of area codes; none for an asker who answers for no territory */
    Book of(List<String> areas, int year) {
        if (areas.isEmpty()) {
            return new Book(year, List.of(), Map.of(), List.of());
        }
        List<Round> held = rounds.about(areas, year);
        Map<UUID, Sent> sent = sent(held);
        List<UnitView> places = units.byAreas(areas, PLACES);
        var where = new Places(places);
        Instant now = clock.instant();
        List<Book.Line> lines = units.sites(areas, UnitKind.ENTERPRISE).stream()
                .filter(one -> sent.containsKey(one.id()) || counts(one, year, held))
                .map(one -> Book.line(one, where.of(one), sent.get(one.id()), now))
                .toList();
        return new Book(year, held, where.byId(), lines);
    }

    /** Whether an enterprise without a notice should have one: it came in that year or before, and before the last round ended. */
    private static boolean counts(Site enterprise, int year, List<Round> held) {
        List<Round> about = held.stream()
                .filter(round -> round.covers(enterprise.territory()))
                .toList();
        LocalDate last = about.isEmpty() || about.stream().anyMatch(Round::isOpen)
                ? LocalDate.of(year, 12, 31)
                : about.stream()
                        .map(round -> LocalDate.ofInstant(Objects.requireNonNull(round.closedAt()), Zones.CHINA))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return !enterprise.opened().isAfter(last);
    }

    /** The notice of each enterprise: sent in a round's own name, so that a letter of somebody else's that cites the round counts nothing. */
    private Map<UUID, Sent> sent(List<Round> held) {
        Map<UUID, UUID> senders = held.stream().collect(Collectors.toMap(Round::id, Round::unit));
        return letters.sent(MATTER, senders.keySet(), NOTICE).stream()
                .filter(one -> one.sender().equals(senders.get(one.matter())))
                .collect(Collectors.toMap(Sent::unit, Function.identity(), FURTHEST));
    }

    /** Finds the town, sub-district or park that an enterprise is in: the one above it, else the narrowest that answers for its area. */
    private static final class Places {

        private final Map<UUID, UnitView> byId;
        private final Map<String, UUID> byArea = new HashMap<>();

        Places(List<UnitView> places) {
            byId = places.stream().collect(Collectors.toMap(UnitView::id, Function.identity()));
            for (UnitView place : places) {
                place.areas().forEach(area -> byArea.putIfAbsent(area, place.id()));
            }
        }

        Map<UUID, UnitView> byId() {
            return byId;
        }

        @Nullable UUID of(Site enterprise) {
            if (enterprise.parent() != null && byId.containsKey(enterprise.parent())) {
                return enterprise.parent();
            }
            for (int length = enterprise.territory().length(); length > 0; length--) {
                UUID place = byArea.get(enterprise.territory().substring(0, length));
                if (place != null) {
                    return place;
                }
            }
            return null;
        }
    }
}
