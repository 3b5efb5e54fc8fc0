package cn.anlan.organization;

import cn.anlan.platform.Actor;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed a unit, a post or a person: all that a record of it needs. Published in the transaction of the change.
 *
 * @param id number of this change, named in the answer to the command
 * @param subjectKind {@code unit}, {@code unit-import}, {@code post} or {@code person}
 * @param version the subject's version after the change, counting from 1
 * @param kind what was done, e.g. {@code unit.renamed}
 * @param unit the unit concerned
 * @param territory the twelve-digit area code concerned
 * @param effective first day of the new state
 */
public record OrganizationChanged(
        UUID id,
        Actor actor,
        String subjectKind,
        UUID subject,
        long version,
        String kind,
        @Nullable UUID unit,
        String territory,
        LocalDate effective,
        Map<String, ?> facts) {}
