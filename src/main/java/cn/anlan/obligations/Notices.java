package cn.anlan.obligations;

import cn.anlan.notifications.Notice;
import cn.anlan.notifications.Notifications;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Zones;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the people concerned, in the transaction of the act. */
@Component
class Notices {

    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Notifications notifications;
    private final Reach reach;

    Notices(Notifications notifications, Reach reach) {
        this.notifications = notifications;
        this.reach = reach;
    }

    /**
     * A step that was taken.
     *
     * @param act the act that records it
     */
    record News(Obligation obligation, Step step, UUID act) {}

    /** Tells of steps whoever has to act on them. */
    void of(List<News> all) {
        Reach.Around around = reach.around(all.stream().map(News::obligation).toList());
        send(all.stream().flatMap(one -> notices(one, around)));
    }

    private static Stream<Notice> notices(News news, Reach.Around reach) {
        Obligation o = news.obligation();
        return switch (news.step()) {
            case OPEN, ASSIGN, TRANSFER -> tell(reach.bearer(o), news, "您有新的应办事项", "A new obligation is yours");
            case RETURN -> tell(reach.bearer(o), news, "事项被退回，请重新办理", "Sent back to be done again");
            case GRANT_EXTENSION -> tell(reach.bearer(o), news, "延期已同意", "More time was granted");
            case REFUSE_EXTENSION -> tell(reach.bearer(o), news, "延期未获同意", "More time was refused");
            case WAIVE -> tell(reach.bearer(o), news, "事项已豁免", "An obligation was waived");
            case URGE -> tell(reach.bearer(o), news, "上级督办，请抓紧办理", "You are urged to act");
            case CONFIRM_DUE -> tell(reach.bearer(o), news, "期限已按公布的日历确认", "The deadline was confirmed");
            case PERFORM -> tell(reach.verifiers(o), news, "有事项待您核验", "An obligation awaits your verification");
            case REQUEST_EXTENSION -> tell(reach.verifiers(o), news, "有延期申请待您审批", "A request for more time awaits you");
            case EXPIRE ->
                tell(
                        Stream.concat(reach.bearer(o).stream(), reach.verifiers(o).stream())
                                .distinct()
                                .toList(),
                        news,
                        "事项已逾期",
                        "An obligation is overdue");
            case ESCALATE -> tell(reach.superiorOffice(o), news, "逾期事项升级，请督促", "An overdue obligation was escalated");
            case ACCEPT -> tell(reach.bearer(o), news, "事项已核验通过", "Accepted and closed");
            case CHECK -> Stream.empty();
        };
    }

    private static Stream<Notice> tell(Collection<UUID> persons, News news, String zh, String en) {
        return persons.stream()
                .map(person -> notice(
                        person,
                        news.obligation(),
                        news.step().act(),
                        zh,
                        en,
                        news.act().toString()));
    }

    /** A rung of the ladder at which an obligation is reminded of. */
    record Reminder(Obligation obligation, Ladder.Rung rung) {}

    /** Reminds of what will be due, or is overdue. */
    void remind(List<Reminder> all) {
        Reach.Around around =
                reach.around(all.stream().map(Reminder::obligation).toList());
        send(all.stream().flatMap(one -> notices(one, around)));
    }

    private static Stream<Notice> notices(Reminder reminder, Reach.Around reach) {
        Obligation o = reminder.obligation();
        Ladder.Rung rung = reminder.rung();
        boolean overdue = rung.after() >= 0;
        return reach.of(o, rung.to()).stream()
                .map(person -> notice(
                        person,
                        o,
                        "obligation.reminder",
                        overdue ? "事项已逾期，请尽快办理" : "事项即将到期",
                        overdue ? "Overdue, please act" : "An obligation is due soon",
                        "reminder/" + o.id() + "/" + rung.after() + "/" + o.due));
    }

    private void send(Stream<Notice> notices) {
        List<Notice> all = notices.toList();
        if (!all.isEmpty()) {
            notifications.sendAll(all);
        }
    }

    private static Notice notice(UUID person, Obligation o, String kind, String zh, String en, String key) {
        LocalDate day = LocalDate.ofInstant(o.due.minusNanos(1), Zones.CHINA);
        var title = o.matter.title();
        String zhDay = day.format(ZH_DAY);
        String enDay = day.format(EN_DAY);
        return new Notice(
                person,
                kind,
                new Bilingual(zh + "：" + title.zh(), en + ": " + title.en()),
                new Bilingual(
                        "依据 " + o.matter.clause() + "，办理期限 " + zhDay + "。",
                        "Under " + o.matter.clause() + ", due on " + enDay + "."),
                "/obligations/" + o.id(),
                key);
    }
}
