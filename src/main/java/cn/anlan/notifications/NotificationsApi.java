package cn.anlan.notifications;

import cn.anlan.notifications.NotificationStore.Failed;
import cn.anlan.notifications.NotificationStore.Received;
import cn.anlan.organization.PersonView;
import cn.anlan.organization.Persons;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's own inbox, and for the administrator the messages that couldn't be mailed. */
@RestController
@RequestMapping("/api/notifications")
class NotificationsApi {

    private final NotificationStore store;
    private final Persons persons;
    private final Clock clock;

    NotificationsApi(NotificationStore store, Persons persons, Clock clock) {
        this.store = store;
        this.persons = persons;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(everyoneSignedIn = true)
    InboxView inbox(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Actor actor,
            Locale locale) {
        int rows = CursorPage.limit(limit);
        List<Received> received = store.inbox(actor.person(), unread, after(cursor), rows + 1);
        CursorPage<Received> page = CursorPage.of(received, rows, last -> Cursor.of(last.id()));
        List<MessageView> items = page.items().stream()
                .map(m -> new MessageView(
                        m.id(), m.kind(), m.subject().in(locale), m.body().in(locale), m.link(), m.at(), m.readAt()))
                .toList();
        return new InboxView(items, page.next(), store.unread(actor.person()));
    }

    /** The receipt; the first one stands. */
    @PostMapping("/{id}/read")
    @Allowed(everyoneSignedIn = true)
    ReceiptView read(@PathVariable UUID id, Actor actor) {
        Instant at = store.read(id, actor.person(), clock.instant())
                .orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        return new ReceiptView(id, at, store.unread(actor.person()));
    }

    /** Without their texts: an administrator doesn't read cases. */
    @GetMapping("/failed")
    @Allowed(Role.ADMINISTRATOR)
    CursorPage<FailedView> failed(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        CursorPage<Failed> page =
                CursorPage.of(store.failed(after(cursor), rows + 1), rows, last -> Cursor.of(last.id()));
        Map<UUID, PersonView> recipients =
                persons.findAll(page.items().stream().map(Failed::person).collect(Collectors.toSet()));
        List<FailedView> items = page.items().stream()
                .map(m -> view(m, recipients.get(m.person())))
                .toList();
        return new CursorPage<>(items, page.next());
    }

    @PostMapping("/{id}/retry")
    @Allowed(Role.ADMINISTRATOR)
    RetriedView retry(@PathVariable UUID id) {
        MessageState state = store.state(id).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        if (!MessageState.Step.RETRY.from().contains(state) || store.retry(id, clock.instant()) == 0) {
            throw new Problem(NotificationProblem.NOT_GIVEN_UP);
        }
        return new RetriedView(1);
    }

    /** Tries everything again that was given up, as after the mail server was away for days. */
    @PostMapping("/failed/retry")
    @Allowed(Role.ADMINISTRATOR)
    RetriedView retryAll() {
        return new RetriedView(store.retry(null, clock.instant()));
    }

    private static FailedView view(Failed message, @Nullable PersonView recipient) {
        return new FailedView(
                message.id(),
                message.person(),
                recipient == null ? null : recipient.name(),
                recipient == null ? null : recipient.email(),
                message.kind(),
                message.at(),
                message.attempts(),
                message.lastError());
    }

    private static @Nullable Cursor after(@Nullable String cursor) {
        Cursor after = Cursor.parse(cursor, 1);
        try {
            if (after != null) {
                after.id(0);
            }
            return after;
        } catch (IllegalArgumentException notAnId) {
            throw new Problem(PlatformProblem.BAD_CURSOR);
        }
    }

    record MessageView(
            UUID id,
            String kind,
            String subject,
            String body,
            @Nullable String link,
            Instant at,
            @Nullable Instant readAt) {}

    record InboxView(List<MessageView> items, @Nullable String next, int unread) {}

    record ReceiptView(UUID id, Instant readAt, int unread) {}

    record FailedView(
            UUID id,
            UUID person,
            @Nullable String name,
            @Nullable String email,
            String kind,
            Instant at,
            int attempts,
            @Nullable String lastError) {}

    record RetriedView(int retried) {}
}
