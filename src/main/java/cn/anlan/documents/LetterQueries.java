package cn.anlan.documents;

import cn.anlan.ledger.ActQueries;
import cn.anlan.ledger.ActView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads letters, each as far as the asker may see it. */
@Component
@Transactional(readOnly = true)
class LetterQueries {

    private final LetterStore store;
    private final LetterRows rows;
    private final DeliveryStore deliveries;
    private final LinkStore links;
    private final LetterReach reach;
    private final LetterPaper paper;
    private final Signing signing;
    private final Numbers numbers;
    private final UnitQueries units;
    private final ActQueries acts;
    private final Clock clock;

    LetterQueries(
            LetterStore store,
            LetterRows rows,
            DeliveryStore deliveries,
            LinkStore links,
            LetterReach reach,
            LetterPaper paper,
            Signing signing,
            Numbers numbers,
            UnitQueries units,
            ActQueries acts,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.deliveries = deliveries;
        this.links = links;
        this.reach = reach;
        this.paper = paper;
        this.signing = signing;
        this.numbers = numbers;
        this.units = units;
        this.acts = acts;
        this.clock = clock;
    }

    /** @throws Problem 404 absent or out of sight */
    Letter find(Actor actor, UUID id) {
        return store.find(id)
                .filter(found -> reach.sees(actor, found))
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    /** A file of the letter or of one of its replies. */
    FileRef file(Actor actor, UUID id, String sha256) {
        Letter l = find(actor, id);
        var replies = deliveries.replies(
                reach.followed(actor, l).stream().map(Delivery::id).toList());
        return Stream.concat(l.content.files().stream(), replies.stream().flatMap(reply -> reply.files().stream()))
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
    }

    LetterView get(Actor actor, UUID id) {
        Letter l = find(actor, id);
        List<Delivery> all = deliveries.of(id);
        List<Delivery> followed = reach.followed(actor, l);
        Set<LetterStep.Side> sides = reach.sides(actor, l);
        Set<UUID> own = reach.own(actor);
        String series = l.kind().series();
        Letter.Signed s = l.signed;
        Letter.Issued issued = l.issued;
        return new LetterView(
                rows.of(List.of(l)).getFirst(),
                l.kind(),
                l.root.language(),
                l.content.fields(),
                l.content.to(),
                l.content.copies(),
                l.content.imprint(),
                l.content.files(),
                l.content.replyBy(),
                text(l),
                issued != null || series == null
                        ? null
                        : numbers.next(units.get(l.root.unit()), series, clock.instant()),
                s == null
                        ? null
                        : new LetterView.Signature(
                                s.name(), s.title(), s.at(), s.signer(), s.key(), signing.isIntact(l)),
                issued == null ? null : issued.code(),
                issued == null ? null : paper.checkAddress(issued.code()),
                issued == null ? null : issued.sha256(),
                l.root.supersedes(),
                l.supersededBy,
                l.root.answers(),
                l.root.answers() == null
                        ? null
                        : store.find(l.root.answers()).map(Letter::called).orElse(null),
                store.answersTo(id).stream()
                        .filter(answer -> store.find(answer)
                                .filter(found -> reach.sees(actor, found))
                                .isPresent())
                        .toList(),
                views(followed, sides.contains(LetterStep.Side.SENDER)),
                timeline(actor, l, followed),
                steps(actor, l, all, sides, own),
                all.stream()
                        .filter(d -> d.unit() != null && own.contains(d.unit()))
                        .map(Delivery::id)
                        .toList());
    }

    /** Whom it came to sees what happened since it was issued, without what was said about it before and what others answered. */
    private List<ActView> timeline(Actor actor, Letter l, List<Delivery> followed) {
        List<ActView> all = acts.timeline(LetterRecorder.SUBJECT, l.id());
        if (reach.oversees(actor, l)) {
            return all;
        }
        Set<String> names = followed.stream().map(Delivery::name).collect(Collectors.toSet());
        return all.stream()
                .dropWhile(act -> !act.kind().equals(LetterStep.ISSUE.act()))
                .filter(act -> !act.facts().containsKey("addressee")
                        || names.contains(String.valueOf(act.facts().get("addressee"))))
                .toList();
    }

    private static List<LetterStep> steps(
            Actor actor, Letter l, List<Delivery> all, Set<LetterStep.Side> sides, Set<UUID> own) {
        boolean replied = all.stream().anyMatch(d -> d.state() == DeliveryState.REPLIED);
        List<Delivery> mine = all.stream()
                .filter(d -> d.unit() != null && own.contains(d.unit()))
                .toList();
        return Arrays.stream(LetterStep.values())
                .filter(step -> step.row(l.kind().review(), l.state)
                        .filter(row -> sides.contains(row.by())
                                || step == LetterStep.SUPERSEDE && sides.contains(LetterStep.Side.SENDER))
                        .isPresent())
                .filter(step -> switch (step) {
                    case RECEIVE -> mine.stream().anyMatch(d -> !d.copy() && d.state() == DeliveryState.DELIVERED);
                    case REPLY ->
                        mine.stream().anyMatch(d -> d.isReplyDue() && d.state().isReplyOpen());
                    case ACCEPT_REPLY, RETURN_REPLY -> replied;
                    case CLOSE -> !replied;
                    case REMIND ->
                        all.stream().anyMatch(d -> d.isReplyDue() ? d.state().isReplyOpen() : !d.isOver());
                    case LINK, UNLINK -> !all.isEmpty();
                    default -> true;
                })
                .toList();
    }

    /** How it reads now. */
    LetterView.Text text(Letter l) {
        LetterText text = paper.text(l);
        return new LetterView.Text(
                text.title(),
                lines(text.parts()),
                text.appendices().stream()
                        .map(one -> new LetterView.Appendix(one.title(), lines(one.parts())))
                        .toList());
    }

    private static List<LetterView.Line> lines(List<LetterText.Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case LetterText.Heading(var words) -> new LetterView.Line("heading", words, null, null);
                    case LetterText.Paragraph(var words) -> new LetterView.Line("paragraph", words, null, null);
                    case LetterText.Table(var titles, var widths, var rows) ->
                        new LetterView.Line("table", null, titles, rows);
                })
                .toList();
    }

    private List<LetterView.DeliveryView> views(List<Delivery> all, boolean bySender) {
        List<UUID> ids = all.stream().map(Delivery::id).toList();
        var replies = deliveries.replies(ids).stream().collect(Collectors.groupingBy(DeliveryStore.Reply::delivery));
        var items = deliveries.items(ids).stream().collect(Collectors.groupingBy(DeliveryStore.Item::delivery));
        var made = bySender
                ? links.of(ids).stream().collect(Collectors.groupingBy(LinkStore.Link::delivery))
                : Map.<UUID, List<LinkStore.Link>>of();
        Instant now = clock.instant();
        return all.stream()
                .map(d -> new LetterView.DeliveryView(
                        d.id(),
                        d.unit(),
                        d.name(),
                        d.state(),
                        d.state().label(),
                        d.receiptAsked(),
                        d.copy(),
                        d.obligation(),
                        d.due(),
                        LetterRows.day(d.due()),
                        d.isLate(now),
                        d.deliveredAt(),
                        d.receivedAt(),
                        d.receivedName(),
                        d.reminders(),
                        replies.getOrDefault(d.id(), List.of()).stream()
                                .map(LetterQueries::reply)
                                .toList(),
                        items.getOrDefault(d.id(), List.of()).stream()
                                .map(i ->
                                        new LetterView.DemandView(i.obligation(), i.no(), i.text(), i.due(), i.over()))
                                .toList(),
                        made.getOrDefault(d.id(), List.of()).stream()
                                .map(LinkStore.Link::view)
                                .toList()))
                .toList();
    }

    private static LetterView.ReplyView reply(DeliveryStore.Reply r) {
        return new LetterView.ReplyView(
                r.id(),
                r.state(),
                r.words(),
                r.files(),
                r.letter(),
                r.name(),
                r.givenAt(),
                r.late(),
                r.opinion(),
                r.judgedName(),
                r.judgedAt());
    }

    boolean isLate(Delivery d) {
        return d.isLate(clock.instant());
    }
}
