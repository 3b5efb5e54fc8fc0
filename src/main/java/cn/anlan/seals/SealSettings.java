package cn.anlan.seals;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code anlan.ledger} that are about sealing.
 *
 * @param keys directory of the signing keys and of the checkpoints kept outside the database
 * @param sealEvery pause between two sealings; zero switches sealing off on this node
 */
@ConfigurationProperties("anlan.ledger")
record SealSettings(Path keys, @DefaultValue("10s") Duration sealEvery) {}
