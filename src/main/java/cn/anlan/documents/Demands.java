package cn.anlan.documents;

import cn.anlan.calendar.Deadline;
import cn.anlan.letterkinds.LetterKind;
import cn.anlan.obligations.NewObligation;
import cn.anlan.obligations.Obligations;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a letter obliges its addressee to: the reply, and each demand with a day. Accepted by the sender. */
@Component
class Demands {

    /** Origin of these obligations; their origin is the letter. */
    static final String ORIGIN = "letter";

    private static final int TITLE = 120;

    private final Obligations obligations;
    private final DeliveryStore deliveries;
    private final ReplyTerms terms;

    Demands(Obligations obligations, DeliveryStore deliveries, ReplyTerms terms) {
        this.obligations = obligations;
        this.deliveries = deliveries;
        this.terms = terms;
    }

    /** Opens the obligation to reply. */
    UUID reply(Letter l, UnitView sender, UnitView to, @Nullable PostView post, Deadline due, Actor by) {
        var name = l.kind().name();
        var title = new Bilingual("答复" + name.zh() + "：" + l.called(), "Reply to " + name.en() + ": " + l.called());
        return open(l, sender, to, post, title, due, by, true);
    }

    /** Opens an obligation for each demand; whether there was one. */
    boolean items(
            Letter l,
            Delivery delivery,
            UnitView sender,
            UnitView to,
            @Nullable PostView post,
            @Nullable Deadline reply,
            Actor by) {
        String field = l.kind().items();
        if (field == null || l.root.matterTracks() || !(l.content.fields().get(field) instanceof Collection<?> items)) {
            return false;
        }
        int no = 1;
        for (Object entry : items) {
            var item = (Map<?, ?>) entry;
            String text = String.valueOf(item.get("text"));
            Object day = item.get("due");
            String at = "fields." + field + "[" + (no - 1) + "].due";
            Deadline due = day != null ? terms.on(LocalDate.parse(day.toString()), at) : reply == null ? null : reply;
            if (due == null) {
                continue;
            }
            UUID obligation = open(l, sender, to, post, new Bilingual(brief(text), brief(text)), due, by, false);
            deliveries.insert(new DeliveryStore.Item(obligation, delivery.id(), no++, text, due.day(), false));
        }
        return no > 1;
    }

    private UUID open(
            Letter l,
            UnitView sender,
            UnitView to,
            @Nullable PostView post,
            Bilingual title,
            Deadline due,
            Actor by,
            boolean isReply) {
        ReplyTerms.Under under = terms.under(l.kind(), sender);
        LetterKind.Reply reply = l.kind().reply();
        return obligations.open(
                new NewObligation(
                        ORIGIN,
                        l.id(),
                        title,
                        under.pack(),
                        under.version(),
                        under.clause(),
                        isReply ? under.duty() : null,
                        to.id(),
                        post == null ? null : post.id(),
                        null,
                        by.unit(),
                        to.territory(),
                        due,
                        isReply && reply != null ? reply.evidence() : List.of(),
                        false),
                by);
    }

    private static String brief(String text) {
        String first = Brief.of(text, TITLE);
        return first.equals(text) ? text : first + "…";
    }
}
