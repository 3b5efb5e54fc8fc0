package cn.anlan.notifications;

import cn.anlan.access.Accounts;
import cn.anlan.notifications.NotificationStore.Queued;
import cn.anlan.organization.PersonView;
import cn.anlan.organization.Persons;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Mails what is queued. Several nodes share the queue: a message is leased to one of them, so it goes out once; only a node that dies
 * between the mail server's yes and its own note of it sends twice, under the same Message-ID.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 20;
    // Longer than a batch takes at the worst, every message running into the mail server's time-outs.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final NotificationStore store;
    private final Persons persons;
    private final Accounts accounts;
    private final Mails mails;
    private final NotificationSettings settings;
    private final Clock clock;
    private final @Nullable JavaMailSender mail;

    Delivery(
            NotificationStore store,
            Persons persons,
            Accounts accounts,
            Mails mails,
            NotificationSettings settings,
            Clock clock,
            Optional<JavaMailSender> mail) {
        this.store = store;
        this.persons = persons;
        this.accounts = accounts;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
        this.mail = mail.orElse(null);
    }

    boolean isMailOn() {
        return mail != null;
    }

    /** Mails everything that is due, and returns how many messages it tried. */
    int deliver() {
        int tried = 0;
        List<Queued> batch;
        do {
            batch = mail == null ? List.of() : store.claim(BATCH, clock.instant(), LEASE);
            if (mail != null && !batch.isEmpty()) {
                deliver(batch, mail);
            }
            tried += batch.size();
        } while (batch.size() == BATCH);
        return tried;
    }

    private void deliver(List<Queued> batch, JavaMailSender sender) {
        Set<UUID> people = batch.stream().map(Queued::person).collect(Collectors.toSet());
        Map<UUID, PersonView> recipients = persons.findAll(people);
        Function<UUID, Locale> languages = accounts.languages(people);
        Map<UUID, Exception> failures = new HashMap<>();
        Map<MimeMessage, Queued> outgoing = new IdentityHashMap<>();
        for (Queued message : batch) {
            PersonView recipient = recipients.get(message.person());
            if (recipient != null
                    && recipient.email() != null
                    && !recipient.email().isBlank()) {
                try {
                    Locale language = languages.apply(message.person());
                    outgoing.put(
                            mails.write(sender.createMimeMessage(), message, recipient.email(), language), message);
                } catch (MessagingException unusable) {
                    failures.put(message.id(), unusable);
                }
            }
        }
        send(outgoing, sender, failures);
        List<UUID> delivered = new ArrayList<>();
        for (Queued message : batch) {
            Exception failure = failures.get(message.id());
            if (failure == null) {
                delivered.add(message.id());
            } else {
                failed(message, failure);
            }
        }
        store.delivered(delivered, clock.instant());
    }

    private static void send(Map<MimeMessage, Queued> outgoing, JavaMailSender sender, Map<UUID, Exception> failures) {
        if (outgoing.isEmpty()) {
            return;
        }
        try {
            sender.send(outgoing.keySet().toArray(MimeMessage[]::new));
        } catch (MailSendException some) {
            some.getFailedMessages().forEach((letter, why) -> {
                if (letter instanceof MimeMessage known && outgoing.get(known) instanceof Queued message) {
                    failures.put(message.id(), why);
                }
            });
        } catch (MailException all) {
            outgoing.values().forEach(message -> failures.put(message.id(), all));
        }
    }

    private void failed(Queued message, Exception failure) {
        String why = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (isHopeless(failure) || message.attempts() >= settings.attempts()) {
            LOG.warn("Message {} is given up after {} attempts: {}", message.id(), message.attempts(), why);
            store.giveUp(message.id(), why);
        } else {
            store.postpone(message.id(), clock.instant().plus(settings.pauseAfter(message.attempts())), why);
        }
    }

    /** An address that can't be one, or that the mail server knows to be none. */
    private static boolean isHopeless(Exception failure) {
        return failure instanceof AddressException
                || failure instanceof SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0;
    }
}
