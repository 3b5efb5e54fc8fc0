package cn.anlan.supervision;

import cn.anlan.notifications.Notice;
import cn.anlan.notifications.Notifications;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Bilingual;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells of measures those whom no obligation tells: the other units of a circular, and the issuer that it was received. */
@Component
class MeasureNotices {

    private final Notifications notifications;
    private final Superiors superiors;

    MeasureNotices(Notifications notifications, Superiors superiors) {
        this.notifications = notifications;
        this.superiors = superiors;
    }

    /** The principal is told by the obligation that comes with it; a circular is known to the units beside the one it names. */
    void issued(Measure m, UnitView unit, UUID act) {
        if (m.means() == Means.CIRCULAR) {
            List<Notice> notices = superiors.headsBeside(unit).stream()
                    .map(head -> new Notice(
                            head,
                            "measure.circular",
                            new Bilingual("通报：" + unit.name(), "Circular on " + unit.name()),
                            new Bilingual(m.finding(), m.finding()),
                            "/supervision/circulars",
                            act.toString()))
                    .toList();
            if (!notices.isEmpty()) {
                notifications.sendAll(notices);
            }
        }
    }

    void acknowledged(Measure m, String unit, UUID act) {
        notifications.send(new Notice(
                m.issuedBy(),
                "measure.acknowledged",
                new Bilingual(
                        unit + "已签收" + m.means().label().zh(),
                        unit + " has acknowledged the " + m.means().label().en().toLowerCase(java.util.Locale.ROOT)),
                new Bilingual(m.demand(), m.demand()),
                "/supervision/" + m.id(),
                act.toString()));
    }
}
