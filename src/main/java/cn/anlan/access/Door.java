package cn.anlan.access;

import cn.anlan.platform.JsonText;
import cn.anlan.platform.Problem;
import cn.anlan.platform.ProblemAdvice;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises who a request comes from, by the session cookie or an API token. Who may do what is decided later, at each handler. */
final class Door extends OncePerRequestFilter {

    static final String COOKIE = "ANLAN_SESSION";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final ProblemAdvice problems;
    private final JsonText json;

    Door(Sessions sessions, ProblemAdvice problems, JsonText json) {
        this.sessions = sessions;
        this.problems = problems;
        this.json = json;
    }

    /** A page of another site can't send this header, so such a request needs no further proof of where it comes from. */
    static boolean bearsToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            visitor(request).ifPresent(visitor -> {
                refuseHalfway(visitor, request);
                request.setAttribute(Visitor.ATTRIBUTE, visitor);
                SecurityContextHolder.setContext(new SecurityContextImpl(new Visitor.SignedIn(visitor)));
            });
        } catch (Problem refused) {
            problems.write(refused, request, response, json);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Visitor> visitor(HttpServletRequest request) {
        if (bearsToken(request)) {
            return sessions.byToken(request.getHeader(HttpHeaders.AUTHORIZATION)
                    .substring(BEARER.length())
                    .strip());
        }
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE)
                                && !cookie.getValue().isEmpty())
                        .findFirst()
                        .flatMap(cookie -> sessions.bySession(cookie.getValue()));
    }

    private static void refuseHalfway(Visitor visitor, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean ownSession = path.equals("/api/session") || path.startsWith("/api/session/");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        // What time it is anybody is told, signed in or not.
        boolean asksTheTime = path.equals("/api/clock") && reads;
        if (visitor.mustChange() && !ownSession && !asksTheTime) {
            throw new Problem(AccessProblem.PASSWORD_CHANGE_REQUIRED);
        }
        if (visitor.readOnly() && !reads || visitor.token() && ownSession && !reads) {
            throw new Problem(AccessProblem.READ_ONLY_TOKEN);
        }
    }
}
