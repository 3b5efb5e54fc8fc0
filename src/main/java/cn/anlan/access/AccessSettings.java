package cn.anlan.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things last at the door.
 *
 * @param idle a session unused for so long has ended
 * @param longest a session ends after so long in any case
 * @param failures so many wrong passwords in a row lock the name
 * @param lock for so long
 */
@ConfigurationProperties("anlan.access")
record AccessSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("5") int failures,
        @DefaultValue("15m") Duration lock) {}
