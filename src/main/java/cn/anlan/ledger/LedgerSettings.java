package cn.anlan.ledger;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code anlan.ledger}.
 *
 * @param evidence directory of the evidence files
 * @param lateAfter an act entered longer than this after it happened is shown as late
 */
@ConfigurationProperties("anlan.ledger")
record LedgerSettings(Path evidence, @DefaultValue("24h") Duration lateAfter) {}
