package cn.anlan.notifications;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code anlan.notifications}. The mail server itself is {@code spring.mail.*}; without a host nothing is mailed.
 *
 * @param from sender of all mail
 * @param address where people reach the product, put before the link in a mail
 * @param deliverEvery pause between two looks into the queue; zero switches delivery off on this node
 * @param attempts a message is given up after so many
 */
@ConfigurationProperties("anlan.notifications")
record NotificationSettings(
        @DefaultValue("anlan@localhost") String from,

        @DefaultValue("http://127.0.0.1:${server.port:8080}")
        String address,

        @DefaultValue("2s") Duration deliverEvery,
        @DefaultValue("8") int attempts) {

    /** The pause after a failed attempt: one minute, then four times the last, at most a day. */
    Duration pauseAfter(int attempt) {
        return Duration.ofMinutes(Math.min(1L << Math.min(2 * (attempt - 1), 12), 24 * 60));
    }
}
