package cn.anlan.documents;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code anlan.documents}.
 *
 * @param keys directory of the keys that sign letters on this node
 * @param address where people reach the product, printed on letters for the check of a file
 * @param linkFor how long a one-time link holds unless said otherwise
 */
@ConfigurationProperties("anlan.documents")
record DocumentsSettings(
        Path keys, String address, @DefaultValue("30d") Duration linkFor) {

    /** Where the holder of a one-time link opens it. */
    String link(String secret) {
        return address + "/reply/" + secret;
    }
}
