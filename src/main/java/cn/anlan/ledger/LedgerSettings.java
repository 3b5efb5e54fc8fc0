package cn.anlan.ledger;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code anlan.ledger}.
 *
 * @param keys directory of the signing keys and of the checkpoints kept outside the database
 * @param evidence directory of the evidence files
 * @param sealEvery pause between two sealings; zero switches sealing off on this node
 * @param lateAfter an act entered longer than this after it happened is shown as late
 */
@ConfigurationProperties("anlan.ledger")
record LedgerSettings(
        Path keys,
        Path evidence,
        @DefaultValue("10s") Duration sealEvery,
        @DefaultValue("24h") Duration lateAfter) {}
