package cn.anlan.documents;

import static cn.anlan.documents.LetterState.CLOSED;
import static cn.anlan.documents.LetterState.DRAFT;
import static cn.anlan.documents.LetterState.IN_REVIEW;
import static cn.anlan.documents.LetterState.ISSUED;
import static cn.anlan.documents.LetterState.REVIEWED;
import static cn.anlan.documents.LetterState.SIGNED;
import static cn.anlan.documents.LetterState.SUPERSEDED;
import static cn.anlan.documents.LetterState.WITHDRAWN;

import cn.anlan.platform.Bilingual;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done with a letter; {@link #TABLE} says by whom, when, and where it leads. */
enum LetterStep {
    AMEND("amended", "修改", "Amend"),
    SUBMIT("submitted", "送审", "Submit"),
    SEND_BACK("sent-back", "退回修改", "Send back"),
    APPROVE("approved", "审核通过", "Approve"),
    SIGN("signed", "签发", "Sign"),
    ISSUE("issued", "编号印发", "Issue"),
    REMIND("reminded", "催办", "Remind"),
    RECEIVE("received", "签收", "Confirm receipt"),
    REPLY("replied", "答复", "Reply"),
    RETURN_REPLY("reply-returned", "退回答复", "Return the reply"),
    ACCEPT_REPLY("reply-accepted", "认可答复", "Accept the reply"),
    LIFT("lifted", "免予答复", "Lift the reply"),
    LINK("link-made", "生成一次性链接", "Make a one-time link"),
    UNLINK("link-revoked", "收回一次性链接", "Revoke a one-time link"),
    CLOSE("closed", "办结", "Close"),
    SUPERSEDE("superseded", "替代", "Supersede"),
    WITHDRAW("withdrawn", "撤回", "Withdraw");

    /** Who takes a step. */
    enum Side {
        /** Anybody who handles cases in the sending unit. */
        SENDER,
        /** One of the sending unit's leaders who did not submit it. */
        REVIEWER,
        /** Whom the kind says: a leader of the sending unit, or who wrote it. */
        SIGNER,
        /** Whoever the letter went to. */
        ADDRESSEE,
        /** What follows from another step. */
        SYSTEM
    }

    /** To which kinds a row applies. */
    enum Kinds {
        ALL,
        REVIEWED_ONES,
        OTHERS;

        boolean holdFor(boolean review) {
            return this == ALL || (this == REVIEWED_ONES) == review;
        }
    }

    /** One row of the life cycle. */
    record Row(LetterStep step, Side by, Kinds kinds, Set<LetterState> from, LetterState to) {}

    static final List<Row> TABLE = List.of(
            row(AMEND, Side.SENDER, DRAFT, DRAFT),
            new Row(SUBMIT, Side.SENDER, Kinds.REVIEWED_ONES, EnumSet.of(DRAFT), IN_REVIEW),
            new Row(APPROVE, Side.REVIEWER, Kinds.REVIEWED_ONES, EnumSet.of(IN_REVIEW), REVIEWED),
            new Row(SEND_BACK, Side.REVIEWER, Kinds.REVIEWED_ONES, EnumSet.of(IN_REVIEW), DRAFT),
            row(SEND_BACK, Side.SIGNER, DRAFT, REVIEWED, SIGNED),
            new Row(SIGN, Side.SIGNER, Kinds.REVIEWED_ONES, EnumSet.of(REVIEWED), SIGNED),
            new Row(SIGN, Side.SIGNER, Kinds.OTHERS, EnumSet.of(DRAFT), SIGNED),
            row(ISSUE, Side.SENDER, ISSUED, SIGNED),
            row(REMIND, Side.SENDER, ISSUED, ISSUED),
            row(RECEIVE, Side.ADDRESSEE, ISSUED, ISSUED),
            row(REPLY, Side.ADDRESSEE, ISSUED, ISSUED),
            row(RETURN_REPLY, Side.SENDER, ISSUED, ISSUED),
            row(ACCEPT_REPLY, Side.SENDER, ISSUED, ISSUED),
            row(LIFT, Side.SYSTEM, ISSUED, ISSUED),
            row(LINK, Side.SENDER, ISSUED, ISSUED),
            row(UNLINK, Side.SENDER, ISSUED, ISSUED),
            row(CLOSE, Side.SENDER, CLOSED, ISSUED),
            row(SUPERSEDE, Side.SYSTEM, SUPERSEDED, ISSUED, CLOSED),
            row(WITHDRAW, Side.SENDER, WITHDRAWN, DRAFT, IN_REVIEW, REVIEWED, SIGNED),
            row(WITHDRAW, Side.SIGNER, WITHDRAWN, ISSUED));

    private final String done;
    private final Bilingual label;

    LetterStep(String done, String zh, String en) {
        this.done = done;
        this.label = new Bilingual(zh, en);
    }

    private static Row row(LetterStep step, Side by, LetterState to, LetterState... from) {
        return new Row(step, by, Kinds.ALL, EnumSet.copyOf(Arrays.asList(from)), to);
    }

    /** Kind of the act that records the step. */
    String act() {
        return "letter." + done;
    }

    Bilingual label() {
        return label;
    }

    Optional<Row> row(boolean review, LetterState from) {
        return TABLE.stream()
                .filter(row -> row.step() == this
                        && row.kinds().holdFor(review)
                        && row.from().contains(from))
                .findFirst();
    }
}
