package cn.anlan.documents;

import cn.anlan.access.Secrets;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Command;
import cn.anlan.platform.Done;
import cn.anlan.platform.HandlesCases;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One-time links as the sender of a letter makes and revokes them. */
@RestController
class LinksApi {

    private final Links links;
    private final DocumentsSettings settings;
    private final Receipts receipts;

    LinksApi(Links links, DocumentsSettings settings, Receipts receipts) {
        this.links = links;
        this.settings = settings;
        this.receipts = receipts;
    }

    record NewLink(
            @NotNull UUID delivery,
            @Nullable @Min(1) @Max(10_000) Integer days) {}

    /**
     * A link just made.
     *
     * @param address where the addressee opens it; shown this once, and null when the same command is repeated
     */
    record MadeLink(UUID id, long version, @Nullable String address) {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    @PostMapping("/api/letters/{id}/links")
    @HandlesCases
    @ResponseStatus(HttpStatus.CREATED)
    MadeLink make(Actor actor, Command command, @PathVariable UUID id, @RequestBody @Valid NewLink body) {
        String secret = Secrets.next();
        boolean[] made = {false};
        Done done = receipts.once(actor, command, body, () -> {
            Done first = links.make(actor, id, command.version(), body.delivery(), body.days(), secret);
            made[0] = true;
            return first;
        });
        return new MadeLink(id, done.version(), made[0] ? settings.link(secret) : null);
    }

    @PostMapping("/api/letters/{id}/links/{link}/revoke")
    @HandlesCases
    Done revoke(Actor actor, Command command, @PathVariable UUID id, @PathVariable UUID link) {
        return receipts.once(actor, command, "", () -> links.revoke(actor, id, command.version(), link));
    }
}
