package cn.anlan.access;

import static cn.anlan.platform.Role.ADMINISTRATOR;
import static cn.anlan.platform.Role.COMMITTEE_OFFICE;
import static cn.anlan.platform.Role.DEPARTMENT;
import static cn.anlan.platform.Role.ENTERPRISE;
import static cn.anlan.platform.Role.INSPECTOR;
import static cn.anlan.platform.Role.PRINCIPAL;
import static cn.anlan.platform.Role.SECURITY;
import static cn.anlan.platform.Role.SUPERVISOR;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * API tokens for other systems. The holder of a post makes them for that post, so that security can't open a door into cases; security
 * sees and revokes all.
 */
@RestController
@RequestMapping("/api/tokens")
class TokensApi {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final TokenStore tokens;
    private final Sessions sessions;
    private final DoorBook book;

    TokensApi(TokenStore tokens, Sessions sessions, DoorBook book) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.book = book;
    }

    record TokenList(List<TokenStore.Token> items) {}

    /** A token to make for the post acted in, at most a year long; reading only unless said otherwise. */
    record NewToken(
            @NotBlank @Size(max = 100) String name,
            boolean readOnly,
            @NotNull Instant expiresAt) {}

    /** The secret is shown this once. */
    record MadeToken(UUID id, String token) {

        @Override
        public String toString() {
            return id.toString();
        }
    }

    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, ENTERPRISE, ADMINISTRATOR, SECURITY})
    @GetMapping
    TokenList list(Actor actor, @RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor) {
        return new TokenList(
                tokens.list(actor.is(SECURITY) ? null : visitor.account().id()));
    }

    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, ENTERPRISE, ADMINISTRATOR, SECURITY})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeToken make(
            Actor actor,
            @RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor,
            @Valid @RequestBody NewToken body) {
        Instant now = MachineTime.now();
        if (!body.expiresAt().isAfter(now) || body.expiresAt().isAfter(now.plus(LONGEST))) {
            throw new Problem(AccessProblem.EXPIRY_OUT_OF_RANGE).field("expiresAt", "ExpiryOutOfRange");
        }
        if (visitor.token()) {
            // A token that could make tokens would never end.
            throw new Problem(AccessProblem.READ_ONLY_TOKEN);
        }
        String secret = "anlan_" + Secrets.next();
        var account = visitor.account();
        var token = new TokenStore.Token(
                Ids.next(),
                account.id(),
                account.account(),
                Objects.requireNonNull(actor.post()),
                body.name().strip(),
                body.readOnly(),
                now,
                body.expiresAt(),
                null,
                null);
        tokens.insert(token, Secrets.hash(secret));
        book.write("token-made", account.account(), account.person(), actor, token.name());
        return new MadeToken(token.id(), secret);
    }

    @Allowed({PRINCIPAL, COMMITTEE_OFFICE, SUPERVISOR, INSPECTOR, DEPARTMENT, ENTERPRISE, ADMINISTRATOR, SECURITY})
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            Actor actor, @RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor, @PathVariable UUID id) {
        var token = tokens.find(id)
                .filter(found -> actor.is(SECURITY)
                        || found.account().equals(visitor.account().id()))
                .orElseThrow(() -> new Problem(AccessProblem.NO_SUCH_TOKEN));
        tokens.revoke(id, MachineTime.now());
        sessions.forget();
        book.write("token-revoked", token.accountName(), null, actor, token.name());
    }
}
