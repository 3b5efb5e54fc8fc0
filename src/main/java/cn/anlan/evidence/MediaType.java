package cn.anlan.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of file that can be evidence; every other is refused. */
enum MediaType {
    JPEG("image/jpeg", Kind.PHOTO, "jpg", "jpeg"),
    PNG("image/png", Kind.PHOTO, "png"),
    WEBP("image/webp", Kind.PHOTO, "webp"),
    HEIC("image/heic", Kind.PHOTO, "heic", "heif"),
    PDF("application/pdf", Kind.DOCUMENT, "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind.DOCUMENT, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind.DOCUMENT, "xlsx"),
    DOC("application/msword", Kind.DOCUMENT, "doc", "wps"),
    XLS("application/vnd.ms-excel", Kind.DOCUMENT, "xls", "et"),
    MP3("audio/mpeg", Kind.AUDIO, "mp3"),
    M4A("audio/mp4", Kind.AUDIO, "m4a"),
    WAV("audio/vnd.wave", Kind.AUDIO, "wav"),
    AMR("audio/amr", Kind.AUDIO, "amr"),
    /** What browsers record of sound alone. */
    WEBA("audio/webm", Kind.AUDIO, "weba", "webm"),
    MP4("video/mp4", Kind.VIDEO, "mp4"),
    MOV("video/quicktime", Kind.VIDEO, "mov"),
    WEBM("video/webm", Kind.VIDEO, "webm");

    /** What a clause's demand for evidence speaks of. */
    enum Kind {
        PHOTO,
        DOCUMENT,
        AUDIO,
        VIDEO;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String type;
    private final Kind kind;
    private final List<String> extensions;

    MediaType(String type, Kind kind, String... extensions) {
        this.type = type;
        this.kind = kind;
        this.extensions = List.of(extensions);
    }

    static Optional<MediaType> of(String type) {
        return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
    }

    String type() {
        return type;
    }

    Kind kind() {
        return kind;
    }

    /** Whether browsers show it without running anything in it. */
    boolean shown() {
        return kind != Kind.DOCUMENT || this == PDF;
    }

    /** The name with an extension that says what the file is, whatever the uploader called it. */
    String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean fits = extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
        return fits ? name : name + "." + extensions.getFirst();
    }
}
