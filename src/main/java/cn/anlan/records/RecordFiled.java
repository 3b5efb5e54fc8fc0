package cn.anlan.records;

import cn.anlan.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A record entered the archive. Published synchronously in the transaction of the act.
 *
 * @param person whose work it is: who held the post when it happened
 * @param late entered after the limit within which work is written down (WX-3.3c)
 * @param met the obligations it was counted for
 * @param act the act that records it
 */
public record RecordFiled(
        UUID record,
        RecordKind kind,
        UUID unit,
        String territory,
        UUID post,
        UUID person,
        Instant happenedAt,
        Instant enteredAt,
        boolean late,
        List<UUID> met,
        UUID act,
        Actor actor) {}
