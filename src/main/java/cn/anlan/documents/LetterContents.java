package cn.anlan.documents;

import cn.anlan.evidence.Evidence;
import cn.anlan.letterkinds.LetterKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what somebody writes to the letter's kind: fields, addressees, copies, files, the day of reply and the imprint. */
@Component
class LetterContents {

    private static final int MOST_ADDRESSEES = 500;
    private static final int MOST_COPIES = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 600;

    private final LetterPaper paper;
    private final ReplyTerms terms;
    private final UnitQueries units;
    private final Evidence evidence;

    LetterContents(LetterPaper paper, ReplyTerms terms, UnitQueries units, Evidence evidence) {
        this.paper = paper;
        this.terms = terms;
        this.units = units;
        this.evidence = evidence;
    }

    /** What is written, or what an amendment replaces. */
    record Change(
            Map<String, ?> fields,
            List<Addressee> to,
            List<UUID> files,
            @Nullable LocalDate replyBy,
            List<Addressee> copies,
            NewLetter.@Nullable Imprint imprint) {

        static Change of(NewLetter asked) {
            return new Change(
                    asked.fields(), asked.to(), asked.files(), asked.replyBy(), asked.copies(), asked.imprint());
        }
    }

    /** @throws Problem 422 with every place that is wrong */
    Letter.Content read(Actor by, Letter l, Change change) {
        LetterKind kind = l.kind();
        if (change.replyBy() != null) {
            terms.on(change.replyBy());
        }
        var fields = Fields.read(kind, units, change.fields());
        var names = new Names(kind, change);
        var content = new Letter.Content(
                "—",
                fields,
                names.to(),
                files(by, l, change.files()),
                change.replyBy(),
                names.copies(),
                imprint(kind, change.imprint()));
        return content.titled(Brief.of(paper.text(l, content).title(), LONGEST_TITLE));
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

    private NewLetter.@Nullable Imprint imprint(LetterKind kind, NewLetter.@Nullable Imprint asked) {
        String unit = asked == null ? "" : plain(asked.unit());
        if (asked == null || unit.isEmpty() && asked.date() == null) {
            return null;
        }
        Bilingual name = kind.name();
        if (!kind.imprinted()) {
            throw new Problem(DocumentsProblem.IMPRINT_REFUSED, name.zh(), name.en()).field("imprint", "NoImprint");
        }
        if (unit.isEmpty() || unit.length() > LONGEST_NAME) {
            throw new Problem(DocumentsProblem.IMPRINT_REFUSED, name.zh(), name.en())
                    .field("imprint.unit", "PrinterName");
        }
        return new NewLetter.Imprint(unit, asked.date());
    }

    private static String plain(@Nullable String name) {
        return name == null ? "" : name.strip().replaceAll("\\s+", " ");
    }

    /** Whom it goes to and who gets a copy, nobody twice. */
    private final class Names {

        private final LetterKind kind;
        private final Change change;
        private final Map<UUID, UnitView> known;
        private final List<Problem.FieldRule> wrong = new ArrayList<>();
        private final Set<Object> seen = new HashSet<>();

        Names(LetterKind kind, Change change) {
            this.kind = kind;
            this.change = change;
            var asked = new ArrayList<>(change.to());
            asked.addAll(change.copies());
            this.known = units.findAll(asked.stream()
                    .map(Addressee::unit)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
        }

        List<Letter.To> to() {
            return read("to", change.to(), MOST_ADDRESSEES);
        }

        /** A copy may go to anybody; a statement about one's own work goes to nobody else. */
        List<Letter.To> copies() {
            return read("copies", change.copies(), kind.copied() ? MOST_COPIES : 0);
        }

        private List<Letter.To> read(String field, List<Addressee> asked, int most) {
            if (asked.size() > most) {
                throw refused().field(field, "TooMany", most);
            }
            var names = new ArrayList<Letter.To>();
            for (int i = 0; i < asked.size(); i++) {
                String at = field + "[" + i + "]";
                Addressee one = asked.get(i);
                UnitView unit = one.unit() == null ? null : known.get(one.unit());
                String name = unit == null ? plain(one.name()) : unit.name();
                if (one.unit() != null && (unit == null || !unit.isOpen())) {
                    wrong.add(new Problem.FieldRule(at, "NoSuchUnit"));
                } else if (unit == null && (name.isEmpty() || name.length() > LONGEST_NAME)) {
                    wrong.add(new Problem.FieldRule(at, "PartyName"));
                } else if (field.equals("to") && !goes(unit, at)) {
                    continue;
                } else if (!seen.add(unit == null ? name : unit.id())) {
                    wrong.add(new Problem.FieldRule(at, "Twice"));
                } else {
                    names.add(new Letter.To(one.unit(), name));
                }
            }
            if (!wrong.isEmpty()) {
                throw refused().fields(wrong);
            }
            return List.copyOf(names);
        }

        /** Whether the kind goes to such an addressee. */
        private boolean goes(@Nullable UnitView unit, String at) {
            String zh = kind.name().zh();
            String en = kind.name().en();
            if (unit == null && !kind.parties()) {
                wrong.add(new Problem.FieldRule(at, "NoParties", zh, en));
                return false;
            }
            if (unit != null && !kind.to().contains(unit.kind())) {
                wrong.add(new Problem.FieldRule(at, "KindOfUnit", unit.name(), zh, en));
                return false;
            }
            return true;
        }

        private Problem refused() {
            return new Problem(
                    DocumentsProblem.ADDRESSEE_REFUSED,
                    kind.name().zh(),
                    kind.name().en());
        }
    }
}
