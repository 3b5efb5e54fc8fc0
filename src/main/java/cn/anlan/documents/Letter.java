package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One letter. */
final class Letter {

    /**
     * What never changes.
     *
     * @param unit in whose name it goes out
     * @param matterTracks whether the matter follows the answer
     */
    record Root(
            UUID id,
            UUID kindId,
            LetterKind kind,
            UUID unit,
            String territory,
            String language,
            boolean matterTracks,
            @Nullable String matterKind,
            @Nullable UUID matter,
            @Nullable UUID supersedes,
            @Nullable UUID answers,
            @Nullable UUID batch,
            UUID draftedBy,
            String draftedName,
            Instant draftedAt) {}

    /** What is written, until it is submitted or signed. */
    record Content(
            String title,
            Map<String, Object> fields,
            List<To> to,
            List<FileRef> files,
            @Nullable LocalDate replyBy,
            List<To> copies,
            NewLetter.@Nullable Imprint imprint) {

        static final Content NONE = new Content("", Map.of(), List.of(), List.of(), null, List.of(), null);

        Content titled(String words) {
            return new Content(words, fields, to, files, replyBy, copies, imprint);
        }
    }

    /** An addressee by name. */
    record To(@Nullable UUID unit, String name) {}

    /**
     * @param signer name of the {@link Signer}
     * @param key of the signer's keys, the one used
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(UUID by, String name, String title, Instant at, String signer, String key, byte[] signature) {}

    /**
     * @param number as printed, null for a kind without numbers
     * @param code by which anybody can check the file
     * @param file the PDF as evidence
     */
    record Issued(
            @Nullable String series,
            @Nullable Integer year,
            @Nullable Integer no,
            @Nullable String number,
            Instant at,
            String name,
            String code,
            UUID file,
            String sha256) {}

    final Root root;
    long version;
    LetterState state;
    Content content;

    @Nullable UUID submittedBy;

    @Nullable UUID reviewedBy;

    @Nullable String reviewedName;

    @Nullable Signed signed;

    @Nullable Issued issued;

    @Nullable UUID supersededBy;

    @Nullable Instant closedAt;

    Letter(Root root, long version, LetterState state, Content content) {
        this.root = root;
        this.version = version;
        this.state = state;
        this.content = content;
    }

    UUID id() {
        return root.id();
    }

    LetterKind kind() {
        return root.kind();
    }

    boolean isEnglish() {
        return root.language().equals("en");
    }

    /** Title with its number, by which people call it. */
    String called() {
        return issued == null || issued.number() == null
                ? content.title()
                : content.title() + (isEnglish() ? " (" + issued.number() + ")" : "（" + issued.number() + "）");
    }
}
