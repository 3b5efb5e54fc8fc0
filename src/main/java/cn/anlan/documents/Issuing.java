package cn.anlan.documents;

import cn.anlan.calendar.Deadline;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues a signed letter in one transaction: its number, its file, which is printed once and kept as evidence, its deliveries and what they
 * oblige to. Either all of it happens or nothing, so that no number is lost and none is given twice.
 */
@Service
@Transactional
class Issuing {

    private final LetterRecorder recorder;
    private final Printing printing;
    private final Delivering delivering;
    private final ReplyTerms terms;
    private final Following following;
    private final UnitQueries units;
    private final ApplicationEventPublisher events;

    Issuing(
            LetterRecorder recorder,
            Printing printing,
            Delivering delivering,
            ReplyTerms terms,
            Following following,
            UnitQueries units,
            ApplicationEventPublisher events) {
        this.recorder = recorder;
        this.printing = printing;
        this.delivering = delivering;
        this.terms = terms;
        this.following = following;
        this.units = units;
        this.events = events;
    }

    /** @param expected the number the clerk has in mind, null for whatever is next */
    Done issue(Actor by, UUID id, long seen, @Nullable String expected) {
        return issue(by, recorder.seen(by, id, seen), expected);
    }

    Done issue(Actor by, Letter l, @Nullable String expected) {
        LetterStep.Row row = recorder.require(by, l, LetterStep.ISSUE);
        requireImprint(l);
        UnitView sender = units.get(l.root.unit());
        Deadline reply = terms.of(l.kind(), sender, l.content.replyBy(), l.root.matterTracks());
        Letter.Issued issued = printing.print(l, by, sender, expected);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", Objects.requireNonNullElse(issued.number(), ""));
        facts.put("title", l.content.title());
        facts.put("to", l.content.to().stream().map(Letter.To::name).toList());
        facts.put("due", reply == null ? "" : reply.due().toString());
        facts.put("sha256", issued.sha256());
        Done done = recorder.record(l, row, by, facts, List.of(issued.sha256()));
        delivering.deliver(l, by, sender, reply, done.act());
        supersede(l, by);
        following.answer(l, by);
        events.publishEvent(new LetterEvent.LetterIssued(LetterRecorder.fact(l, by, done.act())));
        return done;
    }

    /** What is printed isn't printed before it is dated. */
    private void requireImprint(Letter l) {
        var imprint = l.content.imprint();
        LocalDate today = terms.today();
        if (imprint != null && imprint.date() != null && imprint.date().isBefore(today)) {
            throw new Problem(
                            DocumentsProblem.IMPRINT_REFUSED,
                            l.kind().name().zh(),
                            l.kind().name().en())
                    .field("imprint.date", "BeforeIssue", today.toString());
        }
    }

    private void supersede(Letter l, Actor by) {
        if (l.root.supersedes() != null) {
            Letter old = following.liftAll(l.root.supersedes(), l.called());
            LetterStep.Row row = LetterRecorder.require(old, LetterStep.SUPERSEDE);
            old.supersededBy = l.id();
            Done done = recorder.record(old, row, by, Map.of("by", l.id().toString(), "number", l.called()));
            events.publishEvent(new LetterEvent.LetterSuperseded(LetterRecorder.fact(old, by, done.act()), l.id()));
        }
    }
}
