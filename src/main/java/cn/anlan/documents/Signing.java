package cn.anlan.documents;

import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Problem;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the draft to the signature: review by another pair of eyes where the kind wants it, then the signer's own hand. */
@Service
@Transactional
class Signing {

    private final LetterRecorder recorder;
    private final LetterNotices notices;
    private final LetterPaper paper;
    private final Signer signer;
    private final List<Signer> signers;
    private final UnitQueries units;
    private final JsonText json;
    private final Clock clock;

    Signing(
            LetterRecorder recorder,
            LetterNotices notices,
            LetterPaper paper,
            Signer signer,
            List<Signer> signers,
            UnitQueries units,
            JsonText json,
            Clock clock) {
        this.recorder = recorder;
        this.notices = notices;
        this.paper = paper;
        this.signer = signer;
        this.signers = List.copyOf(signers);
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    Done submit(Actor by, UUID id, long seen) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.SUBMIT);
        requireComplete(l);
        l.submittedBy = by.person();
        Done done = recorder.record(l, row, by, Map.of());
        notices.toReview(l, by, done.act());
        return done;
    }

    Done sendBack(Actor by, UUID id, long seen, String reason) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.SEND_BACK);
        l.submittedBy = null;
        l.reviewedBy = null;
        l.reviewedName = null;
        l.signed = null;
        Done done = recorder.record(l, row, by, Map.of("reason", reason));
        notices.sentBack(l, by, reason, done.act());
        return done;
    }

    Done approve(Actor by, UUID id, long seen, String opinion) {
        Letter l = recorder.seen(by, id, seen);
        LetterStep.Row row = recorder.require(by, l, LetterStep.APPROVE);
        l.reviewedBy = by.person();
        l.reviewedName = by.name();
        Done done = recorder.record(l, row, by, Map.of("opinion", opinion));
        notices.toSign(l, by, done.act());
        return done;
    }

    Done sign(Actor by, UUID id, long seen) {
        return sign(by, recorder.seen(by, id, seen));
    }

    Done sign(Actor by, Letter l) {
        LetterStep.Row row = recorder.require(by, l, LetterStep.SIGN);
        requireComplete(l);
        String title = Objects.requireNonNullElse(by.postTitle(), "");
        var signatory = new Signer.Signatory(by.person(), by.name(), title, l.root.unit());
        Signer.Signature signature = signer.sign(canonical(l), signatory);
        l.signed = new Letter.Signed(
                by.person(), by.name(), title, clock.instant(), signer.name(), signature.key(), signature.value());
        Done done = recorder.record(
                l,
                row,
                by,
                Map.of(
                        "signer", signer.name(),
                        "key", signature.key(),
                        "signature", HexFormat.of().formatHex(signature.value())));
        notices.toIssue(l, by, done.act());
        return done;
    }

    /** Whether the signature still holds for what the letter says. */
    boolean isIntact(Letter l) {
        Letter.Signed s = l.signed;
        return s != null
                && signers.stream()
                        .filter(known -> known.name().equals(s.signer()))
                        .anyMatch(known -> known.verifies(canonical(l), new Signer.Signature(s.key(), s.signature())));
    }

    /** The signer's seal on the file. */
    byte[] sealed(Letter l, byte[] pdf) {
        Letter.Signed s = Objects.requireNonNull(l.signed);
        return signers.stream()
                .filter(known -> known.name().equals(s.signer()))
                .findFirst()
                .orElseThrow(() -> new Problem(DocumentsProblem.SIGNER_UNAVAILABLE))
                .sealed(pdf, new Signer.Signatory(s.by(), s.name(), s.title(), l.root.unit()));
    }

    private byte[] canonical(Letter l) {
        return paper.canonical(l, json.write(sorted(l.content.fields())));
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var inOrder = new TreeMap<String, Object>();
                map.forEach((key, part) -> inOrder.put(String.valueOf(key), sorted(Objects.requireNonNull(part))));
                yield inOrder;
            }
            case List<?> list -> list.stream().map(Signing::sorted).toList();
            default -> value;
        };
    }

    private void requireComplete(Letter l) {
        Fields.requireAll(l.kind(), units, l.content.fields());
        if (l.content.to().isEmpty() && !l.kind().open()) {
            throw new Problem(DocumentsProblem.NO_ADDRESSEE).field("to", "NotEmpty");
        }
    }
}
