package cn.anlan.documents;

import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters as lists show them, a page with three queries however many there are. */
@Component
@Transactional(readOnly = true)
class LetterRows {

    private static final int NAMES = 3;

    private final LetterList list;
    private final DeliveryStore deliveries;
    private final UnitQueries units;
    private final Clock clock;

    LetterRows(LetterList list, DeliveryStore deliveries, UnitQueries units, Clock clock) {
        this.list = list;
        this.deliveries = deliveries;
        this.units = units;
        this.clock = clock;
    }

    CursorPage<LetterRow> page(
            Actor actor, LetterList.Wanted wanted, @Nullable String cursor, @Nullable Integer asked) {
        int limit = CursorPage.limit(asked);
        var page = CursorPage.of(
                list.page(actor, wanted, Cursor.parse(cursor, 1), limit + 1), limit, l -> Cursor.of(l.id()));
        return new CursorPage<>(of(page.items()), page.next());
    }

    List<LetterRow> of(List<Letter> found) {
        Instant now = clock.instant();
        Map<UUID, UnitView> names =
                units.findAll(found.stream().map(l -> l.root.unit()).collect(Collectors.toSet()));
        Map<UUID, List<Delivery>> went = deliveries
                .ofAll(found.stream().map(Letter::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Delivery::letter));
        return found.stream()
                .map(l -> row(l, names.get(l.root.unit()), went.getOrDefault(l.id(), List.of()), now))
                .toList();
    }

    private static LetterRow row(Letter l, @Nullable UnitView unit, List<Delivery> went, Instant now) {
        List<Delivery> due = went.stream().filter(Delivery::isReplyDue).toList();
        return new LetterRow(
                l.id(),
                l.version,
                l.state,
                l.state.label(),
                l.kind().key(),
                l.kind().version(),
                l.kind().name(),
                l.content.title(),
                l.issued == null ? null : l.issued.number(),
                l.root.unit(),
                unit == null ? "" : unit.name(),
                l.content.to().stream().limit(NAMES).map(Letter.To::name).toList(),
                l.content.to().size(),
                l.root.draftedName(),
                l.root.draftedAt(),
                l.signed == null ? null : l.signed.name(),
                l.issued == null ? null : l.issued.at(),
                l.root.matterKind(),
                l.root.matter(),
                due.stream()
                        .filter(d -> d.state().isReplyOpen())
                        .map(Delivery::due)
                        .min(Comparator.naturalOrder())
                        .map(LetterRows::day)
                        .orElse(null),
                (int) went.stream()
                        .filter(d -> !d.copy() && d.receivedAt() != null)
                        .count(),
                due.size(),
                (int) due.stream().filter(d -> d.repliedAt() != null).count(),
                (int) due.stream()
                        .filter(d -> d.state() == DeliveryState.ACCEPTED)
                        .count(),
                went.stream().anyMatch(d -> d.isLate(now)),
                l.closedAt);
    }

    static @Nullable LocalDate day(@Nullable Instant due) {
        return due == null ? null : LocalDate.ofInstant(due.minusNanos(1), Zones.CHINA);
    }
}
