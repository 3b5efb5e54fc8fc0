package cn.anlan.access;

import static cn.anlan.platform.Role.AUDITOR;
import static cn.anlan.platform.Role.SECURITY;

import cn.anlan.organization.PersonView;
import cn.anlan.organization.Persons;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Command;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import cn.anlan.platform.Done;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Receipts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
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

/** Accounts, kept by security; the record of the door, also for the auditor. */
@RestController
@RequestMapping("/api")
class AccountsApi {

    private final Accounts accounts;
    private final AccountStore store;
    private final AttemptStore attempts;
    private final Persons persons;
    private final DoorBook book;
    private final Receipts receipts;

    AccountsApi(
            Accounts accounts,
            AccountStore store,
            AttemptStore attempts,
            Persons persons,
            DoorBook book,
            Receipts receipts) {
        this.accounts = accounts;
        this.store = store;
        this.attempts = attempts;
        this.persons = persons;
        this.book = book;
        this.receipts = receipts;
    }

    record AccountView(
            UUID id,
            String account,
            UUID person,
            String name,
            boolean disabled,
            @Nullable Instant lockedUntil,
            boolean mustChangePassword,
            boolean sample,
            long version) {}

    record OpenAccount(
            @NotNull UUID person,

            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,49}") String account,

            @NotNull @Size(max = 200) String password) {

        @Override
        public String toString() {
            return account;
        }
    }

    record ResetPassword(@NotNull @Size(max = 200) String password) {

        @Override
        public String toString() {
            return "password";
        }
    }

    @Allowed(SECURITY)
    @GetMapping("/accounts")
    CursorPage<AccountView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        var page = CursorPage.of(
                store.list(q, Cursor.parse(cursor, 1), rows + 1), rows, account -> Cursor.of(account.account()));
        var names = persons.findAll(
                page.items().stream().map(AccountStore.Account::person).toList());
        return new CursorPage<>(
                page.items().stream()
                        .map(account -> view(account, names.get(account.person())))
                        .toList(),
                page.next());
    }

    @Allowed(SECURITY)
    @GetMapping("/accounts/{id}")
    ResponseEntity<AccountView> get(@PathVariable UUID id) {
        var account = store.byId(id).orElseThrow(() -> new Problem(AccessProblem.NO_SUCH_ACCOUNT));
        return ResponseEntity.ok()
                .eTag("\"" + account.version() + "\"")
                .body(view(account, persons.find(account.person()).orElse(null)));
    }

    @Allowed(SECURITY)
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Done open(Actor actor, Command command, @Valid @RequestBody OpenAccount body) {
        // The password stays out of what the receipt is made of: its fingerprint would let it be guessed.
        var content = Map.of("person", body.person(), "account", body.account());
        var account = new Accounts.NewAccount(body.person(), body.account(), body.password(), true, false, "zh");
        return receipts.once(actor, command, content, () -> accounts.open(actor, account));
    }

    @Allowed(SECURITY)
    @PostMapping("/accounts/{id}/reset-password")
    Done reset(Actor actor, Command command, @PathVariable UUID id, @Valid @RequestBody ResetPassword body) {
        return receipts.once(
                actor, command, "", () -> accounts.resetPassword(actor, id, command.version(), body.password()));
    }

    @Allowed(SECURITY)
    @PostMapping("/accounts/{id}/disable")
    Done disable(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> accounts.disable(actor, id, command.version()));
    }

    @Allowed(SECURITY)
    @PostMapping("/accounts/{id}/enable")
    Done enable(Actor actor, Command command, @PathVariable UUID id) {
        return receipts.once(actor, command, "", () -> accounts.enable(actor, id, command.version()));
    }

    /** What happened at the door, latest first. */
    @Allowed({SECURITY, AUDITOR})
    @GetMapping("/security-events")
    CursorPage<DoorBook.Entry> events(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = CursorPage.limit(limit);
        return CursorPage.of(
                book.list(account, Cursor.parse(cursor, 1), rows + 1), rows, entry -> Cursor.of(entry.id()));
    }

    private AccountView view(AccountStore.Account account, @Nullable PersonView person) {
        return new AccountView(
                account.id(),
                account.account(),
                account.person(),
                person == null ? "" : person.name(),
                account.disabled(),
                attempts.lockedUntil(account.account(), MachineTime.now()).orElse(null),
                account.mustChange(),
                account.sample(),
                account.version());
    }
}
