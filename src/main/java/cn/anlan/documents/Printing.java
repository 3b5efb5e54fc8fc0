package cn.anlan.documents;

import cn.anlan.evidence.Evidence;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives a letter its number and prints its file, once and for good. */
@Component
class Printing {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CODE_LENGTH = 20;
    private static final int LONGEST_NAME = 80;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Numbers numbers;
    private final LetterPaper paper;
    private final Signing signing;
    private final Evidence evidence;
    private final Clock clock;

    Printing(Numbers numbers, LetterPaper paper, Signing signing, Evidence evidence, Clock clock) {
        this.numbers = numbers;
        this.paper = paper;
        this.signing = signing;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Letter.Issued print(Letter l, Actor by, UnitView sender, @Nullable String expected) {
        Instant now = clock.instant();
        String code = code();
        String series = l.kind().series();
        Numbers.Taken taken = series == null ? null : numbers.take(sender, series, now, expected);
        // The file shows the number and the code, so they stand before it does.
        l.issued = issued(taken, now, by, code, new FileRef(l.id(), "", "", "", "", 0));
        byte[] pdf = signing.sealed(l, paper.pdf(l));
        var file = evidence.keep(by, fileName(l) + ".pdf", pdf);
        Letter.Issued issued = issued(
                taken,
                now,
                by,
                code,
                FileRef.of(evidence.require(by, List.of(file)).getFirst()));
        l.issued = issued;
        return issued;
    }

    private static Letter.Issued issued(
            Numbers.@Nullable Taken taken, Instant now, Actor by, String code, FileRef file) {
        return new Letter.Issued(
                taken == null ? null : taken.series(),
                taken == null ? null : taken.year(),
                taken == null ? null : taken.no(),
                taken == null ? null : taken.number(),
                now,
                by.name(),
                code,
                file.id(),
                file.sha256());
    }

    static String fileName(Letter l) {
        return Brief.of(l.called().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip(), LONGEST_NAME);
    }

    /** A hundred random bits that people can read to each other. */
    private static String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
