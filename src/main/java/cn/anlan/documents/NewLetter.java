package cn.anlan.documents;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter to be drafted.
 *
 * @param kind key of the kind, such as {@code supervision}
 * @param unit in whose name; null for the actor's own unit
 * @param fields by key, as the kind says: texts, dates as {@code 2026-03-02}, lists, items {@code {text, due}}, rows of a table by column
 * @param files uploaded files that go with it
 * @param replyBy last day for a reply; null for the kind's own limit
 * @param matterTracks whether the matter itself follows the answer, so that the letter asks for none of its own
 * @param matterKind what it is about: {@code hazard}, {@code measure}, {@code obligation}, {@code record} …; with {@code matter}
 * @param supersedes the letter in whose stead it stands once it is issued
 * @param answers the letter to which it is the reply once it is issued
 * @param language {@code zh} or {@code en}
 * @param copies who gets it for information
 * @param imprint who prints it; null where the form has none or it is left out
 */
public record NewLetter(
        String kind,
        @Nullable UUID unit,
        List<Addressee> to,
        Map<String, ?> fields,
        List<UUID> files,
        @Nullable LocalDate replyBy,
        boolean matterTracks,
        @Nullable String matterKind,
        @Nullable UUID matter,
        @Nullable UUID supersedes,
        @Nullable UUID answers,
        String language,
        List<Addressee> copies,
        @Nullable Imprint imprint) {

    public NewLetter {
        to = List.copyOf(to);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        files = List.copyOf(files);
        copies = List.copyOf(copies);
    }

    /** One without copies and imprint. */
    public NewLetter(
            String kind,
            @Nullable UUID unit,
            List<Addressee> to,
            Map<String, ?> fields,
            List<UUID> files,
            @Nullable LocalDate replyBy,
            boolean matterTracks,
            @Nullable String matterKind,
            @Nullable UUID matter,
            @Nullable UUID supersedes,
            @Nullable UUID answers,
            String language) {
        this(
                kind,
                unit,
                to,
                fields,
                files,
                replyBy,
                matterTracks,
                matterKind,
                matter,
                supersedes,
                answers,
                language,
                List.of(),
                null);
    }

    /**
     * 印发机关 and 印发日期, at the foot of the last page.
     *
     * @param date null for the day of issue
     */
    public record Imprint(String unit, @Nullable LocalDate date) {}

    /** A Chinese letter about a matter that follows the answer itself. */
    public static NewLetter about(
            String matterKind, UUID matter, String kind, List<Addressee> to, Map<String, ?> fields) {
        return new NewLetter(kind, null, to, fields, List.of(), null, true, matterKind, matter, null, null, "zh");
    }
}
