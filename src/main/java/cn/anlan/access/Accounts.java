package cn.anlan.access;

import cn.anlan.organization.Persons;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Done;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives persons accounts, and shuts and opens these. Every change is in the record of the door. */
@Component
public class Accounts {

    private final AccountStore accounts;
    private final AttemptStore attempts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Persons persons;
    private final DoorBook book;

    Accounts(
            AccountStore accounts,
            AttemptStore attempts,
            Passwords passwords,
            Sessions sessions,
            Persons persons,
            DoorBook book) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.persons = persons;
        this.book = book;
    }

    /**
     * An account to give.
     *
     * @param account 2 to 50 lower-case letters, digits, dots, dashes, underscores
     * @param mustChange must change the password before anything else
     * @param sample made for demonstration: refused in production
     */
    public record NewAccount(
            UUID person, String account, String password, boolean mustChange, boolean sample, String language) {

        @Override
        public String toString() {
            return account;
        }
    }

    /** Is there such an account? */
    public boolean exists(String account) {
        return accounts.byName(SignIn.normal(account)).isPresent();
    }

    /** Those of the people who can sign in, and so see what is sent to them. */
    public Set<UUID> ableToSignIn(Collection<UUID> people) {
        return accounts.withAccount(people);
    }

    /** The language each person chose; Chinese for everybody else. */
    public Function<UUID, Locale> languages(Collection<UUID> people) {
        Set<UUID> english = accounts.readersOfEnglish(people);
        return person -> english.contains(person) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @Transactional
    public Done open(Actor actor, NewAccount asked) {
        String name = SignIn.normal(asked.account());
        var person = persons.find(asked.person()).orElseThrow(() -> new Problem(PlatformProblem.NOT_FOUND));
        SignIn.refuseWeak(asked.password(), name, person.name(), "password");
        if (accounts.byName(name).isPresent()) {
            throw new Problem(AccessProblem.ACCOUNT_TAKEN, name);
        }
        var account = new AccountStore.Account(
                Ids.next(),
                name,
                asked.person(),
                passwords.encode(asked.password()),
                asked.mustChange(),
                false,
                asked.sample(),
                asked.language(),
                null,
                1);
        try {
            accounts.insert(account);
        } catch (DuplicateKeyException e) {
            throw new Problem(AccessProblem.ACCOUNT_TAKEN, name);
        }
        UUID entry = book.write("account-opened", name, asked.person(), actor, "");
        return new Done(account.id(), 1, "open", entry);
    }

    /** Sets a first password again, which the holder must change; ends all their sessions. */
    @Transactional
    Done resetPassword(Actor actor, UUID id, @Nullable Long seen, String password) {
        var account = lock(id, seen);
        var person = persons.find(account.person()).orElseThrow();
        SignIn.refuseWeak(password, account.account(), person.name(), "password");
        accounts.password(id, passwords.encode(password), true);
        attempts.clear(account.account());
        return done(actor, account, "password-reset", account.disabled());
    }

    /** Shuts an account: no session, no token of it counts any more. */
    @Transactional
    Done disable(Actor actor, UUID id, @Nullable Long seen) {
        var account = lock(id, seen);
        accounts.disabled(id, true);
        return done(actor, account, "account-disabled", true);
    }

    /** Opens an account again, and forgets wrong passwords. */
    @Transactional
    Done enable(Actor actor, UUID id, @Nullable Long seen) {
        var account = lock(id, seen);
        accounts.disabled(id, false);
        attempts.clear(account.account());
        return done(actor, account, "account-enabled", false);
    }

    private AccountStore.Account lock(UUID id, @Nullable Long seen) {
        var account = accounts.lock(id).orElseThrow(() -> new Problem(AccessProblem.NO_SUCH_ACCOUNT));
        if (seen != null && seen != account.version()) {
            throw new Problem(PlatformProblem.STALE, seen, account.version()).with("current", account.version());
        }
        return account;
    }

    private Done done(Actor actor, AccountStore.Account account, String kind, boolean disabled) {
        if (!kind.equals("account-enabled")) {
            sessions.endOthers(account.id(), null);
        }
        UUID entry = book.write(kind, account.account(), account.person(), actor, "");
        return new Done(account.id(), account.version() + 1, disabled ? "disabled" : "open", entry);
    }
}
