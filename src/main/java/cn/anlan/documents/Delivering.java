package cn.anlan.documents;

import cn.anlan.calendar.Deadline;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts an issued letter into the hands of everybody it goes to, with what it obliges them to. */
@Component
class Delivering {

    private final DeliveryStore deliveries;
    private final Demands demands;
    private final Recipients recipients;
    private final LetterNotices notices;
    private final UnitQueries units;

    Delivering(
            DeliveryStore deliveries,
            Demands demands,
            Recipients recipients,
            LetterNotices notices,
            UnitQueries units) {
        this.deliveries = deliveries;
        this.demands = demands;
        this.recipients = recipients;
        this.notices = notices;
        this.units = units;
    }

    void deliver(Letter l, Actor by, UnitView sender, @Nullable Deadline reply, UUID act) {
        Map<UUID, UnitView> to = units.findAll(Stream.concat(l.content.to().stream(), l.content.copies().stream())
                .map(Letter.To::unit)
                .filter(Objects::nonNull)
                .toList());
        int no = 1;
        for (Letter.To addressee : l.content.to()) {
            UnitView unit = addressee.unit() == null ? null : to.get(addressee.unit());
            if (unit == null) {
                deliveries.insert(delivery(l, no++, addressee.name(), null, null, null, reply, false));
            } else {
                PostView post = recipients.post(unit, l.kind().post()).orElse(null);
                // Where nobody is in office there is nobody to oblige: the delivery itself tells when a reply is late.
                UUID obligation =
                        reply == null || post == null ? null : demands.reply(l, sender, unit, post, reply, by);
                Delivery delivery = delivery(l, no++, addressee.name(), unit, post, obligation, reply, false);
                deliveries.insert(delivery);
                boolean demanded = demands.items(l, delivery, sender, unit, post, reply, by);
                if (post != null && post.holder() != null && obligation == null && !demanded) {
                    notices.delivered(l, post.holder().person(), sender.name(), act);
                }
            }
        }
        for (Letter.To copy : l.content.copies()) {
            UnitView unit = copy.unit() == null ? null : to.get(copy.unit());
            PostView post =
                    unit == null ? null : recipients.post(unit, l.kind().post()).orElse(null);
            deliveries.insert(delivery(l, no++, copy.name(), unit, post, null, null, true));
            if (post != null && post.holder() != null) {
                notices.delivered(l, post.holder().person(), sender.name(), act);
            }
        }
    }

    private static Delivery delivery(
            Letter l,
            int no,
            String name,
            @Nullable UnitView unit,
            @Nullable PostView post,
            @Nullable UUID obligation,
            @Nullable Deadline reply,
            boolean copy) {
        return new Delivery(
                Ids.next(),
                l.id(),
                no,
                unit == null ? null : unit.id(),
                name,
                unit == null ? null : unit.territory(),
                post == null ? null : post.id(),
                DeliveryState.DELIVERED,
                l.kind().receipt() && !copy,
                obligation,
                reply == null ? null : reply.due(),
                Objects.requireNonNull(l.issued).at(),
                null,
                null,
                null,
                null,
                0,
                copy);
    }
}
