package cn.anlan.access;

import cn.anlan.organization.HolderChanged;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sessions and tokens in use. What was looked up is kept for some seconds, so that a request usually costs no query; on this node an end
 * counts at once, on other nodes after those seconds.
 */
@Component
class Sessions {

    private static final Duration REMEMBERED = Duration.ofSeconds(3);
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    private final SessionStore sessions;
    private final TokenStore tokens;
    private final AccountStore accounts;
    private final Persona persona;
    private final AccessSettings settings;
    private final Cache<ByteBuffer, Visitor> cache = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Sessions(
            SessionStore sessions, TokenStore tokens, AccountStore accounts, Persona persona, AccessSettings settings) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
        this.persona = persona;
        this.settings = settings;
    }

    /** Starts a session; the answer is its secret. */
    String start(AccountStore.Account account, @Nullable UUID post) {
        Instant now = MachineTime.now();
        sessions.deleteStartedBefore(now.minus(settings.longest()));
        String secret = Secrets.next();
        sessions.insert(Secrets.hash(secret), account.id(), post, now);
        return secret;
    }

    Optional<Visitor> bySession(String secret) {
        byte[] hash = Secrets.hash(secret);
        return find(hash, () -> session(hash)).map(this::touched);
    }

    /** The session of this hash, looked up afresh. */
    Optional<Visitor> byHash(byte[] hash) {
        return session(hash);
    }

    Optional<Visitor> byToken(String secret) {
        byte[] hash = Secrets.hash(secret);
        return find(hash, () -> token(hash));
    }

    private Optional<Visitor> find(byte[] hash, java.util.function.Supplier<Optional<Visitor>> look) {
        Visitor known = cache.getIfPresent(ByteBuffer.wrap(hash));
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Visitor> found = look.get();
        found.ifPresent(visitor -> cache.put(ByteBuffer.wrap(hash), visitor));
        return found;
    }

    private Optional<Visitor> session(byte[] hash) {
        Instant now = MachineTime.now();
        return sessions.find(hash)
                .filter(session -> session.seenAt().isAfter(now.minus(settings.idle()))
                        && session.startedAt().isAfter(now.minus(settings.longest())))
                .flatMap(session -> accounts.byId(session.account())
                        .filter(persona::usable)
                        .flatMap(account -> persona.in(account, session.post())
                                .map(actor -> new Visitor(
                                        actor, account, hash, account.mustChange(), false, false, session.seenAt()))));
    }

    private Optional<Visitor> token(byte[] hash) {
        Instant now = MachineTime.now();
        return tokens.use(hash, now)
                .flatMap(token -> accounts.byId(token.account())
                        .filter(account -> persona.usable(account) && !account.mustChange())
                        .flatMap(account -> persona.in(account, token.post())
                                .map(actor -> new Visitor(actor, account, hash, false, true, token.readOnly(), now))));
    }

    private Visitor touched(Visitor visitor) {
        Instant now = MachineTime.now();
        if (visitor.seenAt().isAfter(now.minus(TOUCHED_EVERY))) {
            return visitor;
        }
        sessions.seen(visitor.hash(), now);
        Visitor seen = visitor.seen(now);
        cache.put(ByteBuffer.wrap(visitor.hash()), seen);
        return seen;
    }

    void actIn(Visitor visitor, UUID post) {
        sessions.post(visitor.hash(), post);
        accounts.lastPost(visitor.account().id(), post);
        forget();
    }

    void end(Visitor visitor) {
        sessions.delete(visitor.hash());
        forget();
    }

    /** Ends all sessions of an account but one. */
    void endOthers(UUID account, byte @Nullable [] kept) {
        sessions.deleteOthers(account, kept);
        forget();
    }

    /** Drops what was looked up. */
    void forget() {
        cache.invalidateAll();
    }

    /** Whoever leaves a post no longer acts in it. */
    @EventListener
    void endWith(HolderChanged change) {
        if (change.before() != null) {
            sessions.deleteOfPost(change.post());
        }
    }

    /** Only now do other requests no longer find the sessions in the database. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void forgetAfter(HolderChanged change) {
        forget();
    }
}
