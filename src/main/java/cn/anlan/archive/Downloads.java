package cn.anlan.archive;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files to download. */
final class Downloads {

    private Downloads() {}

    static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return head(name + ".pdf").contentType(MediaType.APPLICATION_PDF).body(content);
    }

    static ResponseEntity<StreamingResponseBody> zip(String name, StreamingResponseBody content) {
        return head(name + ".zip")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(content);
    }

    private static ResponseEntity.BodyBuilder head(String name) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }
}
