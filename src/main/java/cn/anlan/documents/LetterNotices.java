package cn.anlan.documents;

import cn.anlan.notifications.Notice;
import cn.anlan.notifications.Notifications;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells of letters those whom no obligation tells, in the transaction of the act. */
@Component
class LetterNotices {

    private final Notifications notifications;
    private final Recipients recipients;

    LetterNotices(Notifications notifications, Recipients recipients) {
        this.notifications = notifications;
        this.recipients = recipients;
    }

    void toReview(Letter l, Actor by, UUID act) {
        leaders(l, by, "letter.to-review", "有公文待您审核", "A letter awaits your review", act);
    }

    void toSign(Letter l, Actor by, UUID act) {
        leaders(l, by, "letter.to-sign", "有公文待您签发", "A letter awaits your signature", act);
    }

    void sentBack(Letter l, Actor by, String reason, UUID act) {
        tell(
                others(List.of(l.root.draftedBy()), by),
                l,
                "letter.sent-back",
                "公文被退回修改",
                "A letter was sent back",
                reason,
                act);
    }

    void toIssue(Letter l, Actor by, UUID act) {
        tell(
                others(List.of(l.root.draftedBy()), by),
                l,
                "letter.signed",
                "公文已签发，可以编号印发",
                "A letter was signed",
                "",
                act);
    }

    /** An addressee of whom nothing more than the receipt is expected; of replies and demands their obligations tell. */
    void delivered(Letter l, UUID person, String from, UUID act) {
        tell(List.of(person), l, "letter.delivered", "收到" + from + "来文", "A letter from " + from, "", act);
    }

    void received(Letter l, String by, UUID act) {
        tell(List.of(l.root.draftedBy()), l, "letter.received", by + "已签收", by + " has confirmed receipt", "", act);
    }

    /** A reply that no obligation carries: from a party that is no unit here. */
    void replied(Letter l, String by, UUID act) {
        tell(List.of(l.root.draftedBy()), l, "letter.replied", by + "已答复", by + " has replied", "", act);
    }

    /** An addressee exists no longer, and nobody answers in its place. */
    void gone(Letter l, String name, String reason, UUID act) {
        tell(
                List.of(l.root.draftedBy()),
                l,
                "letter.lifted",
                name + "已撤销，不再答复",
                name + " exists no longer and won't reply",
                reason,
                act);
    }

    void reminded(Letter l, UUID person, String words, UUID act) {
        tell(List.of(person), l, "letter.reminded", "催办", "You are reminded", words, act);
    }

    void withdrawn(Letter l, Collection<UUID> persons, String reason, UUID act) {
        tell(persons, l, "letter.withdrawn", "来文已撤回", "A letter was withdrawn", reason, act);
    }

    private void leaders(Letter l, Actor by, String kind, String zh, String en, UUID act) {
        tell(others(recipients.leaders(l.root.unit()), by), l, kind, zh, en, "", act);
    }

    private static List<UUID> others(Collection<UUID> persons, Actor by) {
        return persons.stream().filter(person -> !person.equals(by.person())).toList();
    }

    private void tell(Collection<UUID> persons, Letter l, String kind, String zh, String en, String body, UUID act) {
        if (!persons.isEmpty()) {
            notifications.sendAll(persons.stream()
                    .distinct()
                    .map(person -> new Notice(
                            person,
                            kind,
                            new Bilingual(zh + "：" + l.called(), en + ": " + l.called()),
                            new Bilingual(body, body),
                            "/letters/" + l.id(),
                            act.toString()))
                    .toList());
        }
    }
}
