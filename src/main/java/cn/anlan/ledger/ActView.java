package cn.anlan.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act as pages show it. Names are those of the time of the act.
 *
 * @param unitName the unit the person acted for
 * @param late entered long after it happened: more than {@code anlan.ledger.late-after}, 24 hours unless configured
 * @param evidence SHA-256 of the files, in hex
 * @param sealed whether a signed checkpoint covers it already
 */
public record ActView(
        UUID id,
        String kind,
        long version,
        UUID person,
        String personName,
        @Nullable String postTitle,
        @Nullable String unitName,
        Instant occurredAt,
        Instant enteredAt,
        boolean late,
        Map<String, Object> facts,
        List<String> evidence,
        boolean sealed) {}
