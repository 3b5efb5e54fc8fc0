package cn.anlan.agenda;

import cn.anlan.agenda.FeedStore.Feed;
import cn.anlan.obligations.DueDays;
import cn.anlan.obligations.DueDays.Whose;
import cn.anlan.obligations.ObligationRow;
import cn.anlan.obligations.ObligationState;
import cn.anlan.organization.PostQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Secret addresses at which calendar programs, which can't sign in, read a person's own obligations and nothing else. */
@Service
@Transactional
class Feeds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MONTHS_BACK = 3;
    private static final int MONTHS_AHEAD = 13;
    private static final int MOST = 2000;

    private final FeedStore store;
    private final DueDays obligations;
    private final PostQueries posts;
    private final Clock clock;

    Feeds(FeedStore store, DueDays obligations, PostQueries posts, Clock clock) {
        this.store = store;
        this.obligations = obligations;
        this.posts = posts;
        this.clock = clock;
    }

    /** Makes a new address for the actor; the one before stops working. Its secret is told this once. */
    String make(Actor actor, Locale language) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        store.revoke(actor.person(), now);
        store.insert(Ids.next(), actor.person(), hash(secret), "en".equals(language.getLanguage()) ? "en" : "zh", now);
        return secret;
    }

    void revoke(Actor actor) {
        store.revoke(actor.person(), clock.instant());
    }

    Optional<Feed> of(Actor actor) {
        return store.of(actor.person());
    }

    /**
     * The calendar behind a secret.
     *
     * @param tasks as tasks to tick off instead of whole-day entries
     * @param address the product's own, for links back
     * @throws Problem 404 for a secret that isn't valid, or whose person holds no post any more
     */
    String calendar(String secret, boolean tasks, String address) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Zones.CHINA);
        Feed feed = store.read(hash(secret), now)
                .filter(found -> !posts.heldBy(found.person(), today).isEmpty())
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        List<ObligationRow> rows = obligations.between(
                person(feed.person()), Whose.OWN, today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD), MOST);
        Locale language = Locale.of(feed.language());
        boolean en = "en".equals(feed.language());
        var calendar = new ICalendar()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Anlan//Obligations//" + (en ? "EN" : "ZH"))
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH")
                .text("X-WR-CALNAME", en ? "Anlan obligations" : "安澜应办事项")
                .line("X-WR-TIMEZONE", ICalendar.ZONE)
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
                .line("X-PUBLISHED-TTL", "PT1H")
                .zone();
        rows.forEach(row -> add(calendar, row, tasks, address, now, language));
        return calendar.line("END", "VCALENDAR").toString();
    }

    private static void add(
            ICalendar calendar, ObligationRow row, boolean tasks, String address, Instant now, Locale language) {
        boolean en = "en".equals(language.getLanguage());
        boolean done = !row.state().runs();
        LocalDateTime due = LocalDateTime.ofInstant(row.due(), Zones.CHINA);
        // Whole days end with the day; only a due time within a day is told to the minute.
        boolean wholeDay = due.toLocalTime().equals(LocalTime.MIDNIGHT);
        String kind = tasks ? "VTODO" : "VEVENT";
        calendar.line("BEGIN", kind)
                .line("UID", row.id() + "@anlan")
                .utc("DTSTAMP", now)
                .line("SEQUENCE", String.valueOf(row.version()))
                .text(
                        "SUMMARY",
                        (done ? "✓ " : row.late() ? en ? "OVERDUE " : "【逾期】" : "")
                                + row.title().in(language))
                .text("DESCRIPTION", description(row, language))
                .line("URL", address + "/obligations/" + row.id())
                .text("CATEGORIES", row.clause());
        if (tasks) {
            if (wholeDay) {
                calendar.day("DUE", row.dueDay());
            } else {
                calendar.local("DUE", due);
            }
            calendar.line(
                    "STATUS",
                    done ? row.state() == ObligationState.WAIVED ? "CANCELLED" : "COMPLETED" : "NEEDS-ACTION");
            if (done && row.performedAt() != null) {
                calendar.utc("COMPLETED", row.performedAt());
            }
        } else {
            if (wholeDay) {
                calendar.day("DTSTART", row.dueDay()).day("DTEND", row.dueDay().plusDays(1));
            } else {
                calendar.local("DTSTART", due.minusMinutes(30)).local("DTEND", due);
            }
            calendar.line("STATUS", row.state() == ObligationState.WAIVED ? "CANCELLED" : "CONFIRMED")
                    .line("TRANSP", "TRANSPARENT");
        }
        calendar.line("END", kind);
    }

    private static String description(ObligationRow row, Locale language) {
        boolean en = "en".equals(language.getLanguage());
        return String.join(
                "\n",
                (en ? "State: " : "状态：") + row.state().label().in(language),
                (en ? "Due on: " : "期限：") + row.dueDay() + (row.provisional() ? en ? " (provisional)" : "（待确认）" : ""),
                (en ? "Clause: " : "依据：") + row.clause(),
                (en ? "Unit: " : "单位：") + row.unitName());
    }

    /** The person as such, without a post: sees nothing but what is their own. */
    private static Actor person(UUID id) {
        return new Actor(id, "", null, null, null, null, null, List.of());
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
