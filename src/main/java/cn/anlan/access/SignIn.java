package cn.anlan.access;

import cn.anlan.organization.PersonView;
import cn.anlan.organization.Persons;
import cn.anlan.organization.PostView;
import cn.anlan.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets people in by account and password, and lets them change the password. */
@Component
class SignIn {

    private final AccountStore accounts;
    private final AttemptStore attempts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Persona persona;
    private final Persons persons;
    private final DoorBook book;
    private final AccessSettings settings;

    SignIn(
            AccountStore accounts,
            AttemptStore attempts,
            Passwords passwords,
            Sessions sessions,
            Persona persona,
            Persons persons,
            DoorBook book,
            AccessSettings settings) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.persona = persona;
        this.persons = persons;
        this.book = book;
        this.settings = settings;
    }

    static String normal(String account) {
        return account.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Opens a session and answers its secret. A wrong name, a wrong password and an account that is shut get the same answer in the same
     * time; so does a lock, whether there is such an account or not.
     */
    String open(String given, String password) {
        String name = normal(given);
        refuseLocked(name);
        var account = accounts.byName(name);
        boolean same = passwords.matches(
                password, account.map(AccountStore.Account::password).orElse(null));
        // Again: of many attempts at once, those that waited for their turn must not be extra guesses.
        refuseLocked(name);
        if (!same || !persona.usable(account.orElseThrow())) {
            throw failed(name, account.map(AccountStore.Account::person).orElse(null));
        }
        attempts.clear(name);
        var who = account.orElseThrow();
        String secret = sessions.start(who, post(who));
        book.write("signed-in", name, who.person(), null, "");
        return secret;
    }

    /** The post acted in last if it is still held, else the one held longest. */
    private @Nullable UUID post(AccountStore.Account account) {
        var held = persona.posts(account).stream().map(PostView::id).toList();
        return held.contains(account.post()) ? account.post() : held.isEmpty() ? null : held.getFirst();
    }

    void close(Visitor visitor) {
        sessions.end(visitor);
        book.write("signed-out", visitor.account().account(), visitor.account().person(), null, "");
    }

    void changePassword(Visitor visitor, String current, String replacement) {
        var account = visitor.account();
        refuseLocked(account.account());
        if (!passwords.matches(current, account.password())) {
            failed(account.account(), account.person());
            throw new Problem(AccessProblem.WRONG_PASSWORD).field("current", "WrongPassword");
        }
        if (current.equals(replacement)) {
            throw new Problem(AccessProblem.WEAK_PASSWORD).field("replacement", "SamePassword");
        }
        refuseWeak(
                replacement,
                account.account(),
                persons.find(account.person()).map(PersonView::name).orElse(account.account()),
                "replacement");
        accounts.password(account.id(), passwords.encode(replacement), false);
        sessions.endOthers(account.id(), visitor.hash());
        book.write("password-changed", account.account(), account.person(), null, "");
    }

    static void refuseWeak(String password, String account, String name, String field) {
        PasswordRules.broken(password, account, name).ifPresent(rule -> {
            throw new Problem(AccessProblem.WEAK_PASSWORD).field(field, rule, PasswordRules.SHORTEST);
        });
    }

    private void refuseLocked(String name) {
        Instant now = MachineTime.now();
        attempts.lockedUntil(name, now).ifPresent(until -> {
            throw new Problem(AccessProblem.LOCKED, Duration.between(now, until).toMinutes() + 1);
        });
    }

    private Problem failed(String name, @Nullable UUID person) {
        boolean locks = attempts.failed(
                name.substring(0, Math.min(100, name.length())),
                MachineTime.now(),
                settings.failures(),
                settings.lock());
        book.write(locks ? "locked" : "refused", name, person, null, "");
        return locks
                ? new Problem(AccessProblem.LOCKED, settings.lock().toMinutes())
                : new Problem(AccessProblem.WRONG_CREDENTIALS);
    }
}
