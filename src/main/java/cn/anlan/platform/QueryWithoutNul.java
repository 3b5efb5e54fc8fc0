package cn.anlan.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses U+0000 in an address's query, which PostgreSQL can't compare with anything. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 101)
class QueryWithoutNul extends OncePerRequestFilter {

    private final ProblemAdvice problems;
    private final JsonText json;

    QueryWithoutNul(ProblemAdvice problems, JsonText json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getQueryString() == null || !request.getQueryString().contains("%00");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (String part : request.getQueryString().split("&")) {
            if (part.contains("%00")) {
                String field = part.substring(0, Math.max(0, part.indexOf('=')));
                problems.write(
                        new Problem(PlatformProblem.INVALID, 1).field(field, "NulCharacter"), request, response, json);
                return;
            }
        }
    }
}
