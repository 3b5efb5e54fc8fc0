package cn.anlan.clues;

import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Problem;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clue about a unit or a person. Who told it isn't part of it: that lies under seal.
 *
 * @param type of a misconduct on a tour; null for a duty that isn't done
 * @param unit the unit that handed it over
 * @param about the unit it is about
 * @param person the person it is about, in words
 * @param tour the tour on which it came up
 * @param handler the unit whose office deals with it
 * @param follower the unit that follows it to the end
 * @param sealed whether somebody's identity is kept under seal
 * @param obligation to deal with it
 * @param remark what the follower said last
 */
record Clue(
        UUID id,
        long version,
        ClueStep.State state,
        Kind kind,
        @Nullable Misconduct type,
        UUID unit,
        String unitName,
        String territory,
        UUID about,
        String aboutName,
        @Nullable String person,
        @Nullable UUID tour,
        String words,
        UUID handler,
        String handlerName,
        UUID follower,
        String followerName,
        boolean sealed,
        UUID obligation,
        @Nullable Severity severity,
        @Nullable Handling handling,
        @Nullable String result,
        @Nullable String remark,
        Instant handedOverAt,
        @Nullable Instant closedAt) {

    /** What it is about. */
    enum Kind {
        /** Somebody doesn't do their duty, or not rightly (XN-3.3c). */
        DUTY,
        /** A toured unit obstructs (ZZ-4.3b). */
        MISCONDUCT
    }

    /** The five types of misconduct of a toured unit (ZZ-4.3b). */
    enum Misconduct {
        /** Something is concealed, or what is said is false. */
        CONCEALMENT,
        WITHHOLDING,
        /** The tour is interfered with, or somebody falsely accused. */
        INTERFERENCE,
        /** Without a good reason nothing is put right, or not properly. */
        NO_RECTIFICATION,
        RETALIATION
    }

    /** How serious it is, the lightest first, with the mildest handling it allows. */
    enum Severity {
        LIGHT(Handling.CRITICISM),
        SERIOUS(Handling.CIRCULAR),
        GRAVE(Handling.DISCIPLINE);

        private final Handling mildest;

        Severity(Handling mildest) {
            this.mildest = mildest;
        }

        boolean allows(Handling handling) {
            return handling == Handling.UNFOUNDED || handling.compareTo(mildest) >= 0;
        }
    }

    /** What is done about it, the mildest first. */
    enum Handling {
        UNFOUNDED("不属实，予以了结", "Unfounded"),
        CRITICISM("批评教育", "Criticism"),
        CIRCULAR("通报", "Circular"),
        DISCIPLINE("移交纪检监察机关", "Handed to discipline inspection"),
        JUSTICE("移送司法机关", "Handed to justice");

        private final Bilingual label;

        Handling(String zh, String en) {
            this.label = new Bilingual(zh, en);
        }

        Bilingual label() {
            return label;
        }
    }

    String clause() {
        return kind == Kind.MISCONDUCT ? "ZZ-4.3b" : "XN-3.3c";
    }

    /** @throws Problem 409 in another state */
    void require(ClueStep step) {
        if (step.from() != state) {
            throw new Problem(
                            ClueProblem.WRONG_STATE,
                            state.label().zh(),
                            step.label().zh(),
                            state.label().en(),
                            step.label().en())
                    .clause(clause())
                    .with("current", version);
        }
    }

    /** @throws Problem 403 not the actor's step, 409 in another state */
    void require(ClueStep step, Set<ClueStep.Side> sides) {
        if (!sides.contains(step.by())) {
            throw new Problem(ClueProblem.NOT_YOUR_STEP).clause(clause());
        }
        require(step);
    }
}
