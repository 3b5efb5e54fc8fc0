package cn.anlan.documents;

import cn.anlan.evidence.Evidence;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins letters and changes them while they are drafts. A draft may lack fields; what is in them is held to the kind. */
@Service
@Transactional
class LetterDrafting {

    private static final int MOST_ADDRESSEES = 500;

    private final LetterStore store;
    private final LetterRecorder recorder;
    private final LetterReach reach;
    private final LetterPaper paper;
    private final Kinds kinds;
    private final ReplyTerms terms;
    private final UnitQueries units;
    private final Evidence evidence;
    private final Clock clock;

    LetterDrafting(
            LetterStore store,
            LetterRecorder recorder,
            LetterReach reach,
            LetterPaper paper,
            Kinds kinds,
            ReplyTerms terms,
            UnitQueries units,
            Evidence evidence,
            Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.reach = reach;
        this.paper = paper;
        this.kinds = kinds;
        this.terms = terms;
        this.units = units;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What an amendment replaces. */
    record Change(
            Map<String, ?> fields,
            List<Addressee> to,
            List<UUID> files,
            @Nullable LocalDate replyBy) {}

    Done draft(Actor by, NewLetter asked) {
        UnitView unit = sender(by, asked.unit());
        return draft(by, asked, unit, kinds.of(unit, asked.kind()), null);
    }

    Done draft(Actor by, NewLetter asked, UnitView unit, KindStore.Stored chosen, @Nullable UUID batch) {
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
        var change = new Change(asked.fields(), asked.to(), asked.files(), asked.replyBy());
        var l = new Letter(root, 1, LetterState.DRAFT, new Letter.Content("", Map.of(), List.of(), List.of(), null));
        l.content = content(by, l, unit, change);
        var facts = facts(l);
        facts.put("kind", kind.name());
        facts.put("matter", asked.matter() == null ? "" : asked.matterKind() + "/" + asked.matter());
        return recorder.drafted(l, by, facts);
    }

    Done amend(Actor by, UUID id, long seen, Change change) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.AMEND);
        l.content = content(by, l, units.get(l.root.unit()), change);
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
                        l.content.to().stream()
                                .map(to -> new Addressee(to.unit(), to.name()))
                                .toList(),
                        l.content.fields(),
                        l.content.files().stream().map(FileRef::id).toList(),
                        null,
                        l.root.matterTracks(),
                        l.root.matterKind(),
                        l.root.matter(),
                        l.id(),
                        null,
                        l.root.language()),
                unit,
                kinds.of(unit, l.kind().key()),
                null);
    }

    private static LinkedHashMap<String, Object> facts(Letter l) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", l.content.title());
        facts.put("to", l.content.to().stream().map(Letter.To::name).toList());
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

    private Letter.Content content(Actor by, Letter l, UnitView unit, Change change) {
        LetterKind kind = l.kind();
        if (change.replyBy() != null) {
            terms.on(change.replyBy());
        }
        var content = new Letter.Content(
                "—",
                Fields.read(kind, units, change.fields()),
                addressees(kind, change.to()),
                files(by, l, change.files()),
                change.replyBy());
        return new Letter.Content(
                cut(paper.text(l, content).title()),
                content.fields(),
                content.to(),
                content.files(),
                content.replyBy());
    }

    private static String cut(String title) {
        return title.length() <= 600 ? title : title.substring(0, title.offsetByCodePoints(0, 500));
    }

    /** Files that are the letter's already stay, whoever brought them. */
    private List<FileRef> files(Actor by, Letter l, List<UUID> ids) {
        var kept = new ArrayList<FileRef>();
        for (UUID id : ids) {
            kept.add(l.content.files().stream()
                    .filter(file -> file.id().equals(id))
                    .findFirst()
                    .orElseGet(
                            () -> FileRef.of(evidence.require(by, List.of(id)).getFirst())));
        }
        return List.copyOf(kept);
    }

    private List<Letter.To> addressees(LetterKind kind, List<Addressee> asked) {
        if (asked.size() > MOST_ADDRESSEES) {
            throw new Problem(
                            DocumentsProblem.ADDRESSEE_REFUSED,
                            kind.name().zh(),
                            kind.name().en())
                    .field("to", "TooMany", MOST_ADDRESSEES);
        }
        Map<UUID, UnitView> known = units.findAll(asked.stream()
                .map(Addressee::unit)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var wrong = new ArrayList<Problem.FieldRule>();
        var to = new ArrayList<Letter.To>();
        var seen = new HashSet<Object>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "to[" + i + "]";
            Addressee one = asked.get(i);
            UnitView unit = one.unit() == null ? null : known.get(one.unit());
            String name = one.name() == null ? "" : one.name().strip().replaceAll("\\s+", " ");
            if (one.unit() != null && (unit == null || !unit.isOpen())) {
                wrong.add(new Problem.FieldRule(at, "NoSuchUnit"));
            } else if (unit != null && !kind.to().contains(unit.kind())) {
                wrong.add(new Problem.FieldRule(
                        at,
                        "KindOfUnit",
                        unit.name(),
                        kind.name().zh(),
                        kind.name().en()));
            } else if (unit == null && (name.isEmpty() || name.length() > 200)) {
                wrong.add(new Problem.FieldRule(at, "PartyName"));
            } else if (unit == null && !kind.parties()) {
                wrong.add(new Problem.FieldRule(
                        at, "NoParties", kind.name().zh(), kind.name().en()));
            } else if (!seen.add(unit == null ? name : unit.id())) {
                wrong.add(new Problem.FieldRule(at, "Twice"));
            } else {
                to.add(new Letter.To(one.unit(), unit == null ? name : unit.name()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                            DocumentsProblem.ADDRESSEE_REFUSED,
                            kind.name().zh(),
                            kind.name().en())
                    .fields(wrong);
        }
        return List.copyOf(to);
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
