package cn.anlan.access;

import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own session: sign in and out, change the password, act in another post. */
@RestController
@RequestMapping("/api/session")
class SessionApi {

    private final SignIn signIn;
    private final Sessions sessions;
    private final AccountStore accounts;
    private final Persona persona;
    private final UnitQueries units;
    private final Rights rights;

    SessionApi(
            SignIn signIn,
            Sessions sessions,
            AccountStore accounts,
            Persona persona,
            UnitQueries units,
            Rights rights) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.persona = persona;
        this.units = units;
        this.rights = rights;
    }

    record SignInRequest(
            @NotBlank @Size(max = 100) String account,
            @NotNull @Size(max = 200) String password) {

        @Override
        public String toString() {
            return account;
        }
    }

    record PasswordRequest(
            @NotNull @Size(max = 200) String current,
            @NotNull @Size(max = 200) String replacement) {

        @Override
        public String toString() {
            return "password";
        }
    }

    record PostRequest(@NotNull UUID post) {}

    record LanguageRequest(
            @NotNull @Pattern(regexp = "zh|en") String language) {}

    record PersonRef(UUID id, String name) {}

    record UnitRef(UUID id, String name, UnitKind kind, String territory) {}

    record PostRef(UUID id, String title, Role role, UnitRef unit) {}

    /**
     * Who one is.
     *
     * @param post the post acted in, null for somebody who holds none
     * @param rights what this post may call, as {@code METHOD /path}
     */
    record SessionView(
            String account,
            PersonRef person,
            @Nullable PostRef post,
            @Nullable UnitRef unit,
            List<PostRef> posts,
            boolean mustChangePassword,
            String language,
            List<String> rights) {}

    @Allowed(everyoneSignedIn = true)
    @GetMapping
    SessionView session(@RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor) {
        return view(visitor);
    }

    @Allowed(anyone = true)
    @PostMapping
    ResponseEntity<SessionView> open(@Valid @RequestBody SignInRequest body, HttpServletRequest request) {
        String secret = signIn.open(body.account(), body.password());
        Visitor visitor = sessions.bySession(secret).orElseThrow(() -> new Problem(AccessProblem.WRONG_CREDENTIALS));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(secret, request).toString())
                .body(view(visitor));
    }

    @Allowed(everyoneSignedIn = true)
    @DeleteMapping
    ResponseEntity<Void> close(
            @RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor, HttpServletRequest request) {
        signIn.close(visitor);
        ResponseCookie gone = cookie("", request).mutate().maxAge(0).build();
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, gone.toString())
                .build();
    }

    @Allowed(everyoneSignedIn = true)
    @PutMapping("/password")
    SessionView password(
            @RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor,
            @Valid @RequestBody PasswordRequest body) {
        signIn.changePassword(visitor, body.current(), body.replacement());
        return view(again(visitor));
    }

    @Allowed(everyoneSignedIn = true)
    @PutMapping("/post")
    SessionView post(
            @RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor, @Valid @RequestBody PostRequest body) {
        if (persona.in(visitor.account(), body.post()).isEmpty()) {
            throw new Problem(AccessProblem.POST_NOT_HELD);
        }
        sessions.actIn(visitor, body.post());
        return view(again(visitor));
    }

    @Allowed(everyoneSignedIn = true)
    @PutMapping("/language")
    SessionView language(
            @RequestAttribute(name = "cn.anlan.access.Visitor") Visitor visitor,
            @Valid @RequestBody LanguageRequest body) {
        accounts.language(visitor.account().id(), body.language());
        sessions.forget();
        return view(again(visitor));
    }

    private Visitor again(Visitor visitor) {
        return sessions.byHash(visitor.hash()).orElseThrow(() -> new Problem(AccessProblem.POST_NOT_HELD));
    }

    private SessionView view(Visitor visitor) {
        Actor actor = visitor.actor();
        List<PostRef> posts =
                persona.posts(visitor.account()).stream().map(this::post).toList();
        PostRef acting = posts.stream()
                .filter(post -> post.id().equals(actor.post()))
                .findFirst()
                .orElse(null);
        return new SessionView(
                visitor.account().account(),
                new PersonRef(actor.person(), actor.name()),
                acting,
                acting == null ? null : acting.unit(),
                posts,
                visitor.mustChange(),
                visitor.account().language(),
                rights.of(actor.role()));
    }

    private PostRef post(PostView post) {
        var unit = units.get(post.unit());
        return new PostRef(
                post.id(),
                post.title(),
                post.role(),
                new UnitRef(unit.id(), unit.name(), unit.kind(), unit.territory()));
    }

    private static ResponseCookie cookie(String secret, HttpServletRequest request) {
        return ResponseCookie.from(Door.COOKIE, secret)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .build();
    }
}
