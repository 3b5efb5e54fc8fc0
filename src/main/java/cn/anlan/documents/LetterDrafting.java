package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import cn.anlan.letterkinds.LetterKinds;
import cn.anlan.letterkinds.StoredKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins letters and changes them while they are drafts. A draft may lack fields; what is in them is held to the kind. */
@Service
@Transactional
class LetterDrafting {

    private final LetterStore store;
    private final LetterRecorder recorder;
    private final LetterReach reach;
    private final LetterContents contents;
    private final LetterKinds kinds;
    private final UnitQueries units;
    private final Clock clock;

    LetterDrafting(
            LetterStore store,
            LetterRecorder recorder,
            LetterReach reach,
            LetterContents contents,
            LetterKinds kinds,
            UnitQueries units,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.reach = reach;
        this.contents = contents;
        this.kinds = kinds;
        this.units = units;
        this.clock = clock;
    }

    Done draft(Actor by, NewLetter asked) {
        UnitView unit = sender(by, asked.unit());
        return draft(by, asked, unit, kinds.of(unit, asked.kind()), null);
    }

    Done draft(Actor by, NewLetter asked, UnitView unit, StoredKind chosen, @Nullable UUID batch) {
        LetterKind kind = chosen.kind();
        if (!kind.maySend(unit.kind())) {
            throw new Problem(
                            DocumentsProblem.KIND_NOT_FOR_UNIT,
                            kind.name().zh(),
                            unit.name(),
                            kind.name().en())
                    .field("kind", "NotForUnit");
        }
        if ((asked.matter() == null) != (asked.matterKind() == null)) {
            throw new Problem(DocumentsProblem.MATTER_INCOMPLETE).field("matter", "WithItsKind");
        }
        requireOthers(by, asked, unit);
        var root = new Letter.Root(
                Ids.next(),
                chosen.id(),
                kind,
                unit.id(),
                unit.territory(),
                asked.language(),
                asked.matterTracks(),
                asked.matterKind(),
                asked.matter(),
                asked.supersedes(),
                asked.answers(),
                batch,
                by.person(),
                by.name(),
                clock.instant());
        var l = new Letter(root, 1, LetterState.DRAFT, Letter.Content.NONE);
        l.content = contents.read(by, l, LetterContents.Change.of(asked));
        var facts = facts(l);
        facts.put("kind", kind.name());
        facts.put("matter", asked.matter() == null ? "" : asked.matterKind() + "/" + asked.matter());
        return recorder.drafted(l, by, facts);
    }

    Done amend(Actor by, UUID id, long seen, LetterContents.Change change) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.AMEND);
        l.content = contents.read(by, l, change);
        return recorder.record(l, row, by, facts(l));
    }

    /** A draft with the same content that will stand in the letter's stead. */
    Done supersede(Actor by, UUID id, long seen) {
        Letter l = recorder.seen(by, id, seen);
        LetterRecorder.require(l, LetterStep.SUPERSEDE);
        if (!reach.sides(by, l).contains(LetterStep.Side.SENDER)) {
            throw new Problem(
                    DocumentsProblem.NOT_YOUR_STEP,
                    LetterStep.SUPERSEDE.label().zh(),
                    LetterStep.SUPERSEDE.label().en());
        }
        UnitView unit = units.get(l.root.unit());
        return draft(
                by,
                new NewLetter(
                        l.kind().key(),
                        unit.id(),
                        addressees(l.content.to()),
                        l.content.fields(),
                        l.content.files().stream().map(FileRef::id).toList(),
                        null,
                        l.root.matterTracks(),
                        l.root.matterKind(),
                        l.root.matter(),
                        l.id(),
                        null,
                        l.root.language(),
                        addressees(l.content.copies()),
                        printer(l.content.imprint())),
                unit,
                kinds.of(unit, l.kind().key()),
                null);
    }

    private static List<Addressee> addressees(List<Letter.To> to) {
        return to.stream().map(one -> new Addressee(one.unit(), one.name())).toList();
    }

    /** The new one is printed on a day of its own. */
    private static NewLetter.@Nullable Imprint printer(NewLetter.@Nullable Imprint imprint) {
        return imprint == null ? null : new NewLetter.Imprint(imprint.unit(), null);
    }

    private static LinkedHashMap<String, Object> facts(Letter l) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", l.content.title());
        facts.put("to", l.content.to().stream().map(Letter.To::name).toList());
        facts.put("copies", l.content.copies().stream().map(Letter.To::name).toList());
        facts.put("replyBy", String.valueOf(l.content.replyBy()));
        return facts;
    }

    UnitView sender(Actor by, @Nullable UUID asked) {
        UUID own = by.unit();
        if (own == null) {
            throw new Problem(PlatformProblem.NOT_ALLOWED);
        }
        if (asked == null || asked.equals(own)) {
            return units.get(own);
        }
        return units.spokenForBy(own).stream()
                .filter(unit -> unit.id().equals(asked))
                .findFirst()
                .orElseThrow(() -> new Problem(
                                DocumentsProblem.NOT_YOUR_UNIT,
                                units.find(asked).map(UnitView::name).orElse("—"))
                        .field("unit", "NotYourUnit"));
    }

    private void requireOthers(Actor by, NewLetter asked, UnitView unit) {
        if (asked.supersedes() != null
                && store.find(asked.supersedes())
                        .filter(old -> reach.sees(by, old) && old.root.unit().equals(unit.id()))
                        .filter(old -> LetterStep.SUPERSEDE
                                .row(old.kind().review(), old.state)
                                .isPresent())
                        .isEmpty()) {
            throw new Problem(DocumentsProblem.OTHER_LETTER_WRONG).field("supersedes", "NotOurs");
        }
        if (asked.answers() != null
                && store.find(asked.answers())
                        .filter(old -> reach.sees(by, old) && old.state == LetterState.ISSUED)
                        .filter(old -> reach.sides(by, old).contains(LetterStep.Side.ADDRESSEE))
                        .isEmpty()) {
            throw new Problem(DocumentsProblem.OTHER_LETTER_WRONG).field("answers", "NotToUs");
        }
    }
}
