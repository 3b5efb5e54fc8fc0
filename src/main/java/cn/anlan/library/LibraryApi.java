package cn.anlan.library;

import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The library as everybody signed in may read it. */
@RestController
@RequestMapping("/api/library")
class LibraryApi {

    private final Library library;
    private final LibrarySearch search;
    private final EvidenceFiles files;
    private final Clock clock;

    LibraryApi(Library library, LibrarySearch search, EvidenceFiles files, Clock clock) {
        this.library = library;
        this.search = search;
        this.files = files;
        this.clock = clock;
    }

    /**
     * The books in force, or with {@code all} every one, by words in title, number and issuer.
     *
     * @param on the day on which they are in force, today unless said
     */
    @GetMapping
    @Allowed(everyoneSignedIn = true)
    CursorPage<BookViews.Row> list(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable RuleKind kind,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return library.list(actor, filter(q, kind, on, all), cursor, CursorPage.limit(limit));
    }

    /** The articles in which all the words stand. */
    @GetMapping("/search")
    @Allowed(everyoneSignedIn = true)
    BookViews.Hits search(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable String book,
            @RequestParam(required = false) @Nullable RuleKind kind,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        return search.find(actor, filter(q, kind, on, all), book, locale, cursor, CursorPage.limit(limit));
    }

    @GetMapping("/{id}")
    @Allowed(everyoneSignedIn = true)
    ResponseEntity<BookViews.View> read(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer edition,
            @RequestParam(required = false) @Nullable LocalDate on) {
        BookViews.View view = library.read(actor, id, edition, day(on));
        return ResponseEntity.ok().eTag("\"" + view.version() + "\"").body(view);
    }

    /** The file an edition was taken from. */
    @GetMapping("/{id}/editions/{edition}/source")
    @Allowed(everyoneSignedIn = true)
    ResponseEntity<Resource> source(Actor actor, @PathVariable String id, @PathVariable int edition) {
        Edition.Source source = library.source(actor, id, edition);
        var file = new FileSystemResource(files.path(source.sha256()));
        if (!file.exists()) {
            throw new Problem(PlatformProblem.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(source.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(source.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file);
    }

    private BookFilter filter(String q, @Nullable RuleKind kind, @Nullable LocalDate on, boolean all) {
        return new BookFilter(SearchText.words(q), kind, day(on), all);
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? LocalDate.ofInstant(clock.instant(), Zones.CHINA) : asked;
    }
}
