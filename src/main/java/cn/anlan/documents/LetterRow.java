package cn.anlan.documents;

import cn.anlan.platform.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter in a list.
 *
 * @param to names of the first addressees
 * @param toCount how many there are
 * @param dueDay last day for the next reply that is still open
 * @param repliesDue deliveries a reply is due of, {@code replied} of them replied, {@code accepted} accepted
 * @param received deliveries whose receipt is confirmed
 * @param late a reply is past its day
 */
record LetterRow(
        UUID id,
        long version,
        LetterState state,
        Bilingual stateName,
        String kind,
        int kindVersion,
        Bilingual kindName,
        String title,
        @Nullable String number,
        UUID unit,
        String unitName,
        List<String> to,
        int toCount,
        String draftedName,
        Instant draftedAt,
        @Nullable String signedName,
        @Nullable Instant issuedAt,
        @Nullable String matterKind,
        @Nullable UUID matter,
        @Nullable LocalDate dueDay,
        int received,
        int repliesDue,
        int replied,
        int accepted,
        boolean late,
        @Nullable Instant closedAt) {}
