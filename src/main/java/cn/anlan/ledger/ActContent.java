package cn.anlan.ledger;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an act says, in the order in which it is written and hashed. {@code docs/ledger.md} describes it for outsiders: a change here
 * needs a new {@link #FORMAT}.
 */
public record ActContent(
        String format,
        UUID id,
        String subjectKind,
        UUID subject,
        long version,
        String kind,
        By actor,
        @Nullable UUID unit,
        String territory,
        Instant occurredAt,
        Instant enteredAt,
        List<String> evidence,
        Map<String, Object> facts) {

    static final String FORMAT = "anlan-act-1";

    /** A mapper of its own: what is hashed must not change with the product's settings for its API. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Who acted, in which post, with the names of the time. */
    public record By(
            UUID person,
            String name,
            @Nullable UUID post,
            @Nullable String postTitle,
            @Nullable Role role,
            @Nullable UUID unit,
            @Nullable String unitName) {}

    static ActContent of(UUID id, NewAct act, Instant occurredAt, Instant enteredAt) {
        Actor by = act.actor();
        return new ActContent(
                FORMAT,
                id,
                act.subjectKind(),
                act.subject(),
                act.version(),
                act.kind(),
                new By(by.person(), by.name(), by.post(), by.postTitle(), by.role(), by.unit(), by.unitName()),
                act.unit(),
                act.territory(),
                occurredAt,
                enteredAt,
                act.evidence(),
                new TreeMap<>(act.facts()));
    }

    /** @throws tools.jackson.core.JacksonException for a text that is no act */
    public static ActContent read(String content) {
        return JSON.readValue(content, ActContent.class);
    }

    byte[] write() {
        return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }
}
