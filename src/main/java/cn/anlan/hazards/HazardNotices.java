package cn.anlan.hazards;

import cn.anlan.notifications.Notice;
import cn.anlan.notifications.Notifications;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells of a new hazard whoever has to deal with it, and its reporter what became of it, in the transaction of the act. */
@Component
class HazardNotices {

    private final Notifications notifications;
    private final PostQueries posts;
    private final Clock clock;

    HazardNotices(Notifications notifications, PostQueries posts, Clock clock) {
        this.notifications = notifications;
        this.posts = posts;
        this.clock = clock;
    }

    void of(Hazard h, HazardStep step, Actor by, UUID act) {
        switch (step) {
            case REPORT -> tell(keepers(h), h, step, by, act, "有新上报的隐患待处理", "A new hazard was reported");
            case WAIVE -> tell(keepers(h), h, step, by, act, "隐患交办已撤回，需重新交办", "A hazard waits to be assigned anew");
            case DISMISS -> tell(reporter(h), h, step, by, act, "您上报的隐患经核不属实", "A hazard you reported was dismissed");
            case CLOSE -> tell(reporter(h), h, step, by, act, "您上报的隐患已销号", "A hazard you reported is closed");
            default -> {
                // Its other steps are told of by the obligation to rectify it.
            }
        }
    }

    private static List<UUID> reporter(Hazard h) {
        return List.of(h.finding.reporter());
    }

    /** Whoever supervises in the unit that keeps it, else its head; where nobody is there any more, in the nearest level above. */
    private List<UUID> keepers(Hazard h) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
        List<UUID> found = supervising(posts.serving(h.finding.keeper(), today));
        return found.isEmpty()
                ? posts.above(h.finding.keeper(), today).stream()
                        .map(HazardNotices::supervising)
                        .filter(level -> !level.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : found;
    }

    private static List<UUID> supervising(List<PostView> serving) {
        List<UUID> found = holders(serving, List.of(Role.SUPERVISOR, Role.COMMITTEE_OFFICE));
        return found.isEmpty() ? holders(serving, List.of(Role.PRINCIPAL)) : found;
    }

    private static List<UUID> holders(List<PostView> posts, List<Role> roles) {
        return posts.stream()
                .filter(post -> roles.contains(post.role()))
                .map(PostView::holder)
                .filter(Objects::nonNull)
                .map(holder -> holder.person())
                .distinct()
                .toList();
    }

    private void tell(List<UUID> persons, Hazard h, HazardStep step, Actor by, UUID act, String zh, String en) {
        String title = h.finding.title();
        notifications.sendAll(persons.stream()
                .filter(person -> !person.equals(by.person()))
                .map(person -> new Notice(
                        person,
                        step.act(),
                        new Bilingual(zh + "：" + title, en + ": " + title),
                        new Bilingual(h.finding.unitName(), h.finding.unitName()),
                        "/hazards/" + h.id(),
                        act.toString()))
                .toList());
    }
}
