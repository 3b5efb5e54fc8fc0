package cn.anlan.ledger;

import cn.anlan.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and is to be recorded.
 *
 * @param subjectKind what the act is about: {@code obligation}, {@code hazard}, {@code unit} …
 * @param version the subject's version after the act: 1, 2, 3 … without gaps
 * @param kind what was done, e.g. {@code hazard.reported}
 * @param unit the unit the matter belongs to, as far as it belongs to one
 * @param territory the twelve-digit area code of the matter
 * @param occurredAt when it happened, which may be long before it is entered
 * @param facts what else was said, as plain JSON values; has {@code state} for subjects with a life cycle
 * @param evidence SHA-256 of the files that prove it, 64 lower-case hex digits each
 */
public record NewAct(
        String subjectKind,
        UUID subject,
        long version,
        String kind,
        Actor actor,
        @Nullable UUID unit,
        String territory,
        Instant occurredAt,
        Map<String, ?> facts,
        List<String> evidence) {

    private static final Pattern AREA = Pattern.compile("\\d{12}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public NewAct {
        if (!AREA.matcher(territory).matches()) {
            throw new IllegalArgumentException("not a twelve-digit area code: " + territory);
        }
        evidence = List.copyOf(evidence);
        for (String hash : evidence) {
            if (!SHA_256.matcher(hash).matches()) {
                throw new IllegalArgumentException("not a SHA-256: " + hash);
            }
        }
    }
}
