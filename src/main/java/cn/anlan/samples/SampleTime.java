package cn.anlan.samples;

import cn.anlan.platform.Backdating;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the sample people act on the day on which a sample says they did: a tour takes weeks, and its order won't be hurried. Only requests
 * that carry a word which this process made up and tells nobody are believed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleTime extends OncePerRequestFilter {

    static final String HEADER = "X-Sample-Time";

    private static final String WORD = UUID.randomUUID() + "-" + UUID.randomUUID();

    static String at(Instant then) {
        return WORD + " " + then;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String said = request.getHeader(HEADER);
        if (said == null || !said.startsWith(WORD + " ")) {
            chain.doFilter(request, response);
            return;
        }
        Backdating.to(Instant.parse(said.substring(WORD.length() + 1)));
        try {
            chain.doFilter(request, response);
        } finally {
            Backdating.over();
        }
    }
}
