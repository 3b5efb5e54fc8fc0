package cn.anlan.evidence;

import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.platform.Actor;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ReadsCases;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files over HTTP. An upload is announced by POST, its bytes follow by PATCH with {@code Upload-Offset}, and HEAD tells after a break how
 * many have arrived, much as in tus 1.0.
 */
@RestController
@RequestMapping("/api/evidence")
class EvidenceApi {

    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    private final Uploads uploads;
    private final EvidenceStore store;
    private final EvidenceFiles files;
    private final Pictures pictures;

    EvidenceApi(Uploads uploads, EvidenceStore store, EvidenceFiles files, Pictures pictures) {
        this.uploads = uploads;
        this.store = store;
        this.files = files;
        this.pictures = pictures;
    }

    /**
     * How far an upload is.
     *
     * @param evidence the file, once it is whole and checked
     */
    record UploadState(
            UUID id, long offset, long size, @Nullable EvidenceView evidence) {}

    @PostMapping
    @HandlesCases
    ResponseEntity<UploadState> begin(Actor actor, @RequestBody @Valid NewUpload asked) {
        UUID id = uploads.begin(actor, asked);
        return ResponseEntity.created(URI.create("/api/evidence/" + id))
                .header(OFFSET, "0")
                .body(new UploadState(id, 0, asked.size(), null));
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @ReadsCases
    ResponseEntity<Void> offset(Actor actor, @PathVariable UUID id) {
        Upload upload = uploads.mine(actor, id);
        return ResponseEntity.ok()
                .header(OFFSET, Long.toString(uploads.offset(upload)))
                .header(LENGTH, Long.toString(upload.size()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @PatchMapping("/{id}")
    @HandlesCases
    ResponseEntity<UploadState> append(
            Actor actor, @PathVariable UUID id, @RequestHeader(OFFSET) @PositiveOrZero long offset, InputStream piece) {
        Upload upload = uploads.mine(actor, id);
        long reached = uploads.append(upload, offset, piece);
        EvidenceView whole = store.visible(actor, id).orElse(null);
        return ResponseEntity.ok()
                .header(OFFSET, Long.toString(reached))
                .body(new UploadState(id, reached, upload.size(), whole));
    }

    @GetMapping("/{id}")
    @ReadsCases
    EvidenceView get(Actor actor, @PathVariable UUID id) {
        return store.visible(actor, id).orElseThrow(() -> {
            Upload upload = uploads.mine(actor, id);
            return new Problem(EvidenceProblem.STILL_UPLOADING, uploads.offset(upload), upload.size());
        });
    }

    /** The files with these hashes, as acts name them, as far as the caller may see them. */
    @GetMapping
    @ReadsCases
    Map<String, List<EvidenceView>> byHash(Actor actor, @RequestParam @Size(max = 100) List<String> sha256) {
        return Map.of("items", store.visible(actor, sha256));
    }

    @GetMapping("/{id}/content")
    @ReadsCases
    ResponseEntity<Resource> content(Actor actor, @PathVariable UUID id) {
        EvidenceView file = get(actor, id);
        boolean shown = MediaType.of(file.type()).map(MediaType::shown).orElse(false);
        return answer(file, files.path(file.sha256()), file.type(), file.name(), shown);
    }

    @GetMapping("/{id}/thumbnail")
    @ReadsCases
    ResponseEntity<Resource> thumbnail(Actor actor, @PathVariable UUID id) {
        EvidenceView file = get(actor, id);
        return answer(file, pictures.thumbnail(file), MediaType.JPEG.type(), "thumbnail.jpg", true);
    }

    /** The photo as it would be published: drawn anew, without place, time and device. */
    @GetMapping("/{id}/published")
    @ReadsCases
    ResponseEntity<Resource> published(Actor actor, @PathVariable UUID id) {
        EvidenceView file = get(actor, id);
        return answer(file, pictures.published(file), MediaType.JPEG.type(), "photo.jpg", true);
    }

    /** Ranges are served by Spring, as the body is a resource. */
    private static ResponseEntity<Resource> answer(
            EvidenceView file, Path path, String type, String name, boolean shown) {
        var resource = new FileSystemResource(path);
        if (!resource.exists()) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        var disposition = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(org.springframework.http.MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; media-src 'self'; img-src 'self'; sandbox")
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .eTag(file.sha256())
                .body(resource);
    }
}
