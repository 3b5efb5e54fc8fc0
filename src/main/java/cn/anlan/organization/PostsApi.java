package cn.anlan.organization;

import static cn.anlan.platform.Role.ADMINISTRATOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import cn.anlan.platform.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Posts and their holders: everybody signed in reads them, the administrator changes them. */
@RestController
@RequestMapping("/api/posts")
class PostsApi {

    private final Posts posts;
    private final PostStore store;
    private final PostQueries queries;
    private final Today today;
    private final Receipts receipts;

    PostsApi(Posts posts, PostStore store, PostQueries queries, Today today, Receipts receipts) {
        this.posts = posts;
        this.store = store;
        this.queries = queries;
        this.today = today;
        this.receipts = receipts;
    }

    record PostList(List<PostView> items) {}

    /** A post with everybody who ever held it, latest first. */
    record PostPage(PostView post, long version, @Nullable LocalDate closed, List<HolderView> holders) {}

    record Create(
            @NotNull UUID unit,
            @NotBlank @Size(max = 100) String title,
            @NotNull Role role,
            @Nullable Boolean leading) {}

    /** @param leading whether the holder belongs to the unit's leading team */
    record Lead(@NotNull Boolean leading) {}

    record Appoint(
            @NotNull UUID person,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Dismiss(@Nullable LocalDate on) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping
    PostList ofUnit(@RequestParam UUID unit, @RequestParam(required = false) @Nullable LocalDate at) {
        return new PostList(queries.ofUnit(unit, at == null ? today.date() : at));
    }

    @Allowed(everyoneSignedIn = true)
    @GetMapping("/{id}")
    ResponseEntity<PostPage> get(@PathVariable UUID id) {
        var post = store.find(id).orElseThrow(() -> new Problem(OrganizationProblem.NO_SUCH_POST));
        var page = new PostPage(
                queries.get(id),
                post.version(),
                post.closed(),
                store.holdingsOfPost(id).stream().map(PostStore.Holding::holder).toList());
        return ResponseEntity.ok().eTag("\"" + post.version() + "\"").body(page);
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Done create(Actor actor, Command command, @Valid @RequestBody Create body) {
        boolean leading = Boolean.TRUE.equals(body.leading());
        return receipts.once(
                actor, command, body, () -> posts.create(actor, body.unit(), body.title(), body.role(), leading));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/lead")
    Done lead(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Lead body) {
        return receipts.once(actor, command, body, () -> posts.lead(actor, id, command.version(), body.leading()));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/appoint")
    Done appoint(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Appoint body) {
        return receipts.once(
                actor,
                command,
                body,
                () -> posts.appoint(actor, id, command.version(), body.person(), body.from(), body.to()));
    }

    @Allowed(ADMINISTRATOR)
    @PostMapping("/{id}/dismiss")
    Done dismiss(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody Dismiss body) {
        return receipts.once(actor, command, body, () -> posts.dismiss(actor, id, command.version(), body.on()));
    }
}
